import encodeQR from 'qr';

/**
 * A QR code as an SVG element, drawn in the browser from numbers, so that no text becomes markup.
 *
 * @param text what a camera reads, such as an address
 * @param label what a screen reader says of it
 */
export function drawQr(text: string, label: string): SVGSVGElement {
  const namespace = 'http://www.w3.org/2000/svg';
  const rows = encodeQR(text, 'raw', { ecc: 'low', border: 4 });
  const svg = document.createElementNS(namespace, 'svg');
  svg.setAttribute('viewBox', `0 0 ${rows.length} ${rows.length}`);
  svg.setAttribute('role', 'img');
  svg.setAttribute('aria-label', label);
  // Dark on light in both themes: that is what cameras read.
  svg.style.cssText = 'background: #fff; inline-size: min(100%, 13rem); stroke: none; forced-color-adjust: none';
  const path = document.createElementNS(namespace, 'path');
  path.setAttribute(
    'd',
    rows.map((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')).join('')).join(''),
  );
  path.setAttribute('fill', '#000');
  svg.append(path);
  return svg;
}
