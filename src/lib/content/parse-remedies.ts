/**
 * What to do about a page that can't be read, for what its parsers say. Their own messages name tokens and productions,
 * which help nobody who writes an article.
 */

/** A place and a remedy. The line is that of the body, and `undefined` if the parser's own is best. */
export interface ParseRemedy {
  readonly line?: number;
  readonly message: string;
}

const YAML_REMEDIES: readonly (readonly [says: RegExp, remedy: string])[] = [
  [/duplicated mapping key|keys must be unique/u, 'This field is there twice. Delete one of the two.'],
  [/flow/iu, 'Close each [ with ], and each { with }.'],
  [/quoted scalar|closing ["']/u, 'Close each quotation mark.'],
  [/tab characters/u, 'Indent with spaces, not with tabs.'],
  [/escape sequence/u, 'Write each \\ twice, or use single quotes.'],
  [/multiple documents/u, 'Delete the line ---.'],
  [
    /multiline key|Implicit keys/u,
    "The mistake is here or above: a quotation mark that isn't closed, or a field without a colon.",
  ],
];
const YAML_REMEDY =
  "Begin each field at the same place as the fields beside it. Put text in quotes if it has a colon or an apostrophe in it, or begins with a sign such as @, * or {, and write an apostrophe inside '…' twice.";

/** @param message what a YAML parser says */
export function yamlRemedy(message: string): string {
  return YAML_REMEDIES.find(([says]) => says.test(message))?.[1] ?? YAML_REMEDY;
}

const MDX_REMEDIES: readonly (readonly [says: RegExp, remedy: string])[] = [
  [/expected an open tag first/u, 'This closing tag has no opening tag before it. Add one, or delete the closing tag.'],
  [/closing quote/u, 'A quotation mark in a tag is never closed. Add the one that is missing.'],
  [/in attribute name/u, 'A quotation mark is missing in this tag or in the one before it.'],
  [/before attribute value/u, 'Put what follows the = in quotes, such as title="…".'],
  [
    /import\/exports/u,
    'A line that begins with import or export has to be JavaScript. Correct it, or begin the line with another word.',
  ],
  [/expression/u, 'What is in { } has to be JavaScript, and each { needs a }. To show a brace, write \\{.'],
  [
    /before name|in name/u,
    'No tag begins with this <. To show the sign, write \\<. A link is [text](address), and a comment is {/* … */}.',
  ],
];

/**
 * @param message what the MDX parser says
 * @param line where it says so
 */
export function mdxRemedy(message: string, line?: number): ParseRemedy {
  const [, closing, open, from] =
    /closing tag `<\/(\S*?)>`, expected corresponding closing tag for `<(\S*?)>` \((\d+):/u.exec(message) ?? [];
  if (closing !== undefined) {
    return {
      line: Number(from),
      message: `<${open}> isn't closed before </${closing}>${line === undefined ? '' : ` on line ${line}`}. Add </${open}> on a line of its own, or end the tag with /> if there's nothing inside. If it's </${closing}> that is too much, delete it.`,
    };
  }
  // If a tag is never closed, only the message says where it is: "(10:1-10:17)".
  const [, name, begins] = /(?:closing tag for|before the end of) `<(\S*?)>`(?: \((\d+):)?/u.exec(message) ?? [];
  if (name !== undefined) {
    return {
      ...(begins === undefined ? {} : { line: Number(begins) }),
      message: `<${name}> isn't closed. Write <${name} …> and </${name}> on lines of their own, with a blank line before and after each. If there's nothing inside, end the tag with />.`,
    };
  }
  const remedy = MDX_REMEDIES.find(([says]) => says.test(message))?.[1];
  return { message: remedy ?? `The text isn't valid MDX. ${message}` };
}
