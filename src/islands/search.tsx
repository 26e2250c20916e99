import { render } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { fill } from '../i18n/fill.ts';
import { search as english } from '../i18n/locales/en.ts';
import { type Found, findPages, type Pagefind } from '../search/find.ts';
import type { Vocabulary } from '../search/query.ts';
import { readVocabulary } from '../search/vocabulary.ts';

/** The search's field and results; used by the dialog over each page and by the search page. */

interface LoadedPagefind extends Pagefind {
  init(): Promise<void>;
  options(options: object): Promise<void>;
}

/** Pagefind, and the words of the site. */
interface Index {
  readonly pagefind: Pagefind;
  readonly vocabulary: Vocabulary;
}

type Words = typeof english;

interface Options {
  readonly query: string;
  /** Whether the address bar follows the query, so that the page works as a link. */
  readonly keepAddress: boolean;
}

type State =
  | { readonly kind: 'idle' }
  | { readonly kind: 'failed' }
  | { readonly kind: 'found'; readonly query: string; readonly hits: readonly Found[] };

const MOST_HITS = 12;
const MOST_SUB_RESULTS = 3;

let index: Promise<Index> | undefined;

function loadIndex(): Promise<Index> {
  index ??= (async () => {
    // Written into the site after it is bundled, so the bundler must not look for it.
    const address = '/pagefind/pagefind.js';
    const words = loadVocabulary();
    const pagefind = (await import(/* @vite-ignore */ address)) as LoadedPagefind;
    await pagefind.options({ ranking: { metaWeights: { title: 5, terms: 4 } } });
    await pagefind.init();
    return { pagefind, vocabulary: await words };
  })();
  // A failed load may be tried again with the next key.
  index.catch(() => (index = undefined));
  return index;
}

/** Without these words nothing is corrected; the search works all the same. */
async function loadVocabulary(): Promise<Vocabulary> {
  try {
    const response = await fetch('/pagefind/words.txt');
    return response.ok ? readVocabulary(await response.text()) : new Map();
  } catch {
    return new Map();
  }
}

function Search({ query: first, keepAddress, words: texts }: Options & { readonly words: Words }) {
  const [query, setQuery] = useState(first);
  const [state, setState] = useState<State>({ kind: 'idle' });
  const latest = useRef('');
  const title = useRef(document.title);

  useEffect(() => void loadIndex().catch(() => undefined), []);

  useEffect(() => {
    const words = query.trim();
    latest.current = words;
    if (keepAddress) {
      history.replaceState(null, '', words ? `?q=${encodeURIComponent(words)}` : location.pathname);
      document.title = words ? `${words} – ${title.current}` : title.current;
    }
    if (words === '') {
      setState({ kind: 'idle' });
      return;
    }
    loadIndex()
      .then(async ({ pagefind, vocabulary }) => {
        const hits = await findPages(pagefind, vocabulary, words, MOST_HITS);
        if (latest.current === words) setState({ kind: 'found', query: words, hits });
      })
      .catch(() => {
        if (latest.current === words) setState({ kind: 'failed' });
      });
  }, [query, keepAddress]);

  return (
    <div class="search" role="search">
      <input
        id={keepAddress ? 'search-page-input' : 'search-dialog-input'}
        type="search"
        aria-label={texts.label}
        placeholder={texts.placeholder}
        autocomplete="off"
        enterkeyhint="search"
        value={query}
        onInput={(event) => setQuery(event.currentTarget.value)}
      />
      <p class="search-status" role="status">
        {statusText(state, texts)}
      </p>
      {state.kind === 'failed' && (
        <p>
          <a href="/search/#all-pages">{texts.listOfPages}</a>
        </p>
      )}
      {state.kind === 'found' && <Groups hits={state.hits} kinds={texts.kinds} />}
    </div>
  );
}

function statusText(state: State, words: Words): string {
  if (state.kind === 'idle') return '';
  if (state.kind === 'failed') return words.failed;
  const { query, hits } = state;
  if (hits.length === 0) return fill(words.nothing, { query });
  return fill(hits.length === 1 ? words.page : words.pages, { count: hits.length, query });
}

/** Hits by kind. The kind of the best hit comes first, so that grouping never hides the best answer. */
function Groups({ hits, kinds: order }: { readonly hits: readonly Found[]; readonly kinds: readonly string[] }) {
  const best = hits[0]?.meta.kind;
  const kinds = [...order].sort((a, b) => Number(b === best) - Number(a === best));
  return (
    <>
      {kinds.map((kind) => {
        const group = hits.filter((hit) => hit.meta.kind === kind);
        return (
          group.length > 0 && (
            <section key={kind} aria-label={kind}>
              <h2>{kind}</h2>
              <ul>
                {group.map((hit) => (
                  <HitItem key={hit.url} hit={hit} />
                ))}
              </ul>
            </section>
          )
        );
      })}
    </>
  );
}

function HitItem({ hit }: { readonly hit: Found }) {
  const parts = hit.sub_results.filter(({ url }) => url.includes('#')).slice(0, MOST_SUB_RESULTS);
  return (
    <li class="hit">
      <a href={hit.url}>{hit.meta.title}</a>
      {/* Pagefind escapes the text of an excerpt and adds only <mark>. */}
      <p dangerouslySetInnerHTML={{ __html: hit.excerpt }} />
      {parts.length > 0 && (
        <ul>
          {parts.map(({ url, title }) => (
            <li key={url}>
              <a href={url}>{title}</a>
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

/** Draws the search into `place`, in the language that `place` brings. Called again, it leaves what is there. */
export function mountSearch(place: HTMLElement, options: Options): void {
  if (place.hasChildNodes()) return;
  const words = place.dataset['words'] ? (JSON.parse(place.dataset['words']) as Words) : english;
  render(<Search {...options} words={words} />, place);
}
