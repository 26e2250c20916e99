import { AUTODISCOVER_PATH } from '../setup-files/outlook.ts';
import { FOR_SERVERS, HASHED, IMMUTABLE, OTHER_TYPE, REVALIDATED, SITE_HEADERS, TYPES, typeOf } from './headers.ts';
import { type Redirect, spellings } from './redirects.ts';

const quoted = (text: string): string => `"${text.replaceAll(/["\\]/gu, '\\$&')}"`;

/**
 * The part of a Caddyfile that belongs into a site block and follows from the site; the address and the folder are the
 * owner's. For Caddy 2.6.
 */
export function caddyRules(redirects: readonly Redirect[]): string {
  const fileServer = `file_server {
	precompressed br zstd gzip
}`;
  return `# Made by the build from src/publishing/. Import it in a site block; changes here are lost.

# A route keeps the order in which things stand; Caddy's own puts the general header last.
route {
	header {
${indented(
  Object.entries({ ...SITE_HEADERS, 'Cache-Control': REVALIDATED }).map(([name, value]) => `${name} ${quoted(value)}`),
  2,
)}
	}
	# Apart, since one deletion among them would put all of them off until the others were set.
	header -Server

	@hashed path ${HASHED.join(' ')}
	header @hashed Cache-Control ${quoted(IMMUTABLE)}

	# Types are named here, since Caddy else takes those of the machine.
${indented(
  [
    ...Object.entries(TYPES).map(([end, type]) => [end, `*.${end}`, type]),
    ['pagefind', '*.pf_fragment *.pf_index *.pf_meta *.pagefind', OTHER_TYPE],
  ].map(([name, files, type = '']) => `@${name} path ${files}\nheader @${name} Content-Type ${quoted(type)}`),
)}

	@hidden {
		path */.* ${FOR_SERVERS.join(' ')}
		not path_regexp ^/\\.well-known/([^.][^/]*/)*[^.][^/]*$
	}
	error @hidden 404

	# Outlook asks with POST for a file that is the same for everybody. Nothing else is changed by a request.
	method ${AUTODISCOVER_PATH} GET
	@change not method GET HEAD
	header @change Allow "GET, HEAD"
	respond @change 405

${indented(
  redirects.flatMap((redirect) => spellings(redirect).map((from) => `redir ${from} ${redirect.to} ${redirect.status}`)),
)}

${indented([fileServer])}
}

handle_errors {
	header Cache-Control ${quoted(REVALIDATED)}
	@missing expression {http.error.status_code} == 404
	handle @missing {
		header Content-Type ${quoted(typeOf('404.html'))}
		rewrite * /404.html
${indented([fileServer], 2)}
	}
}
`;
}

function indented(lines: readonly string[], depth = 1): string {
  return lines
    .flatMap((line) => line.split('\n'))
    .map((line) => '\t'.repeat(depth) + line)
    .join('\n');
}
