import type { z } from 'zod';
import { explainProblems } from '../problems.ts';
import { type MailSettings, mailSettingsSchema } from './schema.ts';

/** Thrown where a settings file cannot be right. The message is made for the owner: file, field, value, what is allowed. */
export class SettingsError extends Error {
  override name = 'SettingsError';
}

/**
 * Checks a settings file's default export.
 *
 * @param raw what the file exports
 * @param file the file's path, for the message
 * @throws {SettingsError} one message that lists every wrong field
 */
export function parseSettings(raw: unknown, file: string): MailSettings {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
    throw new SettingsError(
      `${file}: no settings found.\n  The file must end in a default export: export default { provider: { … }, … } satisfies MailSettings;`,
    );
  }
  const result = mailSettingsSchema.safeParse(raw);
  if (result.success) return result.data;
  throw new SettingsError(explainProblems(file, result.error as z.ZodError, raw, mailSettingsSchema));
}
