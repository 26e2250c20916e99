import { blocked } from '../../remark/check/components.ts';
import type { ParseRemedy } from './yaml-remedies.ts';

/** What to do about a page's text that can't be read, for what the MDX parser says. */

const MDX_REMEDIES: readonly (readonly [says: RegExp, remedy: string])[] = [
  [/expected an open tag first/u, 'This closing tag has no opening tag before it. Add one, or delete the closing tag.'],
  [/to create a comment in MDX/u, 'Write a comment as {/* … */}.'],
  [/to create a link in MDX/u, 'Write a link as [words](address).'],
  [/in closing tag/u, 'A closing tag holds nothing but its name, such as </Step>.'],
  [/closing quote/u, 'A quotation mark in a tag is never closed. Add the one that is missing.'],
  [/in attribute name/u, 'A quotation mark is missing in this tag or in the one before it.'],
  [/before attribute value/u, 'Put what follows the = in straight quotes, such as title="…".'],
  [/attribute (?:name|value)|self-closing/u, 'This tag can\'t be read. Write it like <Step title="…"> or <Support />.'],
  [
    /import\/exports/u,
    'A line that begins with import or export has to be JavaScript. Correct it, or begin the line with another word.',
  ],
  [/lazy line/u, 'A tag or brace that was opened in a list or a quotation is closed outside of it. Indent this line.'],
  [/expression/u, 'What is in { } has to be JavaScript, and each { needs a }. To show a brace, write \\{.'],
];
const MDX_REMEDY = 'No tag begins with this <. To show the sign, write \\<.';

/** HTML elements that hold nothing. */
const EMPTY = ['br', 'hr', 'img', 'input', 'wbr'];

/**
 * @param message what the MDX parser says
 * @param line where it says so
 * @param content what it read
 */
export function mdxRemedy(message: string, line: number, content: string): ParseRemedy {
  const [, closing, open, from] =
    /closing tag `<\/(\S*?)>`, expected corresponding closing tag for `<(\S*?)>` \((\d+):/u.exec(message) ?? [];
  if (closing !== undefined) {
    return {
      line: Number(from),
      message: `<${open}> isn't closed before </${closing}> on line ${line}. Add </${open}> on a line of its own, or end the tag with /> if there's nothing inside. If it's </${closing}> that is too much, delete it.`,
    };
  }
  // If a tag is never closed, only the message says where it is: "(10:1-10:17)".
  const [, name = '', begins] = /(?:closing tag for|before the end of) `<(\S*?)>`(?: \((\d+):)?/u.exec(message) ?? [];
  if (name !== '') {
    return {
      line: Number(begins ?? line),
      message: EMPTY.includes(name)
        ? `<${name}> isn't closed. Write <${name} />.`
        : `<${name}> isn't closed. If there's nothing inside, end the tag with />. Otherwise write </${name}> after it. Around paragraphs and lists, put both tags on lines of their own, with a blank line before and after each.`,
    };
  }
  const before = content.split('\n').slice(0, line);
  const refused = /<(script|style)\b(?![^]*<\/\1>)/u.exec(before.join('\n'))?.[1];
  if (refused !== undefined) {
    return { line: before.findLastIndex((one) => one.includes(`<${refused}`)) + 1, message: blocked(`<${refused}>`) };
  }
  const headingId = /\{#[\w-]+\}/u.exec(before.at(-1) ?? '')?.[0];
  if (headingId !== undefined) {
    return { line, message: `${headingId} can't be used. A heading's address is made from its words. Delete this.` };
  }
  const remedy = MDX_REMEDIES.find(([says]) => says.test(message))?.[1] ?? MDX_REMEDY;
  // The parser goes on to the next quotation mark, or to the end of the file.
  const isOpen = /closing quote|in attribute name/u.test(message);
  const opened = before.findLastIndex((one) => /<\w[^>]*="[^"]*$/u.test(one));
  return { line: isOpen && opened >= 0 ? opened + 1 : line, message: remedy };
}
