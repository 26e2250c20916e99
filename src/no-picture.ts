import type { ImageMetadata } from 'astro';

/** Stands for a picture that the settings don't name; see `#logo` in `astro.config.mjs`. */
export default undefined as ImageMetadata | undefined;
