import { DEMO } from '../../../sandbox/ads-api/seed-demo.ts';
import { DEFAULT_SCOPES } from '../../../sandbox/ads-api/seeding.ts';
import { confirmApply } from '../../../utils/actions/confirm-apply.ts';
import { connectAccounts } from '../../../utils/actions/connect-accounts.ts';
import { pauseAccount } from '../../../utils/actions/pause-account.ts';
import { DAY_MS, MINUTE_MS, SECOND_MS } from '../../../utils/domain/clock.ts';
import type { Background } from './background.ts';
import { type Diary, lastSeq } from './diary.ts';
import type { Stage } from './stage.ts';

const HEALER = { name: 'the healer', life: null };
const LONGEST_DRAIN_MS = 3 * DAY_MS;
const LONGEST_WAIT_MS = 10 * MINUTE_MS;
/** A code can need a word of a person more than once: to be previewed anew, then to be sent. */
const ROUNDS_OF_DECISIONS = 3;

/** Ends every fault, and gives the sync the time it needs. Nobody puts anything right. */
export async function calmDown(stage: Stage, background: Background): Promise<void> {
  stage.world.clearFaults();
  stage.way.heal();
  background.heal();
  stage.ownClock.setRight();
  await settle(stage, background);
}

/** Puts right what only people can, and gives the sync the time it needs. */
export async function heal(stage: Stage, background: Background, diary: Diary): Promise<void> {
  const { world, plan, turnstile } = stage;
  await turnstile.pause(HEALER, SECOND_MS);
  if (plan.isLetGoElsewhere) world.setKnobs({ boundElsewhere: 'ok' });
  world.seedToken({ token: DEMO.token, state: 'good', scopes: [...DEFAULT_SCOPES] });
  await repairAccounts(stage, background);
  await settle(stage, background);
  for (let round = 0; round < ROUNDS_OF_DECISIONS; round += 1) {
    await decide(stage, background, diary);
    await settle(stage, background);
  }
  await background.act('the healer syncs', async ({ sync }) => sync(true));
  await settle(stage, background);
}

/** A person connects anew and lets paused ad accounts go on; TikTok may say "too often" at first. */
async function repairAccounts(stage: Stage, background: Background): Promise<void> {
  const { advertiserIds, turnstile, db } = stage;
  const how = { kind: 'token' as const, token: DEMO.token, advertiserIds };
  for (let tries = 0; tries < 10; tries += 1) {
    const said = await background.act('the healer connects', ({ context, backend }) =>
      connectAccounts(context, backend, how, new AbortController().signal),
    );
    if (said === 'done') break;
    await turnstile.pause(HEALER, MINUTE_MS);
  }
  const accounts = await turnstile.pass(HEALER, 'look at the accounts', () =>
    db.adAccounts.toArray(),
  );
  for (const { id, pausedAt } of accounts) {
    if (pausedAt === null) continue;
    await background.act('the healer lets go on', ({ context }) =>
      pauseAccount(context, id, false),
    );
  }
  await background.act('the healer syncs', async ({ sync }) => sync(false));
}

/** A person presses "apply" where they are told that a code was refused, did not take effect, or cannot be previewed. */
async function decide(stage: Stage, background: Background, diary: Diary): Promise<void> {
  const { db, turnstile, world } = stage;
  const codes = await turnstile.pass(HEALER, 'look at the codes', async () => {
    const rows = await db.authorizations.toArray();
    const missed = await db.events.filter(({ type }) => type === 'code-not-applied').toArray();
    const stateOf = new Map(rows.map(({ codeId, outcome }) => [codeId, outcome]));
    return (await db.codes.toArray()).filter((code) => {
      if (code.deletedAt !== null || code.value === '') return false;
      const isTold = missed.some(({ requestId }) => requestId === code.requestId);
      const state = stateOf.get(code.id);
      if (state === 'applied') return false;
      return code.refusal !== null || code.preview === 'withheld' || state !== undefined || isTold;
    });
  });
  for (const { id } of codes) {
    const fromSeq = lastSeq(world.log());
    await background.act('the healer confirms', async ({ context, sync }) => {
      await confirmApply(context, id);
      sync(false);
    });
    diary.decisions.push({ itemId: null, fromSeq, toSeq: lastSeq(world.log()) });
  }
}

/** Waits until nothing is on its way any more, and nothing waits that could go on by itself. */
async function settle(
  { turnstile, db, clock, way, defects }: Stage,
  background: Background,
): Promise<void> {
  const until = clock() + LONGEST_DRAIN_MS;
  let waitMs = 10 * SECOND_MS;
  for (;;) {
    await turnstile.pause(HEALER, waitMs);
    waitMs = Math.min(waitMs * 1.5, LONGEST_WAIT_MS);
    if (background.running() > 0 || way.underWay() > 0) continue;
    const left = await turnstile.pass(HEALER, 'look at the outbox', async () => {
      const lines = await db.outbox.toArray();
      const requests = new Map((await db.requests.toArray()).map((one) => [one.id, one]));
      const accounts = await db.adAccounts.toArray();
      const asked = new Set(
        accounts
          .filter(
            (one) => one.connectedAt !== null && one.problem === null && one.pausedAt === null,
          )
          .map(({ id }) => id),
      );
      const sweeps = await db.syncState
        .filter(({ name }) => asked.has(name.replace('sweep:', '')))
        .toArray();
      const left = lines.filter(({ requestId, sentAt, adAccountId }) => {
        if (!asked.has(adAccountId)) return false;
        const request = requestId === null ? undefined : requests.get(requestId);
        const isUnwanted =
          requestId !== null &&
          (!request ||
            request.deletedAt !== null ||
            request.status === 'withdrawn' ||
            request.status === 'declined');
        return sentAt !== null || !isUnwanted;
      });
      const waits = left.map((line) => `${line.kind} ${line.attempts} ${line.notBefore - clock()}`);
      return [...waits, ...sweeps.map(({ name }) => name)];
    });
    if (left.length === 0) return;
    if (clock() < until) continue;
    defects.push(`does not drain: ${left.join(', ')}`);
    return;
  }
}
