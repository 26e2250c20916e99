import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { DEFAULT_LOCALE, localized } from '../../i18n/addresses.ts';
import { search as english } from '../../i18n/english/search.ts';
import { fill } from '../../i18n/fill.ts';
import type { Diagnosis } from '../../lib/diagnosis/diagnose.ts';
import { answerFirst } from '../../lib/search/answer-first.ts';
import type { Found } from '../../lib/search/find.ts';
import { guideOfDevice } from '../../scripts/device.ts';
import { handAlong } from '../../scripts/handed-text.ts';
import { stringsOf } from '../../scripts/page-strings.ts';
import { keepError } from '../../scripts/reader-error.ts';
import { replaceAddress } from '../../scripts/replace-address.ts';
import { Answer } from './Answer.tsx';
import { dropFile, FileChoice } from './FileChoice.tsx';
import { Hits } from './Hits.tsx';
import { pasteShortened } from './paste-shortened.ts';
import { fitsAddress, queryFragment, queryIn } from './query-address.ts';
import { useBfcacheRestore } from './use-bfcache-restore.ts';
import { useDiagnosis } from './use-diagnosis.ts';
import { type SearchResult, useSearch } from './use-search.ts';
// Both the diagnosis and Pagefind start a worker.
import '../../scripts/trusted-types.ts';
import { withBase } from '../../base.ts';

type Strings = typeof english;

export interface AskBoxProps {
  readonly inputId: string;
  readonly rows?: number;
  /** Whether the field keeps its label to itself, where a heading beside it says the same. */
  readonly labelHidden?: boolean;
  /** Offers to read a saved message as well. */
  readonly withFile?: boolean;
  /** A short query comes from the address, `#q=`, and the address follows it, so that the page works as a link. */
  readonly syncAddress?: boolean;
  /** English by default. */
  readonly strings?: Strings;
}

/** What was typed or chosen before the script arrived. */
interface Before {
  readonly initial?: string;
  readonly initialFile?: File | undefined;
}

/** Safari takes 100 new addresses in 10 seconds. Milliseconds. */
const ADDRESS_DELAY = 400;
/** The diagnosis takes a moment longer than the search. Milliseconds. */
const STATUS_DELAY = 400;
/** A title shows this much of a query. */
const MAX_SHOWN = 60;
/** From so many characters on, a text was pasted and not typed as a search. */
const LONG = 80;
/** More words that no page has are those of a pasted text, of which the reader knows that it's pasted. */
const MAX_UNKNOWN = 3;

/**
 * The one field for everything: an error gives its explanation, with pages below; words and questions give pages.
 * Nothing that is typed leaves the browser.
 */
