import type { OutgoingServer } from '../../src/lib/settings/schema.ts';
import type { Checklist, Result } from './checklist.ts';
import type { Connection, Network } from './connection.ts';
import { type Reply, SMTP, smtpAsk } from './protocols.ts';
import { checkServer, messageOf } from './server.ts';

/** Nobody gets mail at this domain (RFC 2606). */
const OTHER_DOMAIN = 'relay-test@example.com';

/**
 * Checks the outgoing server. At the end, it asks to send to another domain without signing in, and cancels before a
 * message could be sent.
 *
 * @param refusal the error message that the server should refuse with, including its code
 */
export async function checkOutgoing(
  outgoing: OutgoingServer,
  refusal: string,
  network: Network,
): Promise<readonly Result[]> {
  return checkServer(outgoing, SMTP, network, {
    planned: ['relay'],
    run: async (connection, list) => checkRelay(connection, list, outgoing.host, refusal),
  });
}

async function checkRelay(connection: Connection, list: Checklist, host: string, refusal: string): Promise<void> {
  let reply: Reply;
  try {
    reply = await smtpAsk(connection, `MAIL FROM:<postmaster@${host}>`);
    if (reply.code < 400) reply = await smtpAsk(connection, `RCPT TO:<${OTHER_DOMAIN}>`);
    await smtpAsk(connection, 'RSET');
  } catch (error) {
    return list.fail('relay', 'wrong', messageOf(error), "Check the server's log: it has to answer every command.");
  }
  const said = `${reply.code} ${reply.lines.join(' ')}`;
  if (reply.code < 400) {
    list.fail(
      'relay',
      'wrong',
      `it would send for anyone: ${said}`,
      'Close this open relay right away: require sign-in for other domains. Spammers look for servers like this.',
    );
  } else if (reply.code < 500) {
    list.fail(
      'relay',
      'wrong',
      `it refuses only temporarily: ${said}`,
      'Answer with a code that begins with 5. After a 4, mail apps keep trying and never tell the sender.',
    );
  } else if (comparable(said) !== comparable(refusal)) {
    list.fail(
      'relay',
      'wrong',
      `it refuses in different words: ${said}`,
      `Readers search for "${refusal}". Change the server's answer, or the message in the central article.`,
    );
  } else {
    list.ok('relay', said);
  }
}

/** A reply without what may differ: letter case, spaces, a period at the end, and an enhanced status code. */
function comparable(reply: string): string {
  return reply
    .toLowerCase()
    .replace(/^(\d{3}) [245]\.\d{1,3}\.\d{1,3} /u, '$1 ')
    .replaceAll(/\s+/gu, ' ')
    .replace(/[. ]+$/u, '');
}
