import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/**
 * Importing this reads `.env` in the project's folder: switches such as `MAIL_SETTINGS`, the same way on every system.
 * What is set already wins, even if it's empty. Only what somebody starts imports this, so it disturbs no test.
 */
const file = path.join(import.meta.dirname, '../../.env');
if (statSync(file, { throwIfNoEntry: false })?.isFile()) {
  // Node would ignore a name after a byte order mark, and all of UTF-16, without a word.
  if (/^\ufeff|[\0\ufffd]/u.test(readFileSync(file, 'utf8'))) {
    console.error(
      '.env: This file isn\'t saved as plain UTF-8. In your editor, save it again as "UTF-8", without BOM.',
    );
    process.exit(1);
  }
  process.loadEnvFile(file);
}
