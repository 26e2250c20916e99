/** Namespace for names that are web addresses (RFC 9562 section 6.6). */
const URL_NAMESPACE = '6ba7b811-9dad-11d1-80b4-00c04fd430c8';

/**
 * The name-based UUID of `name` (RFC 9562 section 5.5, version 5): the same name gives the same UUID on every device.
 *
 * @param name any text; its UTF-8 bytes count
 * @param namespace the UUID below which the name is unique
 * @throws {TypeError} in a browser on a page that came neither over https nor from localhost: there is no hashing there
 */
export async function nameUuid(name: string, namespace = URL_NAMESPACE): Promise<string> {
  const prefix = Uint8Array.from(namespace.replaceAll('-', '').match(/../gu) ?? [], (pair) =>
    Number.parseInt(pair, 16),
  );
  const hash = await crypto.subtle.digest('SHA-1', Uint8Array.of(...prefix, ...new TextEncoder().encode(name)));
  const bytes = new Uint8Array(hash, 0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/(.{8})(.{4})(.{4})(.{4})/u, '$1-$2-$3-$4-');
}
