import { readdirSync, readFileSync } from 'node:fs';
import type { Root } from 'mdast';
import { attribute, visitJsx } from './jsx.ts';

/** `outlook-new` is drawn by `OutlookNew.astro` in this folder. */
const FOLDER = new URL('../components/screens/', import.meta.url);

/** The names that `<Screen of="…" />` takes. */
export function screenNames(): string[] {
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith('.astro'))
    .map((file) =>
      file
        .replace('.astro', '')
        .replace(/(?<=.)[A-Z]/gu, '-$&')
        .toLowerCase(),
    )
    .sort();
}

/** The component that draws a screen: `OutlookNew` for `outlook-new`. */
export function screenComponent(name: string): string {
  return name.replace(/(?:^|-)(\w)/gu, (_, letter: string) => letter.toUpperCase());
}

/** What the screens of a body show, each label as its drawing writes it in quotes. */
export function drawnLabels(tree: Root): string[] {
  const labels: string[] = [];
  visitJsx(tree, 'Screen', (node) => {
    const name = attribute(node, 'of') ?? '';
    if (!screenNames().includes(name)) return;
    const drawing = readFileSync(new URL(`${screenComponent(name)}.astro`, FOLDER), 'utf8');
    labels.push(
      ...[...drawing.matchAll(/"([^"\n]+)"|'([^'\n]+)'/gu)].map(([, double, single]) => double ?? single ?? ''),
    );
  });
  return labels;
}

/** Puts the drawing itself in place of each `<Screen of="…" />`, so that a guide carries the styles of its own screens. */
export function remarkScreens() {
  return (tree: Root): void =>
    visitJsx(tree, 'Screen', (node) => {
      node.name = screenComponent(attribute(node, 'of') ?? '');
    });
}
