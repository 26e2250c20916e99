import { hydrate } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { fill } from '../../i18n/fill.ts';
import { search as english } from '../../i18n/english/search.ts';
import { piecesOf } from '../../lib/search/excerpt.ts';
import { findPages, type Found, type Hit, type Pagefind, type SearchIndex } from '../../lib/search/find.ts';
import { openPagefindWorker } from '../../lib/search/pagefind-worker.ts';
import { Parts } from '../../lib/search/parts.ts';
import styles from '../../styles/search.css?inline';
import '../../scripts/trusted-types.ts';
import { useBfcacheRestore } from './use-bfcache-restore.ts';

/** The search's field and results; used by the dialog over each page and by the search page. */

interface LoadedPagefind extends Pagefind {
  init(): Promise<void>;
  options(options: object): Promise<void>;
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
  | { readonly kind: 'found'; readonly query: string; readonly hits: readonly Shown[] };

/** A hit with what its page says of what was looked for, where that is known already. */
interface Shown {
  readonly hit: Hit;
  readonly page: Found | undefined;
}

const MOST_HITS = 12;
const MOST_SUB_RESULTS = 3;
/** Hits that are shown before any grouping, and with what their pages say at once. */
const BEST = 3;
/** What the pages of the others say is loaded when they come so near to sight. */
const NEAR = '100px';

let index: Promise<SearchIndex> | undefined;

function loadIndex(): Promise<SearchIndex> {
  index ??= (async () => {
    const { lang } = document.documentElement;
    const list = (name: string) => new Parts(async (ending) => loadText(`${name}.${lang}${ending}.txt`));
    const [words, names] = [list('words'), list('names')];
    // Their first parts are wanted whatever is asked.
    void words.for([]);
    void names.for([]);
    const options = { ranking: { metaWeights: { title: 5, terms: 4 } } };
    const pagefind = await openPagefindWorker(lang, options).catch(async () => loadPagefind(options));
    return { pagefind, words, names };
  })();
  // A failed load may be tried again with the next key.
  index.catch(() => (index = undefined));
  return index;
}

/** Pagefind by its whole program, which needs no worker. */
async function loadPagefind(options: object): Promise<Pagefind> {
  // Written into the site after it is bundled, so the bundler must not look for it.
  const address = '/pagefind/pagefind.js';
  const pagefind = (await import(/* @vite-ignore */ address)) as LoadedPagefind;
  await pagefind.options(options);
  await pagefind.init();
  return pagefind;
}

/** A file beside Pagefind's. Without these files less is found and nothing is corrected; the search works all the same. */
async function loadText(name: string): Promise<string> {
  try {
    const response = await fetch(`/pagefind/${name}`);
    return response.ok ? await response.text() : '';
  } catch {
    return '';
  }
}

/** Tells search engines whether they may list the page as it is: a list of pages, but not what anyone looked for. */
function listResults(may: boolean): void {
  document.querySelector('meta[name=robots]')?.remove();
  if (!may) document.head.append(Object.assign(document.createElement('meta'), { name: 'robots', content: 'noindex' }));
}

function Search({ query: first, keepAddress, words: texts }: Options & { readonly words: Words }) {
  const [query, setQuery] = useState(first);
  const [state, setState] = useState<State>({ kind: 'idle' });
  const latest = useRef('');
  const title = useRef(document.title);
  useBfcacheRestore();

  useEffect(() => void loadIndex().catch(() => undefined), []);

  useEffect(() => {
    const words = query.trim();
    latest.current = words;
    if (keepAddress) {
      history.replaceState(null, '', words ? `?q=${encodeURIComponent(words)}` : location.pathname);
      document.title = words ? `${words} – ${title.current}` : title.current;
      listResults(words === '');
    }
    if (words === '') {
      setState({ kind: 'idle' });
      return;
    }
    const find = async () => {
      const hits = await findPages(await loadIndex(), words, MOST_HITS);
      return Promise.all(hits.map(async (hit, at) => ({ hit, page: at < BEST ? await pageOf(hit) : undefined })));
    };
    // A part may be lost on a bad network: once more, before the reader is told.
    find()
      .catch(find)
      .then((hits) => {
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
        {/* Another text is another element: a browser that translates the page replaces the texts in it. */}
        <span key={statusText(state, texts)}>{statusText(state, texts)}</span>
      </p>
      {state.kind === 'failed' && (
        <p>
          <a href="/search/#all-pages">{texts.listOfPages}</a>
        </p>
      )}
      {state.kind === 'found' && <Groups key={state.query} hits={state.hits} words={texts} />}
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

/** What a hit's page says. Where it does not arrive, the hit is a link and no more. */
async function pageOf(hit: Hit): Promise<Found | undefined> {
  return hit.load().catch(() => undefined);
}

/** The best hits whatever their kind, then the others by kind, so that grouping never hides the best answer. */
function Groups({ hits, words }: { readonly hits: readonly Shown[]; readonly words: Words }) {
  const rest = hits.slice(BEST);
  const groups = [
    { name: words.best, list: hits.slice(0, BEST) },
    ...words.kinds.map((kind) => ({ name: kind, list: rest.filter(({ hit }) => hit.kind === kind) })),
  ];
  return (
    <>
      {groups
        .filter(({ list }) => list.length > 0)
        .map(({ name, list }) => (
          <section key={name} aria-label={name}>
            <h2>{name}</h2>
            <ul>
              {list.map(({ hit, page }) => (
                <HitItem key={hit.url} hit={hit} page={page} kind={name === words.best ? hit.kind : undefined} />
              ))}
            </ul>
          </section>
        ))}
    </>
  );
}

function HitItem({ hit, page, kind }: Shown & { readonly kind: string | undefined }) {
  const [shown, setShown] = useState(page);
  const item = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (shown || !item.current) return undefined;
    const sight = new IntersectionObserver(
      (entries) => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
        sight.disconnect();
        void pageOf(hit).then(setShown);
      },
      { root: item.current.closest('dialog'), rootMargin: NEAR },
    );
    sight.observe(item.current);
    return () => sight.disconnect();
  }, [hit]);
  const parts = (shown?.sub_results ?? []).filter(({ url }) => url.includes('#')).slice(0, MOST_SUB_RESULTS);
  return (
    <li class="hit" ref={item}>
      <a href={hit.url}>{hit.title}</a>
      {kind && <span class="hit-kind">{kind}</span>}
      {shown && shown.excerpt !== '' && (
        <p>{piecesOf(shown.excerpt).map(({ text, marked }) => (marked ? <mark>{text}</mark> : text))}</p>
      )}
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

const drawn = new WeakSet<HTMLElement>();

/** The styles of what is drawn here. Browsers that take none from a script show plain lists. */
function addStyles(): void {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(styles);
    document.adoptedStyleSheets.push(sheet);
  } catch {
    // Safari before 16.4.
  }
}

/**
 * Draws the search into `place`, in the language that `place` brings. A field that stands there already is taken over
 * with the focus that it has. Called again, it leaves what is there.
 */
export function mountSearch(place: HTMLElement, options: Options): void {
  if (drawn.has(place)) return;
  drawn.add(place);
  addStyles();
  const words = place.dataset['words'] ? (JSON.parse(place.dataset['words']) as Words) : english;
  hydrate(<Search {...options} words={words} />, place);
}
