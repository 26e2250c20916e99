import type { OutgoingServer } from '../../src/lib/settings/schema.ts';
import type { Dialogue, Network } from './dialogue.ts';
import { type Reply, SMTP, smtpAsk } from './protocols.ts';
import { checkServer, reason } from './server.ts';
import type { Result, Sheet } from './sheet.ts';

/** A domain that belongs to nobody who gets mail (RFC 2606). */
const FOREIGN = 'relay-test@example.com';

/**
 * Checks the outgoing server. At the end it asks to send to another domain without a login, up to the point where a
 * server must refuse, and takes the question back. No message is ever handed over.
 *
 * @param refusal the error that the central article explains, code first
 */
export async function checkOutgoing(
  outgoing: OutgoingServer,
  refusal: string,
  network: Network,
): Promise<readonly Result[]> {
  return checkServer(outgoing, SMTP, network, {
    plan: ['relay'],
    run: async (dialogue, sheet) => checkRelay(dialogue, sheet, outgoing.host, refusal),
  });
}

async function checkRelay(dialogue: Dialogue, sheet: Sheet, host: string, refusal: string): Promise<void> {
  let reply: Reply;
  try {
    reply = await smtpAsk(dialogue, `MAIL FROM:<postmaster@${host}>`);
    if (reply.code < 400) reply = await smtpAsk(dialogue, `RCPT TO:<${FOREIGN}>`);
    // Forgets sender and recipient, so that nothing can be sent even by mistake.
    await smtpAsk(dialogue, 'RSET');
  } catch (error) {
    return sheet.fault('relay', 'wrong', reason(error), "Look into the server's log: it must answer every command.");
  }
  const said = `${reply.code} ${reply.lines.join(' ')}`;
  if (reply.code < 400) {
    sheet.fault(
      'relay',
      'wrong',
      `it would send for anybody: ${said}`,
      'Close this open relay at once: require a login for other domains. Spammers look for such servers.',
    );
  } else if (reply.code < 500) {
    sheet.fault(
      'relay',
      'wrong',
      `it refuses, but only for now: ${said}`,
      'Answer with a code that begins with 5. At a 4, mail apps try again and again and never tell the sender.',
    );
  } else if (comparable(said) !== comparable(refusal)) {
    sheet.fault(
      'relay',
      'wrong',
      `it refuses in other words: ${said}`,
      `Readers look for "${refusal}". Change the server's words, or the message of the central article.`,
    );
  } else {
    sheet.right('relay', said);
  }
}

/** A reply without what may differ: letter case, white space, a dot at the end, an enhanced status code. */
function comparable(reply: string): string {
  return reply
    .toLowerCase()
    .replace(/^(\d{3}) [245]\.\d{1,3}\.\d{1,3} /u, '$1 ')
    .replaceAll(/\s+/gu, ' ')
    .replace(/[. ]+$/u, '');
}
