/**
 * `npm run diagnose -- [--json] FILE…`: prints what the diagnosis page says about an error text or a returned message.
 * `--score` and `--cross-validate` measure the diagnosis. Exits with 1 if a file can't be read, or with 2 if the
 * arguments are wrong.
 */
import { createReadStream, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import en from '../src/i18n/locales/en.ts';
import type { Catalogue } from '../src/lib/diagnosis/catalogue.ts';
import { type Diagnosis, diagnose } from '../src/lib/diagnosis/diagnose.ts';
import type { Facts } from '../src/lib/diagnosis/facts.ts';
import { loadCatalogue } from '../src/lib/diagnosis/load-catalogue.ts';
import { MAX_INPUT } from '../src/lib/diagnosis/read.ts';
import { visible } from '../src/lib/diagnosis/visible.ts';
import { PERMANENCE_WORDS, WHO_FIXES_WORDS } from '../src/lib/error-words.ts';
import { fillIn } from '../src/lib/settings/wording.ts';
import { type Judged, accuracyText, readLabels } from './diagnose/accuracy.ts';
import { crossValidate } from './diagnose/cross-validate.ts';
import { readSettings } from './settings.ts';

const USAGE = `Usage: npm run diagnose -- [--json] FILE…
       npm run diagnose -- --score LABELS.tsv
       npm run diagnose -- --cross-validate

  FILE              an error text or a returned message (.eml); - reads standard input
  --json            prints one line of JSON for each file
  --score           measures the diagnosis with a tab-separated list (.tsv or .tsv.gz) that has the columns cause, and file
                    (next to the list) or text
  --cross-validate  measures it with the texts of src/content/error-texts.tsv, judging each by what the others teach`;

/** What the diagnosis learns from. */
const LABELED_TEXTS = path.join(import.meta.dirname, '../src/content/error-texts.tsv');

const SAID_BY: Record<Diagnosis['saidBy'], string> = {
  'mail-app': 'your mail app',
  'your-server': 'your mail server',
  'recipient-server': 'another mail server, after your message was sent',
  unknown: "can't tell from the text",
};
const FACTS: Record<keyof Facts, string> = {
  server: 'server',
  port: 'port',
  security: 'security',
  account: 'account',
  recipient: 'recipient',
  refusedBy: 'refused by',
  time: 'time',
};

function asJson(file: string, found: Diagnosis): string {
  return JSON.stringify({
    file,
    cause: found.cause,
    confidence: found.confidence,
    evidence: found.evidence.map(({ quote }) => visible(quote))[0] ?? '',
    article: found.article ?? null,
  });
}

function asText(file: string, found: Diagnosis, fill: (text: string) => string): string {
  return [file, ...rowsOf(found, fill).map(([name, value]) => `  ${`${name}:`.padEnd(14)} ${value}`)].join('\n');
}

function rowsOf(found: Diagnosis, fill: (text: string) => string): [name: string, value: string][] {
  if (found.refusal !== undefined) return [['not read', found.refusal.message]];
  const { label, cause, confidence, permanence, whoFixes, firstStep, article, title, app, facts } = found;
  const optional = (name: string, value: string | undefined): [string, string][] => (value ? [[name, value]] : []);
  const known = [
    ...optional('mail app', app),
    ...Object.entries(FACTS).flatMap(([fact, name]) =>
      optional(name, visible(String(facts[fact as keyof Facts] ?? ''))),
    ),
  ];
  if (cause === 'unknown') {
    return [
      ['cause', 'not recognized'],
      ...found.others.map((other): [string, string] => [
        'can mean',
        `${other.label} (${other.cause})  ${other.article}`,
      ]),
      [
        'try',
        found.others.length > 0
          ? 'the whole text: the words beside the code tell which one it is'
          : 'the whole text, with a number such as 550 or a word such as "rejected", "denied" or "failed"',
      ],
      ...known,
    ];
  }
  const probably = found.confident ? '' : 'probably: ';
  return [
    ['cause', `${probably}${label} (${cause}, ${Math.round(confidence * 100)}%)`],
    ...found.evidence.map(({ quote }): [string, string] => ['evidence', visible(quote)]),
    ['said by', SAID_BY[found.saidBy]],
    ...optional('who', whoFixes && WHO_FIXES_WORDS[whoFixes]),
    ...optional('lasts', permanence && PERMANENCE_WORDS[permanence]),
    ...optional('first step', firstStep && fill(firstStep)),
    ...optional('article', article && `${article}  ${fill(title ?? '')}`),
    ...known,
    ...found.notes.map(({ text }): [string, string] => ['note', text]),
    ...found.others.map((other): [string, string] => ['or', `${other.label}. ${other.tell}`]),
  ];
}

/** What the site knows. If its content has a mistake, says so and ends the tool with 1. */
async function readCatalogue(): Promise<Catalogue> {
  try {
    return await loadCatalogue();
  } catch (error) {
    console.error((error as Error).message);
    process.exit(1);
  }
}

/** Prints how many labeled texts are diagnosed correctly, and what was confused. */
async function measure(list: string): Promise<void> {
  const bytes = readFileSync(list);
  const labels = readLabels((list.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString());
  const catalogue = await readCatalogue();
  const judged: Judged[] = [];
  for (const { line, causes, file, text } of labels) {
    const input = file === undefined ? text : readFileSync(path.join(path.dirname(list), file));
    const { cause, confident } = await diagnose(input, catalogue);
    judged.push({ line, causes, said: cause, confident });
  }
  console.log(accuracyText(judged));
}

/** A file, or so much of it that it's refused. */
async function load(file: string): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of file === '-' ? process.stdin : createReadStream(file)) {
    chunks.push(chunk as Buffer);
    size += (chunk as Buffer).length;
    if (size > MAX_INPUT) break;
  }
  return Buffer.concat(chunks);
}

/** @returns whether every file could be read */
async function diagnoseFiles(files: readonly string[], json: boolean): Promise<boolean> {
  const settings = await readSettings();
  const catalogue = await readCatalogue();
  let allRead = true;
  for (const file of files) {
    let bytes: Uint8Array;
    try {
      bytes = await load(file);
    } catch (error) {
      console.error(`${file} can't be read: ${(error as Error).message}`);
      allRead = false;
      continue;
    }
    const found = await diagnose(bytes, catalogue);
    console.log(json ? asJson(file, found) : asText(file, found, (text) => fillIn(settings, text, en.settings)));
  }
  return allRead;
}

function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      options: {
        json: { type: 'boolean', default: false },
        score: { type: 'string' },
        'cross-validate': { type: 'boolean', default: false },
      },
      allowPositionals: true,
    });
    const tasks = [values.score !== undefined, values['cross-validate'], positionals.length > 0];
    return tasks.filter(Boolean).length === 1 ? { ...values, files: positionals } : USAGE;
  } catch (error) {
    return `${(error as Error).message}\n\n${USAGE}`;
  }
}

const args = readArguments();
if (typeof args === 'string') {
  console.error(args);
  process.exitCode = 2;
} else if (args.score !== undefined) {
  await measure(args.score).catch((error: unknown) => {
    console.error(`${args.score}: ${(error as Error).message}`);
    process.exitCode = 1;
  });
} else if (args['cross-validate']) {
  console.log(accuracyText(await crossValidate(readLabels(readFileSync(LABELED_TEXTS, 'utf8')))));
} else if (!(await diagnoseFiles(args.files, args.json))) process.exitCode = 1;
