/** Takes a saved message that's dropped on an element. Without this, the browser leaves the page and shows the file. */
export function dropFile(open: (file: File) => void) {
  return {
    onDragOver: (event: DragEvent) => event.preventDefault(),
    onDrop: (event: DragEvent) => {
      const file = event.dataTransfer?.files[0];
      if (!file) return;
      event.preventDefault();
      open(file);
    },
  };
}

interface Props {
  readonly id: string;
  readonly words: { readonly hasFile: string; readonly file: string };
  readonly onChoose: (file: File) => void;
}

/** A field for a saved message, closed until somebody has one. */
export function FileChoice({ id, words, onChoose }: Props) {
  return (
    <details>
      <summary class="more">{words.hasFile}</summary>
      <label for={id}>{words.file}</label>
      <input
        id={id}
        type="file"
        accept=".eml,.txt,.msg,message/rfc822,text/plain"
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          // The same file can be chosen again after it was changed.
          event.currentTarget.value = '';
          if (file) onChoose(file);
        }}
      />
    </details>
  );
}
