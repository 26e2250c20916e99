import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type BodyPart, compileBody } from '../../src/lib/content/body.ts';
import provider from '../fixtures/other-provider.ts';
import { parseSettings } from '../../src/lib/settings/parse.ts';

const settings = parseSettings(provider, 'tests/fixtures/other-provider.ts');
const compile = (text: string, language?: string) => compileBody(text, { settings, terms: ['relay'], language });

/** A body as one text, with its components as tags. */
const shown = (parts: readonly BodyPart[]): string =>
  parts
    .map((part) => {
      if (typeof part === 'string') return part;
      const attributes = Object.entries(part.attributes).map(([name, value]) => ` ${name}=[${value}]`);
      return `<${part.name}${attributes.join('')}>${shown(part.parts)}</${part.name}>`;
    })
    .join('');
const show = (text: string, language?: string) => shown(compile(text, language).parts).replaceAll('\n', '');

test('text is HTML, with the typography of titles', () => {
  expect(show('You *can\'t* "send" <b'.replace(' <b', ''))).toBe('<p>You <em>can’t</em> “send”</p>');
  expect(show('AT&T says 1 \\< 2')).toBe('<p>AT&amp;T says 1 &lt; 2</p>');
  expect(show('| a | b |\n| - | - |\n| 1 | 2 |')).toContain('<td>1</td>');
});

test('components keep their place, their attributes and what stands in them', () => {
  expect(show('Type <Value of="outgoing.host" /> there.')).toBe(
    '<p>Type <Value of=[outgoing.host]></Value> there.</p>',
  );
  expect(
    show('<Note title="Wait">\n\nOne **two**\n\n<Note title="In it">\n\nthree\n\n</Note>\n\n</Note>\n\nafter'),
  ).toBe(
    '<Note title=[Wait]><p>One <strong translate="no">two</strong></p><Note title=[In it]><p>three</p></Note></Note><p>after</p>',
  );
});

test('a component that stands alone on its line is in no paragraph', () => {
  expect(show('<Webmail /> <Support />')).toBe('<Webmail></Webmail><Support></Support>');
  expect(show('<Webmail /> and')).toBe('<p><Webmail></Webmail> and</p>');
});

test('the few elements of HTML that content may use stay elements', () => {
  expect(show('Press <kbd>Enter</kbd><br />now')).toBe('<p>Press <kbd>Enter</kbd><br>now</p>');
});

test('steps are numbered, and stand one level below the heading above them', () => {
  const step = (title: string) => `<Step title="${title}">\n\ndo it\n\n</Step>`;
  const text = `<Steps>\n${step('One')}\n</Steps>\n\n## Then\n\n<Steps>\n${step('Two')}\n</Steps>`;
  expect(show(text)).toContain('<Step title=[One] number=[1] level=[2]>');
  expect(show(text)).toContain('<Step title=[Two] number=[2] level=[3]>');
});

test('code is filled in and has a name', () => {
  const text = show('```sh Try it\nconnect {outgoing.host}\n```');
  expect(text).toContain('<CodeBlock label=[Command: Try it]>');
  expect(text).toContain(`connect ${settings.outgoing.host}`);
  expect(text).not.toContain('metastring');
});

test('headings have anchors, each its own, and are listed', () => {
  const { parts, headings } = compile('## What it "means"\n\n### Why\n\n## Why');
  expect(headings).toEqual([
    { depth: 2, slug: 'what-it-means', text: 'What it “means”' },
    { depth: 3, slug: 'why', text: 'Why' },
    { depth: 2, slug: 'why-1', text: 'Why' },
  ]);
  expect(shown(parts)).toContain('<h2 id="why-1">Why</h2>');
});

test('what a translation leaves in the first language is marked in translations only', () => {
  const text = 'Elija **Enviar (Send)**.';
  expect(show(text, 'es')).toContain('<span lang="en">Send</span>');
  expect(show(text)).not.toContain('lang=');
});

test('a broken body shows nothing, and says what is wrong', () => {
  const { facts, parts } = compile('Fine.\n\n<Blink />');
  expect(parts).toEqual([]);
  expect(facts.problems[0]).toMatchObject({ line: 3, message: expect.stringContaining('<Blink>') as string });
  expect(() => compile('Fine.\n\n<Note title="x">')).toThrow(
    expect.objectContaining({ message: expect.stringMatching(/Note/u) as string }) as Error,
  );
});

test('no text becomes markup', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
      // As an author would write any text: each sign that means something in MDX is escaped.
      const escaped = text.replaceAll(/[\\`*_{}[\]<>()#+\-.!|~&:"']/gu, (sign) => `\\${sign}`);
      const { parts } = compile(`a ${escaped} z`);
      const html = shown(parts);
      expect(html.match(/<\/?(?!p>|br>)[a-z!]/giu) ?? []).toEqual([]);
    }),
  );
});

test('a text is read the same whether or not it holds an address somewhere', () => {
  const block = fc.constantFrom(
    'One *two* **three** `four`, and ~~five~~.',
    '| a | b |\n| - | - |\n| **1** | `2` |',
    '- [ ] one\n- [x] two\n\n  more',
    'A note[^1] here.\n\n[^1]: The *note*.',
    '<Note title="Wait">\n\nwww or http: alone, at 5:30\n\n</Note>',
    '> 1. so it says\n> 2. <kbd>Enter</kbd>',
    '## Why\n\nh w H W\\\nhttp w.w.w e',
  );
  const address = fc.constantFrom(
    'me@a.example',
    'www.a.example',
    'https://a.example/b',
    'a@b.example and www.c.example',
  );
  fc.assert(
    fc.property(fc.array(block, { minLength: 1 }), address, (blocks, last) => {
      const text = blocks.join('\n\n');
      const all = show(`${text}\n\nsee ${last}`);
      expect(all).toContain('<p>see <a href="');
      expect(all.replace(/<p>see <a.*?<\/p>/u, '')).toBe(show(text));
    }),
  );
});
