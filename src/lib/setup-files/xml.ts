import XMLBuilder from 'fast-xml-builder';

const builder = new XMLBuilder({ ignoreAttributes: false, attributeNamePrefix: '@', format: true, indentBy: '  ' });

/**
 * `root` as an XML document. An object is an element's content, a list repeats its element, and a key that begins with
 * `@` is an attribute. Values are escaped.
 */
export function xmlDocument(root: Record<string, object>): string {
  return builder.build({ '?xml': { '@version': '1.0', '@encoding': 'UTF-8' }, ...root });
}
