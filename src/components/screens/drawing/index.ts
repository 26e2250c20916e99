/** The parts that every screen is drawn from. */
export { default as Figure } from './Figure.astro';
export { default as Frame } from './Frame.astro';
export { default as Group } from './Group.astro';
export { default as Row } from './Row.astro';
