import { render } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
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

interface Options {
  readonly query: string;
  /** Whether the address bar follows the query, so that the page works as a link. */
  readonly keepAddress: boolean;
}

type State =
  | { readonly kind: 'idle' }
  | { readonly kind: 'failed' }
  | { readonly kind: 'found'; readonly query: string; readonly hits: readonly Found[] };

/** Kinds of page in the order in which they help someone who cannot send. */
const KINDS = ['Errors', 'Guides', 'Settings', 'Articles'];
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

function Search({ query: first, keepAddress }: Options) {
  const [query, setQuery] = useState(first);
  const [state, setState] = useState<State>({ kind: 'idle' });
  const latest = useRef('');

  useEffect(() => void loadIndex().catch(() => undefined), []);

  useEffect(() => {
    const words = query.trim();
    latest.current = words;
    if (keepAddress) {
      history.replaceState(null, '', words ? `?q=${encodeURIComponent(words)}` : location.pathname);
      document.title = document.title.replace(/^(?:.* – )?Search/u, words ? `${words} – Search` : 'Search');
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
        aria-label="Search this site"
        placeholder="An error, a mail app, a question"
        autocomplete="off"
        enterkeyhint="search"
        value={query}
        onInput={(event) => setQuery(event.currentTarget.value)}
      />
      <p class="search-status" role="status">
        {statusText(state)}
      </p>
      {state.kind === 'failed' && (
        <p>
          <a href="/search/#all-pages">See the list of all pages</a>
        </p>
      )}
      {state.kind === 'found' && <Groups hits={state.hits} />}
    </div>
  );
}

function statusText(state: State): string {
  if (state.kind === 'idle') return '';
  if (state.kind === 'failed') return 'The search could not be loaded. Check your connection and type again.';
  if (state.hits.length === 0)
    return `Nothing found for “${state.query}”. Try fewer words, or only the number in the error.`;
  return `${state.hits.length} ${state.hits.length === 1 ? 'page' : 'pages'} for “${state.query}”`;
}

/** Hits by kind. The kind of the best hit comes first, so that grouping never hides the best answer. */
function Groups({ hits }: { readonly hits: readonly Found[] }) {
  const best = hits[0]?.meta.kind;
  const kinds = [...KINDS].sort((a, b) => Number(b === best) - Number(a === best));
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

/** Draws the search into `place`. Called again, it leaves what is there. */
export function mountSearch(place: HTMLElement, options: Options): void {
  if (place.hasChildNodes()) return;
  render(<Search {...options} />, place);
}
