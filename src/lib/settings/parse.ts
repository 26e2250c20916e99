import type { z } from 'zod';
import { contrastFaults } from '../brand/contrast.ts';
import { explainProblems, problemsMessage } from '../problems.ts';
import { type MailSettings, mailSettingsSchema } from './schema.ts';

/** Thrown if a settings file can't be right. The message is for the owner: file, field, value, and what was expected. */
export class SettingsError extends Error {
  override name = 'SettingsError';
  // The message says everything; a stack trace would only hide it.
  override stack = '';
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
      `${file}: No settings found.\n  End the file with a default export: export default { provider: { … }, … } satisfies MailSettings;`,
    );
  }
  const result = mailSettingsSchema.safeParse(raw);
  if (!result.success) {
    throw new SettingsError(explainProblems(file, result.error as z.ZodError, raw, mailSettingsSchema));
  }
  const faults = contrastFaults(result.data.brand?.colors);
  if (faults.length > 0) throw new SettingsError(problemsMessage(file, faults));
  return result.data;
}
