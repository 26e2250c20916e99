import type { ReplyError, ReplyGuide } from './reply.ts';

/** What `/support/data.json` holds. */
export interface SupportData {
  /** The errors by what they mean. */
  readonly groups: readonly { readonly label: string; readonly errors: readonly ReplyError[] }[];
  readonly guides: readonly ReplyGuide[];
}
