/** What recognizes an error in a text, as plain JSON. `signal-schema.ts` checks what authors write. */

/** How far a signal's words alone tell the cause: 0 says nothing, 1 leaves no doubt. Found by measuring. */
export const STRENGTHS = { certain: 0.97, strong: 0.86, fair: 0.6, weak: 0.3 } as const;
export type Strength = keyof typeof STRENGTHS;

/** Where a signal counts. `machine`: beside a code or in a bounce; `sending`: never in a bounce. */
export const ONLY = ['server-reply', 'bounce', 'machine', 'sending'] as const;

/** A signal with all short forms written out. The fields are explained in `signal-schema.ts`. */
export interface Signal {
  readonly words?: readonly string[] | undefined;
  readonly strength: Strength;
  readonly reply?: readonly string[] | undefined;
  readonly status?: readonly string[] | undefined;
  readonly unless?: readonly string[] | undefined;
  readonly with?: readonly string[] | undefined;
  readonly near?: readonly string[] | undefined;
  readonly only?: (typeof ONLY)[number] | undefined;
  readonly saidBy?: 'mail-app' | undefined;
}
