import type { RefObject } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { announce } from '../../scripts/announce.ts';
import { copyOrSelect } from '../../scripts/clipboard.ts';
import { pageStrings } from '../../scripts/page-strings.ts';

/** How long the button says that it has copied. Milliseconds. */
const DONE_MS = 2_000;

interface Props {
  readonly children: string;
  readonly text: string;
  /** The same with formatting. */
  readonly html?: string;
  /** What shows the text; it's selected if the browser refuses to copy. */
  readonly source: RefObject<HTMLElement>;
  readonly class?: string;
}

/** A button that copies a text and says so. */
export function CopyButton({ children, text, html, source, class: className = 'copy' }: Props) {
  const [said, setSaid] = useState<string>();
  const timer = useRef(0);
  const copy = async () => {
    // The copying first: browsers only allow it at once after the click.
    const [copied, { copy: words }] = await Promise.all([copyOrSelect(text, source.current, html), pageStrings()]);
    setSaid(copied ? `${words.copied} ✓` : words.selected);
    announce(copied ? words.copied : words.refused);
    clearTimeout(timer.current);
    timer.current = window.setTimeout(() => setSaid(undefined), DONE_MS);
  };
  const label = said ?? children;
  return (
    <button type="button" class={className} onClick={() => void copy()}>
      <span key={label}>{label}</span>
    </button>
  );
}
