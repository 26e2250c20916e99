import type { AstroIntegration } from 'astro';

/**
 * A framework that Astro renders pages with, without the script by which Astro would start its components in browsers:
 * this site's own scripts do that, and the bundler would publish the other one for nobody. A component with a `client:`
 * directive then stops the build, in Astro's words.
 */
export function renderedOnly(framework: AstroIntegration): AstroIntegration {
  const setUp = framework.hooks['astro:config:setup'];
  return {
    ...framework,
    hooks: {
      ...framework.hooks,
      'astro:config:setup': (options) =>
        setUp?.({
          ...options,
          addRenderer: ({ name, serverEntrypoint }) => options.addRenderer({ name, serverEntrypoint }),
        }),
    },
  };
}
