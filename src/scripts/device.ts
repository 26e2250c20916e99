/** The id of the guide to the device that this page is read on; `undefined` on a computer, where any app may be in use. */
export function guideOfDevice(): string | undefined {
  const { userAgent, maxTouchPoints } = navigator;
  // An iPad calls itself a Mac; no Mac has a touch screen.
  if (/iPhone|iPad/u.test(userAgent) || (/Macintosh/u.test(userAgent) && maxTouchPoints > 1)) return 'iphone';
  return /Android/u.test(userAgent) ? 'android' : undefined;
}
