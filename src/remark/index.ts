import type { RemarkPlugins } from '@astrojs/markdown-remark';
import remarkGfm from 'remark-gfm';
import type { MailSettings } from '../lib/settings/schema.ts';
import { remarkBase } from './base.ts';
import { type CodeWords, remarkCodeBlocks } from './code-blocks.ts';
import { remarkComponentImports } from './component-imports.ts';
import { remarkFields } from './fields.ts';
import { remarkLang } from './lang.ts';
import { remarkLooks } from './looks.ts';
import { remarkNoTranslate } from './no-translate.ts';
import { remarkReadingTime } from './reading-time.ts';
import { remarkScreens } from './screens.ts';
import { remarkSteps } from './steps.ts';
import { remarkTerms } from './terms.ts';
import { remarkTitles } from './titles.ts';

/** What every Markdown and MDX body goes through, in this order. What a body may contain is checked in `check/`. */
export function remarkPlugins(settings: MailSettings, languages: CodeWords): RemarkPlugins {
  return [
    remarkGfm,
    remarkReadingTime,
    remarkTitles,
    remarkSteps,
    remarkFields,
    remarkLooks,
    remarkTerms,
    remarkScreens,
    remarkLang,
    remarkNoTranslate,
    [remarkCodeBlocks, { settings, languages }],
    [remarkBase, settings.site.base],
    remarkComponentImports,
  ];
}
