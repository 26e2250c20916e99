import type { ReplyError } from './reply.ts';
import type { Known } from './understand.ts';

/** What `/support/data.json` holds. */
export interface SupportData extends Omit<Known, 'errors'> {
  /** The errors by what they mean. */
  readonly groups: readonly { readonly label: string; readonly errors: readonly ReplyError[] }[];
}
