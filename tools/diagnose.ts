/**
 * `npm run diagnose -- [--json] FILE…`, or `-` for standard input: what the diagnosis page would say of an error text or
 * a bounce message. With `--json` one line of JSON a file. With `--score` it is measured against labelled messages.
 * Exit status 1 where a file cannot be read, 2 for wrong use.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { CAUSE_TEXTS } from '../src/lib/diagnosis/causes.ts';
import { type Diagnosis, diagnose } from '../src/lib/diagnosis/diagnose.ts';
import { loadCatalogue } from '../src/lib/diagnosis/load-catalogue.ts';
import { visible } from '../src/lib/diagnosis/visible.ts';
import { loadSettings, settingsFile } from '../src/lib/settings/load.ts';
import { fillIn } from '../src/lib/settings/wording.ts';
import { type Judged, accuracyText, readLabels } from './diagnose/accuracy.ts';

const USAGE = `Usage: npm run diagnose -- [--json] FILE…
       npm run diagnose -- --score LABELS.tsv

  FILE     an error text or a bounce message (.eml); - reads standard input
  --json   one line of JSON a file
  --score  measures the diagnosis: a tab-separated list with the columns cause and file (beside the list) or text`;

const WHO: Record<NonNullable<Diagnosis['whoFixes']>, string> = {
  you: 'you',
  recipient: "the recipient, or the recipient's administrator",
  administrator: 'the administrator',
  wait: 'nobody: wait',
};
const SAID_BY: Record<Diagnosis['saidBy'], string> = {
  'mail-app': 'your mail app',
  'your-server': 'your own mail server',
  'recipient-server': 'another mail server, after your message had left',
  unknown: 'not clear from the text',
};

/** The line of the contract. */
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
  const lines = [file];
  const add = (name: string, value: string | undefined): void => {
    if (value !== undefined && value !== '') lines.push(`  ${`${name}:`.padEnd(14)} ${value}`);
  };
  if (found.refusal !== undefined) {
    add('not read', found.refusal.message);
    return lines.join('\n');
  }
  if (found.cause === 'unknown') {
    add('cause', 'not recognized');
    add('look for', 'a number such as 550, or words such as "rejected", "denied" or "failed", and give the whole text');
    return lines.join('\n');
  }
  add(
    'cause',
    `${found.confident ? '' : 'probably: '}${found.label} (${found.cause}, ${Math.round(found.confidence * 100)} %)`,
  );
  for (const { quote } of found.evidence) add('evidence', visible(quote));
  add('said by', SAID_BY[found.saidBy]);
  add('who fixes it', found.whoFixes && WHO[found.whoFixes]);
  add('lasts', found.permanence === 'either' ? 'not clear from the text' : found.permanence);
  add('first', found.firstStep && fill(found.firstStep));
  add('article', found.article && `${found.article}  ${fill(found.title ?? '')}`);
  add('app', found.app);
  for (const { text } of found.notes) add('note', text);
  for (const { label, cause } of found.others) add('or', `${label}. ${CAUSE_TEXTS[cause].tell}`);
  return lines.join('\n');
}

/** Diagnoses each labelled text of a list and says how many are right, and what was confused. */
async function measure(list: string): Promise<number> {
  const catalogue = loadCatalogue();
  const judged: Judged[] = [];
  let number = 0;
  for (const { label, file, text } of readLabels(readFileSync(list, 'utf8'))) {
    number += 1;
    const input = file === undefined ? (text ?? '') : new Uint8Array(readFileSync(path.join(path.dirname(list), file)));
    const { cause, confident } = await diagnose(input, catalogue);
    judged.push({ item: file ?? `no. ${number}`, label, said: cause, confident });
  }
  console.log(accuracyText(judged));
  return 0;
}

async function main(args: readonly string[]): Promise<number> {
  if (args[0] === '--score') {
    const [, list, ...more] = args;
    if (list === undefined || more.length > 0) {
      console.error(USAGE);
      return 2;
    }
    try {
      return await measure(list);
    } catch (error) {
      console.error(`${list}: ${error instanceof Error ? error.message : String(error)}`);
      return 1;
    }
  }
  const json = args.includes('--json');
  const files = args.filter((one) => one !== '--json');
  const option = files.find((one) => one.startsWith('-') && one !== '-');
  if (files.length === 0 || option !== undefined) {
    console.error(option === undefined ? USAGE : `There is no option ${option}.\n\n${USAGE}`);
    return 2;
  }
  const catalogue = loadCatalogue();
  const settings = await loadSettings(settingsFile(path.join(import.meta.dirname, '..')));
  const fill = (text: string): string => fillIn(settings, text);
  let status = 0;
  for (const file of files) {
    let bytes: Uint8Array;
    try {
      bytes = readFileSync(file === '-' ? 0 : file);
    } catch (error) {
      console.error(`${file}: cannot be read: ${error instanceof Error ? error.message : String(error)}`);
      status = 1;
      continue;
    }
    const found = await diagnose(bytes, catalogue);
    console.log(json ? asJson(file, found) : asText(file, found, fill));
  }
  return status;
}

process.exitCode = await main(process.argv.slice(2));
