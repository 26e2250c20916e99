import './trusted-types.ts';
import { fill } from '../i18n/fill.ts';

/** What the service worker tells a page that came from its cache. */
interface Kept {
  /** The server's clock when this copy was fetched, since the reader's may be wrong. */
  readonly date: string | null | undefined;
  /** All pages that can be read, the one read last first. */
  readonly pages: readonly { readonly path: string; readonly title: string }[];
}

/** Starts the service worker and asks it to keep this page. Says so if the page itself came from the worker's cache. */
if (import.meta.env.OFFLINE && 'serviceWorker' in navigator) {
  navigator.serviceWorker.addEventListener('message', ({ data }: MessageEvent<Kept>) => show(data));
  // Where storage is blocked, pages come from the server alone.
  addEventListener('load', () => void start().catch(() => undefined));
}

async function start(): Promise<void> {
  const registration = await navigator.serviceWorker.register(`${import.meta.env.BASE_URL}sw.js`);
  let worker: ServiceWorker | null;
  const loading = new PerformanceObserver((loaded) => {
    const paths = loaded.getEntries().map(({ name }) => name.replace(location.origin, ''));
    const scripts = paths.filter((path) => path.startsWith(`${import.meta.env.BASE_URL}_astro/`));
    if (scripts.length > 0) worker?.postMessage({ scripts });
  });
  // The worker of a newer publish has a cache of its own.
  registration.addEventListener('updatefound', tell);
  tell();

  function tell(): void {
    worker = registration.installing ?? registration.waiting ?? registration.active;
    // Scripts may change `document.title`.
    worker?.postMessage({ title: document.querySelector<HTMLMetaElement>('[property="og:title"]')?.content });
    // Starts over with the first file.
    loading.observe({ type: 'resource', buffered: true });
  }
}

function show({ date, pages }: Kept): void {
  const note = document.getElementById('offline-note');
  const list = document.getElementById('kept-pages');
  if (list) {
    for (const { path, title } of pages) {
      const link = Object.assign(document.createElement('a'), { href: path, textContent: title });
      list.appendChild(document.createElement('li')).append(link);
    }
  } else if (note) {
    const { kept = '', undated = '' } = note.dataset;
    const day = date && new Date(date).toLocaleDateString(document.documentElement.lang, { dateStyle: 'long' });
    note.textContent = day ? fill(kept, { day }) : undated;
    note.hidden = false;
  }
}
