/** Puts values into a text: `fill('{done} of {total}', { done: 2, total: 6 })`. A name without a value stays as it is. */
export function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/gu, (whole, name: string) =>
    String(Object.hasOwn(values, name) ? values[name] : whole),
  );
}

/** A text cut at the places of its values, to put elements there: `'a {x} b'` is `['a ', { name: 'x' }, ' b']`. */
export function pieces(text: string): (string | { readonly name: string })[] {
  // Split at the braces, so that every second piece is a name.
  const cut = text.split(/\{(\w+)\}/u).map((piece, index) => (index % 2 === 1 ? { name: piece } : piece));
  return cut.filter((piece) => piece !== '');
}
