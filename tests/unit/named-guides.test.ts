import { expect, test } from 'vitest';
import { readTranslations, splitFile } from '../../src/lib/content/read-files.ts';
import { guideSchema } from '../../src/lib/content/schemas.ts';
import { guidesFor, namesOf } from '../../src/lib/named-guides.ts';
import { find } from './diagnosis/helpers.ts';
import { pages, ROOT } from '../support/content.ts';

const translations = readTranslations(ROOT).filter(({ collection }) => collection === 'guides');
/** The site's own guides, in the order of its lists. */
const GUIDES = pages
  .filter(({ collection }) => collection === 'guides')
  .map(({ id, text }) => {
    const data = guideSchema.parse(splitFile(text).frontmatter);
    const translated = translations
      .filter((one) => one.id === id)
      .map((one) => ({ ...data, ...splitFile(one.text).frontmatter }));
    const isMailApp = data.group === 'apps' && data.platform !== 'web';
    return { id, order: data.order, isMailApp, names: namesOf(id, [data, ...translated]) };
  })
  .sort((a, b) => a.order - b.order);

const guidesIn = async (text: string) => guidesFor(await find(text), GUIDES).map(({ id }) => id);

const OUTLOOKS = ['outlook', 'outlook/new', 'outlook/mac', 'outlook/mac-legacy', 'outlook/iphone', 'outlook/android'];
const SAMSUNG = ['android', 'android/samsung-email'];

test.each([
  ['Samsung Email wont send', 'android/samsung-email'],
  ['la app de correo de Samsung no envía', 'android/samsung-email'],
  ['la app Mail de mi Mac', 'apple-mail'],
  ['uso Mail en mi MacBook', 'apple-mail'],
  ['no puedo enviar en mi mac', 'apple-mail'],
  ['new outlook, 550 relay', 'outlook/new'],
  ['Outlook nuevo no manda', 'outlook/new'],
  ['my old legacy Outlook', 'outlook/mac-legacy'],
  ['Outlook on my PC', 'outlook'],
  ['Outlook doesn’t send from my MacBook', 'outlook/mac'],
  ['thunderbird en mi mac', 'thunderbird'],
  ['Outlook en mi celular Samsung', 'outlook/android'],
  ['gmail app on my iphone', 'gmail/iphone'],
  ['my ipad', 'iphone'],
  ['Correo de Windows no envía', 'windows-mail'],
  ['wordpress 550', 'wordpress'],
  [`Buenos días. ${'Llevo dos días sin poder mandar facturas. '.repeat(5)}Es en Thunderbird.`, 'thunderbird'],
])('"%s" is about %s', async (text, id) => {
  expect((await guidesIn(text))[0]).toBe(id);
});

test.each([
  ['my samsung wont send', SAMSUNG],
  ['mi Galaxy no envía el correo', SAMSUNG],
  ['Outlook no envía', OUTLOOKS],
  [`Buenos días. ${'Llevo dos días sin poder mandar facturas. '.repeat(5)}Tengo Outlook.`, OUTLOOKS],
])('"%s" leaves a choice', async (text, ids) => {
  const found = await guidesIn(text);
  expect(found[0]).toBe(ids[0]);
  expect(found.toSorted()).toEqual(ids.toSorted());
});

test.each([
  'no puedo enviar desde mi celular',
  'mi teléfono no manda correos',
  'my phone can’t send email',
  'it won’t go out',
  'lo intenté con otra app de correo',
  'bob@outlook.com',
  `${'I can’t send anything to our customers, whatever I try. '.repeat(3)}They use Gmail, and our site runs on Rails.`,
])('"%s" names no app', async (text) => {
  expect(await guidesIn(text)).toEqual([]);
});