export default function AskBox({
  inputId,
  rows = 2,
  labelHidden = false,
  withFile = false,
  syncAddress = false,
  strings = english,
  initial = '',
  initialFile,
}: AskBoxProps & Before) {
  /** What the reader typed, or a file. */
  const [input, setInput] = useState<string | File>(initial);
  const [started, setStarted] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const box = useRef<HTMLDivElement>(null);
  /** Whether the reader asked to be led to the answer, once it's there. */
  const [leading, setLeading] = useState(false);
  /** Whether the reader asked about nothing. */
  const [nudged, setNudged] = useState(false);
  useBfcacheRestore();

  const query = typeof input === 'string' ? input.trim() : '';
  const { data, found, answered, failed } = useDiagnosis(input);
  const result = useSearch(query);
  useSyncedAddress(started ? query : undefined, syncAddress);
  useEffect(() => {
    // On the page of results, in place of its list of all pages.
    if (syncAddress && started)
      document.documentElement.classList.toggle('searching', query !== '' && result.state !== 'failed');
  }, [query === '', result.state, started]);

  useEffect(() => {
    // Whatever the second button says in turn, it stays as wide as it was, and nothing moves.
    const second = box.current?.querySelector<HTMLElement>('.buttons .copy');
    if (second) second.style.minInlineSize = `min(100%, ${second.offsetWidth}px)`;
    const linked = syncAddress ? queryIn(location) : '';
    setInput((now) => (now === '' ? field.current?.value || linked : now));
    if (initialFile) setInput(initialFile);
    setStarted(true);
    document.querySelector('[data-script-failed]')?.remove();
    if (!syncAddress) return undefined;
    const follow = () => setInput((now) => queryIn({ hash: location.hash, search: '' }) || now);
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);

  const hasAnswer = found !== undefined && isWorthShowing(found, query);
  const isFound = result.state === 'found' && result.query === query;
  const searched = isFound ? result.found.hits : [];
  const hits =
    found && data && answered === input ? answerFirst(searched, found, data.catalogue.entries, withBase) : searched;
  // A file is only explained.
  const isSearched = isFound || result.state === 'failed' || typeof input !== 'string';
  // The answer of a moment ago is still there while the reader types.
  const isExplained = failed || answered === input;
  /** The name of a file without an error. */
  const emptyFile = typeof input !== 'string' && answered === input && !hasAnswer ? input.name : undefined;
  useEffect(() => {
    if (!leading || !isExplained || !(hasAnswer || isSearched)) return;
    setLeading(false);
    const find = (selector: string) => box.current?.querySelector<HTMLElement>(selector);
    find('.answer h2, .hit > a, .other-ways a')?.focus({ preventScroll: true });
    // With what was found, or that nothing was.
    find(hasAnswer ? '.answer' : '.search-status')?.scrollIntoView({ block: 'start' });
  }, [leading, isExplained, hasAnswer, isSearched]);

  useEffect(() => {
    if (hasAnswer && query !== '') keepError(query);
  }, [hasAnswer, query]);

  /** The guide to this device, for words that don't lead to another app. */
  const isAboutApp = hits[0]?.url.includes('/guides/') ?? false;
  const own = isAboutApp ? undefined : data?.guides.find(({ id }) => id === guideOfDevice());
  const status = useSettled(
    emptyFile !== undefined
      ? fill(strings.noErrorInFile, { name: emptyFile })
      : nudged && query === ''
        ? strings.empty
        : statusText(hasAnswer ? found : undefined, result, query, strings),
  );
  const otherLanguage = result.state === 'found' ? result.found.otherLanguage : undefined;
  const isError = found !== undefined && (hasAnswer || found.cause !== 'unknown');
  return (
    <div
      ref={box}
      class="ask"
      role="search"
      onKeyDown={(event) => moveAmongLinks(event, box.current, field.current)}
      {...dropFile(setInput)}
    >
      {/*
        The page is delivered with the field switched off, and the first script to arrive switches it on. The group has
        no other purpose, so screen readers don't announce it.
      */}
      <fieldset role="none" disabled={typeof document === 'undefined'}>
        <label for={inputId} class={labelHidden ? 'visually-hidden' : undefined}>
          {strings.label}
        </label>
        <textarea
          ref={field}
          id={inputId}
          rows={rows}
          placeholder={strings.placeholder}
          aria-describedby={`${inputId}-hint`}
          autocomplete="off"
          autocapitalize="none"
          spellcheck={false}
          enterkeyhint="search"
          value={typeof input === 'string' ? input : ''}
          onInput={(event) => setInput(event.currentTarget.value)}
          onPaste={(event) => {
            pasteShortened(event);
            // A phone's keyboard covers the answer.
            if (matchMedia('(pointer: coarse)').matches) setLeading(true);
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
            event.preventDefault();
            if (query !== '') setLeading(true);
          }}
        />
        <p class="hint" id={`${inputId}-hint`}>
          {strings.privacy}
        </p>
        <div class="buttons">
          <button
            type="button"
            class="primary"
            onClick={() => {
              const isEmpty = query === '' && typeof input === 'string';
              setNudged(isEmpty);
              if (isEmpty) field.current?.focus();
              else setLeading(true);
            }}
          >
            {strings.button}
          </button>
          {query === '' && typeof input === 'string' ? (
            <button
              type="button"
              class="copy"
              onClick={() => {
                setInput(strings.example);
                setLeading(true);
              }}
            >
              {strings.tryExample}
            </button>
          ) : (
            <button
              type="button"
              class="copy"
              onClick={() => {
                setLeading(false);
                setInput('');
                keepError('');
                field.current?.focus();
              }}
            >
              {strings.clear}
            </button>
          )}
        </div>
        {withFile && (
          <FileChoice
            id={`${inputId}-file`}
            words={strings}
            onChoose={(file) => {
              setLeading(true);
              setInput(file);
            }}
          />
        )}
      </fieldset>
      <p class="search-status" role="status">
        {/* A new text is a new element: browsers that translate the page change the text in the old one. */}
        <span key={status}>{status}</span>
      </p>
      {failed && <p role="alert">{strings.explanationsFailed}</p>}
      {/* Not before it's known that this isn't an error: those are in the language of a server, not of the reader. */}
      {otherLanguage && (found || failed) && !isError && <TypedLanguage language={otherLanguage} query={query} />}
      {own && query !== '' && !hasAnswer && result.state === 'found' && (
        <p>
          <a class="secondary" href={own.href}>
            {own.fixIt}
          </a>
        </p>
      )}
      {found && hasAnswer && data && <Answer found={found} data={data} />}
      {found?.cause === 'unknown' && !hasAnswer && query.length >= LONG && <p>{strings.noError}</p>}
      {result.state === 'failed' && (
        <p>
          <a href={inPageLanguage('/search/#all-pages')}>{strings.listOfPages}</a>
        </p>
      )}
      {hits.length > 0 && <Hits key={query} hits={hits} fewFirst={hasAnswer} strings={strings} />}
      {otherLanguage && otherLanguage !== DEFAULT_LOCALE && isError && (
        <TypedLanguage language={otherLanguage} query={query} />
      )}
      {query !== '' && (isFound || result.state === 'failed') && document.documentElement.lang !== DEFAULT_LOCALE && (
        <SearchIn language={DEFAULT_LOCALE} query={query}>
          {strings.searchEnglish}
        </SearchIn>
      )}
      {(emptyFile !== undefined || (started && query !== '' && !hasAnswer && result.state === 'found')) && (
        <OtherWays strings={strings} />
      )}
    </div>
  );
}

/** A word is a search, and two are as likely one as an error; a sure answer, a code or a sentence is worth explaining. */
function isWorthShowing({ cause, confident, code, enhancedCode, others, refusal }: Diagnosis, query: string): boolean {
  if (refusal) return true;
  if (cause === 'unknown') return others.length > 0;
  return confident || query === '' || code !== undefined || enhancedCode !== undefined || /\s\S+\s/u.test(query);
}

/** Down and up move among what was found, and back into the field. */
function moveAmongLinks(event: KeyboardEvent, box: HTMLElement | null, field: HTMLTextAreaElement | null): void {
  if ((event.key !== 'ArrowDown' && event.key !== 'ArrowUp') || !box || !field) return;
  const links = [...box.querySelectorAll<HTMLElement>('.answer .primary, .answer-article, .hit > a')];
  const at = links.indexOf(document.activeElement as HTMLElement);
  const inField = document.activeElement === field;
  if (inField && (event.key === 'ArrowUp' || field.selectionStart < field.value.length)) return;
  if (!inField && at === -1) return;
  const next = event.key === 'ArrowDown' ? (links[at + 1] ?? links[at]) : (links[at - 1] ?? field);
  event.preventDefault();
  next?.focus();
}

/** What was found, in a sentence; `undefined` while the pages for a text are on their way. */
function statusText(
  answer: Diagnosis | undefined,
  result: SearchResult,
  query: string,
  strings: Strings,
): string | undefined {
  const said = answer && answer.cause !== 'unknown' ? `${answer.label}.` : '';
  if (result.state === 'failed')
    return import.meta.env.DEV ? 'To try the search, run: npm run build' : `${said} ${strings.failed}`.trim();
  if (query === '') return said;
  if (result.state === 'idle' || result.query !== query) return undefined;
  const { found } = result;
  const shown = query.length > MAX_SHOWN ? `${query.slice(0, MAX_SHOWN).trimEnd()}…` : query;
  const count = found.total;
  const notes = answer ? [] : searchNotes(found, strings);
  const pages =
    count === 0
      ? fill(strings.nothing, { query: shown })
      : `${fill(count === 1 ? strings.page : strings.pages, { count, query: shown })}${notes.length > 0 ? '.' : ''}`;
  return [said, pages, ...notes].filter((text) => text !== '').join(' ');
}

/** What was searched for instead of what was typed, and what no page has. */
function searchNotes({ total, corrected, unknown }: Found, strings: Strings): string[] {
  const changes = corrected.map((change) => fill(strings.corrected, change));
  if (total === 0 || unknown.length > MAX_UNKNOWN) return changes;
  return [...changes, ...unknown.map((word) => fill(strings.unknown, { word }))];
}

/** The last text that didn't change for a moment: the answer and the pages arrive separately, and are announced once. */
function useSettled(text: string | undefined): string {
  const [settled, setSettled] = useState('');
  useEffect(() => {
    if (text === undefined) return undefined;
    const timer = setTimeout(() => setSettled(text), STATUS_DELAY);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}

/** The link to a page in the language of the open one. */
const inPageLanguage = (address: string): string => localized(document.documentElement.lang, address);

interface InLanguage {
  readonly language: string;
  readonly query: string;
}

/** The way to the same search on the pages in a language. */
function SearchIn({ language, query, children, lang }: InLanguage & { lang?: string; children: ComponentChildren }) {
  return (
    <p>
      <a
        href={localized(language, `/search/${queryFragment(query)}`)}
        lang={lang}
        hreflang={language}
        onClick={(event) => handAlong(query, event)}
      >
        {children}
      </a>
    </p>
  );
}

/** The same search on the pages in the language that was typed, said in that language, if the site has it. */
function TypedLanguage({ language, query }: InLanguage) {
  const [text, setText] = useState<string>();
  useEffect(() => {
    let current = true;
    const load = async (): Promise<void> => {
      const words = language === DEFAULT_LOCALE ? english : (await stringsOf(language))?.search;
      if (current) setText(words?.searchThisLanguage);
    };
    load().catch(() => undefined);
    return () => (current = false);
  }, [language]);
  if (text === undefined) return null;
  return (
    <SearchIn language={language} query={query} lang={language}>
      {text}
    </SearchIn>
  );
}

/** Other ways to an answer, for readers whom the pages don't help. */
function OtherWays({ strings }: { readonly strings: Strings }) {
  return (
    <section class="other-ways" aria-label={strings.otherWays}>
      <h2>{strings.otherWays}</h2>
      <ul>
        {strings.ways.map(([href, text]) => (
          <li key={href}>
            <a href={href.startsWith('#') ? href : inPageLanguage(href)}>{text}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Keeps the address, the page's title and what search engines may list in step with a short query. */
function useSyncedAddress(query: string | undefined, on: boolean): void {
  const title = useRef('');
  useEffect(() => {
    if (!on || query === undefined) return undefined;
    title.current ||= document.title;
    const timer = setTimeout(() => {
      try {
        replaceAddress(queryFragment(query));
      } catch {
        // The browser takes no more addresses for now; the search goes on without.
      }
      document.title = fitsAddress(query) ? `${query} – ${title.current}` : title.current;
      // Search engines may list the page as a list of pages, but not what anyone searched for.
      document.querySelector('meta[name=robots]')?.remove();
      if (query)
        document.head.append(Object.assign(document.createElement('meta'), { name: 'robots', content: 'noindex' }));
    }, ADDRESS_DELAY);
    return () => clearTimeout(timer);
  }, [query, on]);
}
