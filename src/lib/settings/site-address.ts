import type { MailSettings } from './schema.ts';

/** The full web address of a page or file of this site. @param address such as `/settings/` */
export function siteAddress({ url, base = '/' }: Pick<MailSettings['site'], 'url' | 'base'>, address: string): string {
  return url + base.replace(/\/$/u, '') + address;
}
