import type { Repair } from './schemas.ts';

/** What the remark plugins find in the body of a page, and the page that renders it needs to know. */
export interface BodyFacts {
  readonly steps: readonly StepSummary[];
  /** Whether the body itself asks whether sending works, right below its steps. */
  readonly asks: boolean;
  /** For each setting, the first field of a step that sets it. */
  readonly fields: readonly FieldSummary[];
  /** Ids of the glossary terms that the body explains. */
  readonly terms: readonly string[];
  /** Reading time in minutes, at least 1. */
  readonly minutes: number;
}

/** One numbered step of a page. */
export interface StepSummary {
  readonly number: number;
  readonly title: string;
  /** The repairs that the step covers. */
  readonly covers: readonly Repair[];
}

/** What a field in a mail app sets, in the terms of the settings check. */
export const SETTINGS = ['server', 'port', 'security', 'authentication', 'userName'] as const;
export type Setting = (typeof SETTINGS)[number];

/** A field on an app's screen, as a step names it. */
export interface FieldSummary {
  readonly setting: Setting;
  readonly label: string;
  /** What to choose there if it isn't the value of the setting itself. */
  readonly choose?: string;
  /** The step that the field is in. */
  readonly step: number;
}
