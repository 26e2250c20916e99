import { hasStrings, plainLabel, stringsOf } from './strings.ts';

/** A guide with the labels that it quotes or draws, and the files of the app's texts that its sources name. */
export interface LabeledGuide {
  /** Path from the project's root. */
  readonly file: string;
  readonly labels: readonly string[];
  readonly files: readonly SourceFile[];
}

/** A file in a public repository, at the commit that the guide was checked with. */
export interface SourceFile {
  readonly repository: string;
  readonly commit: string;
  readonly path: string;
}

/** Gives a file's text at a commit, or at `HEAD`; `undefined` if there is no such file there. */
export type ReadSource = (file: SourceFile) => Promise<string | undefined>;

export interface LabelReport {
  readonly file: string;
  /** How many labels the app's files had when the guide was checked. */
  readonly known: number;
  /** Those that the newest version doesn't have any more. */
  readonly drifted: readonly string[];
  /** Files that moved or were deleted since, so that nothing can be said of their labels. */
  readonly gone: readonly string[];
}

/** The file that a source's address on GitHub shows; `undefined` for any other address. */
export function sourceFile(url: string): SourceFile | undefined {
  const [, repository, commit, path] = /^https:\/\/github\.com\/([^/]+\/[^/]+)\/blob\/([^/]+)\/(.+)$/u.exec(url) ?? [];
  return repository && commit && path && hasStrings(path) ? { repository, commit, path } : undefined;
}

/** Whatever a page or a drawing shows in bold, as an attribute, or between tags. One may stand inside another. */
const SHOWN = [/\*\*(.+?)\*\*/gsu, /="([^"]+)"/gu, />([^<>{}]+)</gu];

/** What may be a label. The rest isn't among the app's texts either, so taking too much does no harm. */
export function possibleLabels(source: string): string[] {
  const found = SHOWN.flatMap((pattern) => [...source.matchAll(pattern)]);
  const labels = found.map(([, text = '']) => plainLabel(text));
  return [...new Set(labels)].filter((label) => label !== '');
}

/** Which of a guide's labels were in the app's files when it was checked, and are no longer. */
export async function labelReport(guide: LabeledGuide, read: ReadSource): Promise<LabelReport> {
  const before = new Set<string>();
  const now = new Set<string>();
  const gone: string[] = [];
  for (const file of guide.files) {
    const [cited, newest] = await Promise.all([read(file), read({ ...file, commit: 'HEAD' })]);
    if (cited === undefined || newest === undefined) {
      gone.push(`${file.repository}/${file.path}`);
      continue;
    }
    for (const text of stringsOf(file.path, cited)) before.add(text);
    for (const text of stringsOf(file.path, newest)) now.add(text);
  }
  const known = guide.labels.filter((label) => before.has(label));
  return { file: guide.file, known: known.length, drifted: known.filter((label) => !now.has(label)), gone };
}
