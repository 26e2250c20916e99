import { AUTODISCOVER_PATH } from '../setup-files/outlook.ts';
import { FOR_SERVERS, HASHED, IMMUTABLE, OTHER_TYPE, REVALIDATED, SITE_HEADERS, TYPES } from './headers.ts';
import { type Redirect, spellings } from './redirects.ts';

const quoted = (text: string): string => `"${text.replaceAll(/["\\]/gu, '\\$&')}"`;
const literal = (text: string): string => text.replaceAll(/[.+?^${}()|[\]\\]/gu, '\\$&');

/**
 * The part of an nginx configuration that belongs into a `server` block and follows from the site; names, ports,
 * certificates and the folder are the owner's. For nginx 1.22 with `gzip_static`; `brotli_static` is a module, so it
 * stands in the block around this one.
 */
export function nginxRules(redirects: readonly Redirect[]): string {
  const types = Object.entries(TYPES).map(([end, type]) => [end, type.replace(/;.*$/u, ''), type] as const);
  const withCharset = types.filter(([, bare, type]) => type !== bare && bare !== 'text/html').map(([, bare]) => bare);
  return `# Made by the build from src/publishing/. Include it in a server block; changes here are lost.

index index.html;
# Relative redirects are right behind another server too.
absolute_redirect off;
server_tokens off;
gzip_static on;
gzip_vary on;

types {
${types.map(([end, bare]) => `  ${bare} ${end};`).join('\n')}
}
default_type ${OTHER_TYPE};
charset utf-8;
charset_types ${withCharset.join(' ')};

# A folder is not there either.
error_page 403 404 =404 /404.html;

# Set anew for the page of an error, which must not be kept.
set $cache_control ${quoted(REVALIDATED)};
add_header Cache-Control $cache_control always;
${Object.entries(SITE_HEADERS)
  .map(([name, value]) => `add_header ${name} ${quoted(value)} always;`)
  .join('\n')}

location ~ ^/(?!\\.well-known/)(.*/)?\\.|^/\\.well-known/(.*/)?\\.|^(${FOR_SERVERS.map(literal).join('|')})$ {
  return 404;
}
${HASHED.map(
  (pattern) =>
    `location ~ ^${pattern.split('*').map(literal).join('.+')}$ { set $cache_control ${quoted(IMMUTABLE)}; }`,
).join('\n')}

# Outlook asks with POST for a file that is the same for everybody.
location = ${AUTODISCOVER_PATH} {
  error_page 404 /404.html;
  error_page 405 =200 $uri;
}

${redirects
  .flatMap((redirect) =>
    spellings(redirect).map((from) => `location = ${from} { return ${redirect.status} ${redirect.to}; }`),
  )
  .join('\n')}
`;
}
