import type { Strings } from '../../i18n/locales/en.ts';
import type { Repair } from '../content/schemas.ts';
import type { NamedGuide } from '../named-guides.ts';
import type { NamedSupport } from '../settings/support.ts';
import type { Catalogue } from './catalogue.ts';

/** A guide that an answer may lead on to. */
export interface GuideOffer extends NamedGuide {
  readonly name: string;
  /** The language of the guide and its name, if it isn't the reader's. */
  readonly language?: string | undefined;
  /** What a link to the guide says: "Fix it in Outlook". */
  readonly fixIt: string;
  readonly group: 'apps' | 'devices' | 'programs';
  readonly href: string;
  /** Whether the guide first asks which app of the family the reader has. */
  readonly hasVariants: boolean;
  readonly repairs: Partial<Record<Repair, { readonly step: number; readonly title: string }>>;
}

/** What an answer says of the provider, from the settings. */
export interface RightSettings {
  readonly provider: string;
  readonly host: string;
  readonly port: number;
  readonly security: string;
  readonly support: NamedSupport;
}

/** What an answer says, in the reader's language. */
export type AnswerWords = Omit<Strings['answer'], 'diagnosis' | 'fixIt' | 'fixItIn'> &
  Pick<Strings, 'addressProblems' | 'inEnglish'>;

/** What `/diagnose/data.json` holds, in each language. */
export interface DiagnoseData {
  readonly catalogue: Catalogue;
  readonly guides: readonly GuideOffer[];
  readonly right: RightSettings;
  readonly words: AnswerWords;
}
