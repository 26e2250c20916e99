/** Says what happened to people who hear the page. Those who see it see it where they pressed. */
export function announce(words: string): void {
  let live = document.querySelector<HTMLElement>('#copy-status');
  if (!live) {
    live = document.createElement('p');
    live.id = 'copy-status';
    live.className = 'visually-hidden';
    live.setAttribute('role', 'status');
    document.body.append(live);
  }
  live.textContent = words;
}
