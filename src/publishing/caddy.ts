import { AUTODISCOVER_PATH } from '../setup-files/outlook.ts';
import { FOR_SERVERS, HASHED, IMMUTABLE, OTHER_TYPE, REVALIDATED, SITE_HEADERS, TYPES, typeOf } from './headers.ts';
import { type Redirect, spellings } from './redirects.ts';

const quoted = (text: string): string => `"${text.replaceAll(/["\\]/gu, '\\$&')}"`;

/**
 * The part of a Caddyfile that belongs into a site block and follows from the site; the address and the folder are the
 * owner's. For Caddy 2.6.
 */
export function caddyRules(redirects: readonly Redirect[]): string {
  return `# Made by the build from src/publishing/. Import it in a site block; changes here are lost.

header {
${Object.entries({ ...SITE_HEADERS, 'Cache-Control': REVALIDATED })
  .map(([name, value]) => `\t${name} ${quoted(value)}`)
  .join('\n')}
\t-Server
}
@hashed path ${HASHED.join(' ')}
header @hashed Cache-Control ${quoted(IMMUTABLE)}

# Types are named here, since Caddy else takes those of the machine.
${Object.entries(TYPES)
  .map(([end, type]) => `@${end} path *.${end}\nheader @${end} Content-Type ${quoted(type)}`)
  .join('\n')}
@pagefind path *.pf_fragment *.pf_index *.pf_meta *.pagefind
header @pagefind Content-Type ${OTHER_TYPE}

@hidden {
\tpath */.* ${FOR_SERVERS.join(' ')}
\tnot path_regexp ^/\\.well-known/([^.][^/]*/)*[^.][^/]*$
}
error @hidden 404

# Outlook asks with POST for a file that is the same for everybody.
method ${AUTODISCOVER_PATH} GET

${redirects
  .flatMap((redirect) => spellings(redirect).map((from) => `redir ${from} ${redirect.to} ${redirect.status}`))
  .join('\n')}

file_server {
\tprecompressed br zstd gzip
}

handle_errors {
\theader Cache-Control ${quoted(REVALIDATED)}
\t@missing expression {http.error.status_code} == 404
\thandle @missing {
\t\theader Content-Type ${quoted(typeOf('404.html'))}
\t\trewrite * /404.html
\t\tfile_server {
\t\t\tprecompressed br zstd gzip
\t\t}
\t}
}
`;
}
