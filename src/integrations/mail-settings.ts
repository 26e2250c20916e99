import path from 'node:path';
import type { AstroIntegration } from 'astro';
import { loadSettings, settingsFile } from '../lib/settings/load.ts';

/**
 * Hands the settings file to pages as `#mail-settings`, checked: a mistake is told in dev, too, and dev goes on when it's
 * mended.
 */
export function mailSettings(): AstroIntegration {
  const file = settingsFile();
  const plugin = {
    name: 'mail-settings',
    load: async (id: string) =>
      path.resolve(id) === file ? `export default ${JSON.stringify(await loadSettings(file))}` : undefined,
  };
  return {
    name: 'mail-settings',
    hooks: {
      'astro:config:setup': ({ updateConfig }) => {
        updateConfig({ vite: { resolve: { alias: { '#mail-settings': file } }, plugins: [plugin] } });
      },
    },
  };
}
