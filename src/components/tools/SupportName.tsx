import type { NamedSupport } from '../../lib/settings/support.ts';

/** Names support inside a sentence, with a link if there is a way to reach a person. */
export function SupportName({ name, href }: NamedSupport) {
  return href === undefined ? (
    <span translate={false}>{name}</span>
  ) : (
    <a href={href} translate={false}>
      {name}
    </a>
  );
}
