import { readLabel } from '../../i18n/label.ts';

interface Props {
  readonly text: string;
  /** The language of the original, where the text is a translation's: it gives the original in parentheses. */
  readonly original: string | undefined;
}

/** The label of a control, as a guide gives it. */
export function Label({ text, original }: Props) {
  const label = original === undefined ? { own: text } : readLabel(text);
  return (
    <strong translate={false}>
      {label.own}
      {label.original !== undefined && (
        <>
          {' ('}
          <span lang={original}>{label.original}</span>)
        </>
      )}
    </strong>
  );
}
