import type { z } from 'zod';
import { contrastFaults } from '../brand/contrast.ts';
import { explainProblems, type Place } from '../problems.ts';
import { type MailSettings, mailSettingsSchema } from './schema.ts';

/** Thrown if a settings file can't be right. The message is for the owner: file, line, field, value and remedy. */
export class SettingsError extends Error {
  override name = 'SettingsError';
  // The message says everything; a stack trace would only hide it.
  override stack = '';
}

/**
 * Checks a settings file's default export.
 *
 * @param raw what the file exports
 * @param place where its fields stand, for the message
 * @throws {SettingsError} one message that lists every wrong field
 */
export function parseSettings(raw: unknown, place: Place): MailSettings {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
    throw new SettingsError(
      `${place([])}: No settings found.\n  The settings go between "export default {" and "} satisfies MailSettings;".`,
    );
  }
  const result = mailSettingsSchema.safeParse(raw);
  if (!result.success) {
    throw new SettingsError(explainProblems(place, result.error as z.ZodError, raw, mailSettingsSchema));
  }
  const faults = contrastFaults(place, result.data.brand?.colors);
  if (faults.length > 0) throw new SettingsError(faults.join('\n'));
  return result.data;
}
