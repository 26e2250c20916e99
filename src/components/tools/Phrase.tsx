import { type ComponentChildren, Fragment } from 'preact';
import { pieces } from '../../i18n/fill.ts';

interface Props {
  readonly text: string;
  readonly values: Readonly<Record<string, ComponentChildren>>;
}

/** A text with elements in it: `{support}` becomes the value named `support`. */
export function Phrase({ text, values }: Props) {
  return (
    <>
      {pieces(text).map((piece, index) => (
        <Fragment key={index}>{typeof piece === 'string' ? piece : values[piece.name]}</Fragment>
      ))}
    </>
  );
}
