import { expect, test } from 'vitest';
import type { MailSettings } from '../../../src/lib/settings/schema.ts';
import { checkOutgoing } from '../../../tools/verify-settings/outgoing.ts';
import { explainedRefusal } from '../../../tools/verify-settings/refusal.ts';
import { ROOT } from '../project.ts';
import type { Authority } from './certificates.ts';
import { FAULTS, faultsIn, testNetwork } from './faults.ts';
import { asPublished, type StartMailServer } from './server.ts';

const MAILBOX = { email: 'jane@yourdomain.com', password: 'blue-kettle-7' };

/** Defines the tests of the outgoing checks with one kind of server: as published, and with each fault in turn. */
export function testFaults(
  settings: Pick<MailSettings, 'outgoing'>,
  start: StartMailServer,
  authority: () => Authority,
): void {
  const { security } = settings.outgoing;
  const refusal = explainedRefusal(ROOT);

  test.concurrent('a server as published is right in every check', async ({ onTestFinished }) => {
    const server = await start(asPublished(settings, authority(), MAILBOX));
    onTestFinished(server.stop);
    const results = await checkOutgoing(
      settings.outgoing,
      refusal,
      testNetwork(() => server.port, [authority().pem]),
    );
    expect(results.filter(({ verdict }) => verdict !== 'right')).toEqual([]);
    expect(results.at(-1)).toMatchObject({ check: 'relay', found: refusal });
    expect(await server.delivered()).toEqual([]);
  });

  const faults = FAULTS.filter(({ only }) => only === undefined || only === security);
  test.concurrent.for(faults)('$name', async ({ server: fault, trusted, check, verdict, says }, { onTestFinished }) => {
    const server = await start({ ...asPublished(settings, authority(), MAILBOX), ...fault });
    onTestFinished(server.stop);
    const network = testNetwork(() => server.port, trusted === false ? [] : [authority().pem]);
    // Only the server that waits in silence is waited for to the end.
    const patience = check === 'greeting' ? 3_000 : 30_000;
    const found = faultsIn(await checkOutgoing(settings.outgoing, refusal, { ...network, patience }));
    expect(found).toEqual([
      { check, verdict: verdict ?? 'wrong', found: expect.stringMatching(says), remedy: expect.stringMatching(/\.$/u) },
    ]);
    expect(await server.delivered()).toEqual([]);
  });
}
