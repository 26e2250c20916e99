import { XMLParser } from 'fast-xml-parser';

/**
 * The texts on an app's screens, read from the file that its translators work on: Android's strings.xml, or Mozilla's
 * .properties, .dtd and .ftl.
 *
 * @param path where the file is; its ending tells the format
 */
export function stringsOf(path: string, text: string): string[] {
  const values = path.endsWith('.xml') ? androidStrings(text) : lineStrings(path, text);
  return values.map(plainLabel).filter((value) => value !== '');
}

/** Whether a file holds the texts of an app. */
export function hasStrings(path: string): boolean {
  return /(?:strings[^/]*\.xml|\.properties|\.dtd|\.ftl)$/u.test(path);
}

/** A label without what differs between a file and a screen or a page: access keys, escapes, dots, and quotes. */
export function plainLabel(label: string): string {
  return label
    .replaceAll(/\\(['"])/gu, '$1')
    .replaceAll('&amp;', '&')
    .replaceAll(/[’‘]/gu, "'")
    .replaceAll(/[“”]/gu, '"')
    .replaceAll(/&(?=\w)/gu, '')
    .replace(/(?:…|\.\.\.|[.:])$/u, '')
    .trim();
}

function androidStrings(text: string): string[] {
  const parser = new XMLParser({ ignoreAttributes: true, parseTagValue: false, isArray: (name) => name === 'string' });
  const { resources } = parser.parse(text) as { resources?: { string?: unknown[] } };
  return (resources?.string ?? []).filter((value): value is string => typeof value === 'string');
}

const LINES: Readonly<Record<string, RegExp>> = {
  properties: /^[^#!\s][^=]*=(.*)$/gmu,
  dtd: /<!ENTITY\s+\S+\s+"([^"]*)">/gu,
  ftl: /^[ \t]*\.?[a-z][\w-]*[ \t]*=[ \t]*(.+)$/gmu,
};

function lineStrings(path: string, text: string): string[] {
  const pattern = LINES[path.replace(/^.*\./u, '')];
  return pattern ? [...text.matchAll(pattern)].map(([, value = '']) => value) : [];
}
