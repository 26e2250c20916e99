import type { CheckedPage } from '../content-model/check.ts';
import type { Finding } from './findings.ts';

/** Asks the sources of the content whether they are still there: one request each, never two at once to a host. */

const TIMEOUT_MS = 15_000;
/** Hosts that are asked at the same time. */
const HOSTS_AT_ONCE = 6;
/** So many hosts without an answer, and none with one, mean that this machine is not online. */
const SILENT_HOSTS = 6;

/** What a request for a page came to: a status (RFC 9110), with where it leads on to, or no answer. */
export type Answer = { readonly status: number; readonly location?: string } | { readonly error: string };
export type Ask = (url: string) => Promise<Answer>;

/** A real request, whose text is not read. It gives up after {@link TIMEOUT_MS} and never throws. */
export const askPage: Ask = async (url) => {
  try {
    const { status, headers, body } = await fetch(url, {
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT_MS),
      headers: {
        'user-agent': 'mail-help-doctor (checks whether a cited page is still there)',
        accept: 'text/html,*/*',
      },
    });
    await body?.cancel();
    const location = headers.get('location');
    return { status, ...(location === null ? {} : { location: URL.parse(location, url)?.href ?? location }) };
  } catch (error) {
    const { cause, name, message } = error as Error & { cause?: { code?: string; message?: string } };
    const why = name === 'TimeoutError' ? `no answer within ${TIMEOUT_MS / 1_000} seconds` : message;
    return { error: cause?.code ?? cause?.message ?? why };
  }
};

/** Each source that the pages name, once, with the pages that name it. What follows a # is not sent, so it is left out. */
function sourcesOf(pages: readonly CheckedPage[]): Map<string, string[]> {
  const named = new Map<string, string[]>();
  for (const { file, data } of pages) {
    for (const { url } of data.sources) {
      const bare = url.replace(/#.*$/u, '');
      named.set(bare, [...(named.get(bare) ?? []), file]);
    }
  }
  return named;
}

/** What is wrong with the sources' links. Where no host answers at all, that is all that is said. */
export async function linkFindings(pages: readonly CheckedPage[], ask: Ask = askPage): Promise<Finding[]> {
  const named = sourcesOf(pages);
  const queues = [...Map.groupBy(named.keys(), (url) => URL.parse(url)?.host ?? url).values()];
  const answers = new Map<string, Answer>();
  let reached = 0;
  let silent = 0;
  const worker = async (): Promise<void> => {
    for (let queue = queues.shift(); queue; queue = queues.shift()) {
      let answer: Answer | undefined;
      for (const url of queue) {
        // A host that is silent once is not waited for again.
        if (answer === undefined || !('error' in answer)) answer = await ask(url);
        answers.set(url, answer);
      }
      if (answer && 'error' in answer) silent += 1;
      else reached += 1;
      if (reached === 0 && silent >= SILENT_HOSTS) return;
    }
  };
  await Promise.all(Array.from({ length: HOSTS_AT_ONCE }, worker));

  if (answers.size > 0 && [...answers.values()].every((answer) => 'error' in answer)) {
    return [
      {
        harm: 'work',
        what: 'No source could be asked: this machine is not online, or may not ask other hosts.',
        where: [],
        remedy: 'Run it again where there is a way to the internet.',
      },
    ];
  }
  const places = (fits: (answer: Answer) => string | undefined): string[] =>
    [...answers].flatMap(([url, answer]) => {
      const said = fits(answer);
      return said === undefined ? [] : [`${url}: ${said} (${named.get(url)?.join(', ')})`];
    });
  const findings: Finding[] = [
    {
      harm: 'misleads',
      what: 'Sources are gone, so nobody can see any more what these pages rest on.',
      where: places((answer) =>
        'status' in answer && [404, 410].includes(answer.status) ? `answers ${answer.status}` : undefined,
      ),
      remedy: 'Find where the source went or another one that says the same, and compare the page with it.',
    },
    {
      harm: 'work',
      what: 'Sources have moved for good.',
      where: places((answer) =>
        'status' in answer && [301, 308].includes(answer.status)
          ? `now at ${answer.location ?? 'an unknown place'}`
          : undefined,
      ),
      remedy: 'Look whether the new page still says it, and write its address.',
    },
    {
      harm: 'work',
      what: 'Sources did not answer a program; a person may still see them.',
      where: places((answer) => {
        if ('error' in answer) return answer.error;
        return answer.status >= 400 && ![404, 410].includes(answer.status) ? `answers ${answer.status}` : undefined;
      }),
      remedy: 'Open them by hand.',
    },
  ];
  return findings.filter(({ where }) => where.length > 0);
}
