/** Puts something in the place of what follows the path in the address bar. */
export function replaceAddress(rest: string): void {
  // Absolute, because a path that begins with two slashes would be read as the name of a host.
  history.replaceState(null, '', location.origin + location.pathname + rest);
}
