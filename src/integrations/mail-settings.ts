import path from 'node:path';
import type { AstroIntegration } from 'astro';
import { loadSettings, settingsFile } from '../lib/settings/load.ts';

/**
 * Gives pages the checked settings as `#mail-settings`. Dev shows a mistake, too, and goes on when it's fixed.
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
