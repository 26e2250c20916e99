import { useEffect, useRef, useState } from 'preact/hooks';
import { search as english } from '../../i18n/english/search.ts';
import { fill } from '../../i18n/fill.ts';
import { findPages, type Found, type Hit } from '../../lib/search/find.ts';
import { loadSearchIndex, unloadSearchIndex } from './load-search-index.ts';
import { useBfcacheRestore } from './use-bfcache-restore.ts';

type Strings = typeof english;

interface Props {
  readonly inputId: string;
  /** The query comes from the address, `?q=`, and the address follows it, so that the page works as a link. */
  readonly syncAddress?: boolean;
  /** English by default. */
  readonly strings?: Strings;
}

type Result =
  | { readonly state: 'idle' }
  | { readonly state: 'failed' }
  | { readonly state: 'found'; readonly query: string; readonly found: Found };

const MAX_HITS = 24;
/** More words that no page has are those of a pasted text, of which the reader knows that it's pasted. */
const MAX_UNKNOWN = 3;
const MAX_SECTIONS = 3;
/** Shown first, whatever their kind, so that grouping never hides the best answer. */
const BEST = 3;
/** Safari takes 100 new addresses in 10 seconds. Milliseconds. */
const ADDRESS_DELAY = 400;

/** The search's field and results. What was typed before its script came is searched for. */
export default function Search({ inputId, syncAddress = false, strings = english }: Props) {
  const [query, setQuery] = useState<string>();
  const [result, setResult] = useState<Result>({ state: 'idle' });
  const field = useRef<HTMLInputElement>(null);
  useBfcacheRestore();
  useSyncedAddress(query, syncAddress);

  useEffect(() => {
    const linked = syncAddress ? new URLSearchParams(location.search).get('q') : '';
    setQuery(field.current?.value || linked || '');
    if (syncAddress) document.querySelector('[data-script-failed]')?.remove();
    loadSearchIndex().catch(() => undefined);
  }, [syncAddress]);

  useEffect(() => {
    let current = true;
    const show = (found: Result): void => {
      if (current) setResult(found);
    };
    const typed = query?.trim() ?? '';
    if (typed === '') show({ state: 'idle' });
    else {
      search(typed)
        .then((found) => show({ state: 'found', query: typed, found }))
        .catch(() => show({ state: 'failed' }));
    }
    return () => (current = false);
  }, [query]);

  const status = statusText(result, strings);
  return (
    <div class="search" role="search">
      <input
        ref={field}
        id={inputId}
        type="search"
        aria-label={syncAddress ? strings.label : undefined}
        placeholder={strings.placeholder}
        autocomplete="off"
        enterkeyhint="search"
        value={query}
        onInput={(event) => setQuery(event.currentTarget.value)}
      />
      <p class="search-status" role="status">
        {/* A new text is a new element: browsers that translate the page change the text in the old one. */}
        <span key={status}>{status}</span>
      </p>
      {result.state === 'failed' && (
        <p>
          <a href="/search/#all-pages">{strings.listOfPages}</a>
        </p>
      )}
      {result.state === 'found' && <Groups key={result.query} hits={result.found.hits} strings={strings} />}
    </div>
  );
}

/** Searches, and once more where something was lost on a bad network. */
async function search(typed: string): Promise<Found> {
  const find = async () => {
    try {
      return await findPages(await loadSearchIndex(), typed, MAX_HITS);
    } catch (error) {
      await unloadSearchIndex();
      throw error;
    }
  };
  return find().catch(find);
}

function statusText(result: Result, strings: Strings): string {
  if (result.state === 'idle') return '';
  if (result.state === 'failed') return import.meta.env.DEV ? 'To try the search, run: npm run build' : strings.failed;
  const { query, found } = result;
  const count = found.total;
  return [
    count === 0
      ? fill(strings.nothing, { query })
      : `${fill(count === 1 ? strings.page : strings.pages, { count, query })}${hasNotes(found) ? '.' : ''}`,
    ...found.corrected.map((change) => fill(strings.corrected, change)),
    ...(found.unknown.length > MAX_UNKNOWN ? [] : found.unknown.map((word) => fill(strings.unknown, { word }))),
  ].join(' ');
}

const hasNotes = ({ corrected, unknown }: Found): boolean =>
  corrected.length > 0 || (unknown.length > 0 && unknown.length <= MAX_UNKNOWN);

/** Keeps the address, the page's title and what search engines may list in step with the query. */
function useSyncedAddress(query: string | undefined, on: boolean): void {
  const title = useRef('');
  useEffect(() => {
    if (!on || query === undefined) return undefined;
    title.current ||= document.title;
    const timer = setTimeout(() => {
      const typed = query.trim();
      try {
        history.replaceState(null, '', typed ? `?q=${encodeURIComponent(typed)}` : location.pathname);
      } catch {
        // The browser takes no more addresses for now; the search goes on without.
      }
      document.title = typed ? `${typed} – ${title.current}` : title.current;
      // Search engines may list the page as a list of pages, but not what anyone searched for.
      document.querySelector('meta[name=robots]')?.remove();
      if (typed)
        document.head.append(Object.assign(document.createElement('meta'), { name: 'robots', content: 'noindex' }));
    }, ADDRESS_DELAY);
    return () => clearTimeout(timer);
  }, [query, on]);
}

/** The best hits, then the others by kind. */
function Groups({ hits, strings }: { readonly hits: readonly Hit[]; readonly strings: Strings }) {
  const others = hits.slice(BEST);
  const groups = [
    { name: strings.best, list: hits.slice(0, BEST) },
    ...strings.kinds.map((name) => ({ name, list: others.filter(({ kind }) => kind === name) })),
  ];
  return (
    <>
      {groups
        .filter(({ list }) => list.length > 0)
        .map(({ name, list }) => (
          <section key={name} aria-label={name}>
            <h2>{name}</h2>
            <ul>
              {list.map((hit) => (
                <HitItem key={hit.url} hit={hit} kind={name === strings.best ? hit.kind : ''} />
              ))}
            </ul>
          </section>
        ))}
    </>
  );
}

function HitItem({ hit, kind }: { readonly hit: Hit; readonly kind: string }) {
  const sections = hit.sections.slice(0, MAX_SECTIONS);
  return (
    <li class="hit" data-result>
      <a href={hit.url} lang={hit.language}>
        {hit.title}
      </a>
      {kind && <span class="hit-kind">{kind}</span>}
      {hit.excerpt.length > 0 && <p>{hit.excerpt.map(({ text, marked }) => (marked ? <mark>{text}</mark> : text))}</p>}
      {sections.length > 0 && (
        <ul>
          {sections.map(({ url, title }) => (
            <li key={url}>
              <a href={url}>{title}</a>
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}
