import type { Repair } from '../../../lib/content/schemas.ts';
import type { MailSettings, SecurityMode } from '../../../lib/settings/schema.ts';

/** What `<Screen of="…" />` hands to the drawing that it stands for. */
export interface ScreenProps {
  /** The repairs of the step that shows the screen, such as `server password`; `src/remark/steps.ts` adds them. */
  readonly marks: string;
}

interface Drawn {
  readonly host: string;
  readonly port: string;
  readonly security: SecurityMode;
  /** Which rows to mark: those that the step deals with. */
  readonly here: Readonly<Partial<Record<Repair, boolean>>>;
  /** Whether the whole screen is shown: in the step that compares the server's settings. Other steps show a part. */
  readonly whole: boolean;
}

/** What a screen is drawn from: the outgoing server of the settings, and what the step deals with. */
export function drawn({ outgoing }: MailSettings, { marks }: ScreenProps): Drawn {
  const { host, port, security } = outgoing;
  const here: Drawn['here'] = Object.fromEntries(marks.split(' ').map((repair) => [repair, true]));
  return { host, port: String(port), security, here, whole: here.server === true };
}
