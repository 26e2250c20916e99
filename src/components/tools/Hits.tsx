import type { search as english, SearchKind } from '../../i18n/english/search.ts';
import type { Hit } from '../../lib/search/find.ts';

const MAX_SECTIONS = 3;
/** Shown first, whatever their kind, so that grouping never hides the best answer. */
const BEST = 3;

interface Props {
  readonly hits: readonly Hit[];
  /** Whether the others are folded, because the answer is above them. */
  readonly fewFirst: boolean;
  readonly strings: typeof english;
}

/** The pages that a search found: the best, then the others by kind. */
export function Hits({ hits, fewFirst, strings }: Props) {
  const others = hits.slice(BEST);
  const groups = [
    { name: strings.best, list: hits.slice(0, BEST) },
    ...Object.entries(strings.kinds).map(([id, name]) => ({ name, list: others.filter(({ kind }) => kind === id) })),
  ];
  const [best, ...more] = groups
    .filter(({ list }) => list.length > 0)
    .map(({ name, list }) => (
      <section key={name} aria-label={name}>
        <h2>{name}</h2>
        <ul>
          {list.map((hit) => (
            <HitItem
              key={hit.url}
              hit={hit}
              kind={name === strings.best ? strings.kinds[hit.kind as SearchKind] : ''}
              strings={strings}
            />
          ))}
        </ul>
      </section>
    ));
  return (
    <>
      {best}
      {fewFirst && more.length > 0 ? (
        <details>
          <summary class="more">{strings.morePages}</summary>
          {more}
        </details>
      ) : (
        more
      )}
    </>
  );
}

function HitItem({
  hit,
  kind,
  strings,
}: {
  readonly hit: Hit;
  readonly kind: string;
  readonly strings: typeof english;
}) {
  const excerpt = hit.excerpt.map(({ text, marked }) => (marked ? <mark>{text}</mark> : text));
  return (
    <li class="hit" data-result>
      <a href={hit.url} lang={hit.language}>
        {hit.title}
      </a>
      {hit.language !== document.documentElement.lang && <span class="hit-kind">{strings.inEnglish} </span>}
      {kind && <span class="hit-kind">{kind}</span>}
      {excerpt.length > 0 && (
        <p lang={hit.language}>
          {/* Leads to these words, and the browser marks them. */}
          {hit.phrase ? (
            <a class="hit-excerpt" href={`${hit.url}#:~:text=${encodeURIComponent(hit.phrase)}`}>
              {excerpt}
            </a>
          ) : (
            excerpt
          )}
        </p>
      )}
      {hit.sections.length > 0 && (
        <ul>
          {hit.sections.slice(0, MAX_SECTIONS).map(({ url, title }) => (
            <li key={url}>
              <a href={url}>{title}</a>
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}
