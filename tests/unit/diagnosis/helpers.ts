import { readFileSync } from 'node:fs';
import path from 'node:path';
import { loadCatalogue } from '../../../src/diagnosis/load-catalogue.ts';
import type { Cause } from '../../../src/diagnosis/causes.ts';

const FIXTURES = path.join(import.meta.dirname, '../../fixtures/diagnosis');

export const catalogue = loadCatalogue();

export function fixture(name: string): string {
  return readFileSync(path.join(FIXTURES, name), 'utf8');
}

/** The lines of a fixture of `cause<tab>text`. */
export function labelled(name: string): [Cause, string][] {
  return fixture(name)
    .trimEnd()
    .split('\n')
    .map((line) => {
      const tab = line.indexOf('\t');
      return [line.slice(0, tab) as Cause, line.slice(tab + 1)];
    });
}

/** The texts of `prose.txt`: nothing in it is an error message. */
export const prose = fixture('prose.txt').split('\n%%\n');
