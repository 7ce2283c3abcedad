import { fingerprint } from '../../../sandbox/ads-api/text.ts';
import type { Unrepaired } from '../judge/unrepaired.ts';
import type { Background } from './background.ts';
import type { Stage } from './stage.ts';
import { OUTSIDER_TOKEN } from './world-acts.ts';

/** Gathers what is judged once the faults have ended, before anybody puts anything right. */
export async function readUnrepaired(
  { db, world }: Stage,
  background: Background,
): Promise<Unrepaired> {
  const outsider = fingerprint(OUTSIDER_TOKEN);
  return {
    tables: {
      codes: await db.codes.toArray(),
      adAccounts: await db.adAccounts.toArray(),
      authorizations: await db.authorizations.toArray(),
      outbox: await db.outbox.toArray(),
    },
    log: world.log().filter(({ tokenFingerprint }) => tokenFingerprint !== outsider),
    bindings: world.bindings(),
    successes: background.successes(),
  };
}
