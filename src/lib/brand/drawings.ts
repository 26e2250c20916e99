import type { Palettes } from './palette.ts';

/** The drawings that have the brand's colors, as SVG. */

/** A letter: the icon of a site whose settings name none. */
export function letterIcon(face: string, line: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><rect x="1" y="4" width="22" height="16" rx="3" fill="${face}"/><path d="m5 9 7 5 7-5" fill="none" stroke="${line}" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"/></svg>`;
}

export const SCENES = ['stopped', 'passed', 'passed-computer'] as const;
export type SceneName = (typeof SCENES)[number];

/** The difference between a scene on the page and one on the band. */
interface SceneColors {
  readonly letter: string;
  /** Around the letter, if its line is not that of the rest. */
  readonly outline?: string;
  readonly arm: string;
  readonly stripes: string;
}

/**
 * The idea of the site in a drawing: a message is a letter, the sign-in is its stamp, the server is a barrier. Without a
 * stamp the letter stops; with one it passes. 440 wide and 150 high; the line of most parts is that of the `<svg>`.
 */
export function sceneShapes(scene: SceneName, { light }: Palettes, colors: SceneColors): string {
  const { letter, outline, arm, stripes } = colors;
  const paper = `fill="${letter}"${outline === undefined ? '' : ` stroke="${outline}"`} stroke-width="2"`;
  const writing = `stroke="${light['band-line']}" stroke-opacity=".75" stroke-width="4"`;
  const device =
    scene === 'passed-computer'
      ? '<rect x="8" y="50" width="62" height="46" rx="7"/><path d="M2 110h74"/>'
      : '<rect x="14" y="40" width="50" height="90" rx="10"/><path d="M33 51h12"/>';
  const road = (path: string): string => `<path stroke-width="4" stroke-dasharray="0 12" d="${path}"/>`;
  const barrier = (path: string, striped = path): string =>
    `<path stroke="${arm}" stroke-width="16" d="${path}"/>` +
    `<path stroke="${stripes}" stroke-width="13" stroke-dasharray="14" stroke-linecap="butt" d="${striped}"/>`;
  if (scene === 'stopped') {
    return [
      device,
      road('M82 86h30M266 86h6'),
      `<g class="go"><rect ${paper} x="128" y="46" width="124" height="80" rx="7"/>`,
      `<path ${writing} d="M144 94h52M144 110h32"/>`,
      `<rect stroke="${light.error}" stroke-width="2.5" stroke-dasharray="4" x="210" y="57" width="30" height="34" rx="2"/></g>`,
      barrier('M294 26v104', 'M294 28v102'),
      `<g opacity=".5">${road('M322 86h46')}`,
      '<rect x="382" y="60" width="46" height="52" rx="9"/><path d="M382 90h12l5 8h12l5-8h12"/></g>',
    ].join('');
  }
  return [
    device,
    road('M82 86h122M388 86h40'),
    barrier('M190 128l44-92'),
    `<rect ${paper} x="252" y="48" width="120" height="78" rx="7"/>`,
    `<path ${writing} d="M268 94h48M268 110h30M278 62q6-6 12 0t12 0 12 0M278 72q6-6 12 0t12 0 12 0"/>`,
    `<rect fill="${light.highlight}" stroke="#fff" stroke-dasharray="0 4.3" x="330" y="58" width="30" height="34"/>`,
    `<path stroke="${light.accent}" stroke-width="5" d="m338 75 5 6 10-13"/>`,
  ].join('');
}

/** A scene for the band, as a file. The letter comes to a halt once, for readers who don't mind motion. */
export function bandScene(scene: SceneName, palettes: Palettes): string {
  const { light, dark } = palettes;
  const colors = { letter: '#fff', outline: '#fff', arm: light.ink, stripes: light.highlight };
  const halt =
    '@media(prefers-reduced-motion:no-preference){.go{animation:halt .7s cubic-bezier(.2,.8,.3,1.2) both}}@keyframes halt{from{translate:-24px}}';
  return [
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 440 150" fill="none" stroke-width="3" stroke-linecap="round" stroke-linejoin="round">',
    `<style>svg{stroke:${light['band-quiet']}}@media(prefers-color-scheme:dark){svg{stroke:${dark['band-quiet']}}}`,
    `${scene === 'stopped' ? halt : ''}</style>`,
    `${sceneShapes(scene, palettes, colors)}</svg>`,
  ].join('');
}
