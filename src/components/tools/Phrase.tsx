import type { ComponentChild } from 'preact';
import { pieces } from '../../i18n/fill.ts';

interface Props {
  readonly text: string;
  /** What stands in the places that `text` names. */
  readonly values: Readonly<Record<string, ComponentChild>>;
}

/** A text with elements in it: `{link}` becomes the value named `link`. */
export function Phrase({ text, values }: Props) {
  return <>{pieces(text).map((piece) => (typeof piece === 'string' ? piece : values[piece.name]))}</>;
}
