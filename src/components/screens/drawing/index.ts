/** The parts that every screen is drawn from. Frames are imported directly, because each brings the styles of its look. */
export { default as Figure } from './Figure.astro';
export { default as Group } from './Group.astro';
export { default as Row } from './Row.astro';
