import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Place } from '../problems.ts';
import { ERROR_TEXTS_FILE, type LabeledText, readLabeledTexts } from '../diagnosis/labeled-texts.ts';
import { GLOSSARY_FILE, type GlossaryTerm, parseGlossary } from './glossary.ts';
import type { ListTexts } from './list-texts.ts';
import { ListError } from './lists.ts';
import {
  type LikelyCause,
  LIKELY_CAUSES_FILE,
  parseLikelyCauses,
  parseQuestions,
  type Question,
  QUESTIONS_FILE,
} from './questions.ts';
import { parseSymptomGroups, type SymptomGroup, SYMPTOM_GROUPS_FILE } from './symptom-groups.ts';
import { yamlPlace } from './yaml-place.ts';

/** Node only: the content files that are lists and not pages, for the check before the build. */

/** @throws {ListError} where the list is missing or cannot be used */
export function loadGlossary(root: string): GlossaryTerm[] {
  return parseGlossary(read(root, GLOSSARY_FILE));
}

/** @throws {ListError} where the list is missing or cannot be used */
export function loadSymptomGroups(root: string): SymptomGroup[] {
  return parseSymptomGroups(read(root, SYMPTOM_GROUPS_FILE));
}

/** @throws {ListError} where the list is missing or cannot be used */
export function loadQuestions(root: string): Question[] {
  return parseQuestions(read(root, QUESTIONS_FILE));
}

/** @throws {ListError} where the list is missing or cannot be used */
export function loadLikelyCauses(root: string): LikelyCause[] {
  return parseLikelyCauses(read(root, LIKELY_CAUSES_FILE));
}

/** @throws {ListError} where the list is missing or cannot be used */
export function loadErrorTexts(root: string): LabeledText[] {
  return readLabeledTexts(read(root, ERROR_TEXTS_FILE));
}

/** Where the fields of a list stand. */
export function listPlace(root: string, file: string): Place {
  return (path) => yamlPlace(file, read(root, file))(path);
}

/** The lists in other languages, sorted by file. */
export function readListTexts(root: string): ListTexts[] {
  const folder = 'src/content/translations';
  return globSync('*/**/*.{yaml,yml}', { cwd: path.join(root, folder) })
    .map((name) => name.replaceAll(path.sep, '/'))
    .sort()
    .map((name) => {
      const [locale = '', ...rest] = name.split('/');
      const file = `${folder}/${name}`;
      return { file, locale, list: rest.join('/'), text: read(root, file) };
    });
}

function read(root: string, file: string): string {
  try {
    return readFileSync(path.join(root, file), 'utf8').replace(/^\ufeff/u, '');
  } catch (error) {
    throw new ListError(`${file}: The file is missing.`, { cause: error });
  }
}
