/** Reads the `message/delivery-status` part of a bounce (RFC 3464). */

const ACTIONS = ['failed', 'delayed', 'delivered', 'relayed', 'expanded'] as const;
const MAX_RECIPIENTS = 200;
/** A diagnostic goes on over some lines, no more. UTF-16 units. */
const MAX_FIELD = 4000;

/** What a delivery status says of one recipient (RFC 3464 section 2.3). */
export interface RecipientStatus {
  readonly recipient: string | undefined;
  readonly action: (typeof ACTIONS)[number] | 'unknown';
  readonly status: string | undefined;
  /** The text of Diagnostic-Code without its type. If there is none, the Status field with its comment. */
  readonly diagnostic: string | undefined;
  /** `smtp`, `x-notes`, …, in lower case. */
  readonly diagnosticType: string | undefined;
  readonly remoteMta: string | undefined;
}

/** The recipients of a delivery status: groups of fields, separated by blank lines. */
export function readDeliveryStatus(text: string): RecipientStatus[] {
  return text
    .replace(/\r\n?/gu, '\n')
    .split(/\n[ \t]*\n/u, MAX_RECIPIENTS + 1)
    .map(readFields)
    .filter((fields) =>
      ['status', 'action', 'diagnostic-code', 'final-recipient'].some((name) => fields.get(name) !== undefined),
    )
    .map((fields) => {
      const action = fields.get('action')?.toLowerCase().split(/[\s(]/u)[0];
      const diagnostic = typed(fields.get('diagnostic-code'));
      return {
        recipient: typed(fields.get('final-recipient') ?? fields.get('original-recipient'))?.value,
        action: ACTIONS.find((known) => known === action) ?? 'unknown',
        status: /\d\.\d{1,3}\.\d{1,3}/u.exec(fields.get('status') ?? '')?.[0],
        diagnostic: diagnostic?.value ?? fields.get('status'),
        diagnosticType: diagnostic?.type,
        remoteMta: typed(fields.get('remote-mta'))?.value,
      };
    });
}

/** The fields of a group by their names in lower case; the first of a name counts. */
function readFields(group: string): Map<string, string> {
  const fields = new Map<string, string>();
  let last = '';
  for (const line of group.split('\n')) {
    const [, name, value = ''] = /^([a-z][a-z0-9-]{0,75})[ \t]*:([^]*)$/iu.exec(line) ?? [];
    if (name !== undefined) {
      last = name.toLowerCase();
      if (!fields.has(last)) fields.set(last, value.trim().slice(0, MAX_FIELD));
    } else if (/^[ \t]/u.test(line) || last === 'diagnostic-code') {
      // Some systems break a long diagnostic without folding it.
      const before = fields.get(last) ?? '';
      if (before.length < MAX_FIELD) fields.set(last, `${before} ${line.trim()}`.trim().slice(0, MAX_FIELD));
    }
  }
  return fields;
}

/** `smtp; 550 …` as type and value (RFC 3464 section 2.1.2). The type is often left out. */
function typed(field: string | undefined): { type: string | undefined; value: string } | undefined {
  if (!field) return undefined;
  const [whole = '', type] = /^([a-z0-9-]{1,30})\s*;\s*/iu.exec(field) ?? [];
  return { type: type?.toLowerCase(), value: field.slice(whole.length) };
}
