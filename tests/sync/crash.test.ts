import { describe, expect, test } from 'vitest';
import { confirmApply } from '../../utils/actions/confirm-apply.ts';
import { HOUR_MS, MINUTE_MS } from '../../utils/domain/clock.ts';
import { runSync } from '../../utils/sync/run-sync.ts';
import { CODE, ITEM_ID } from '../support/build.ts';
import { crashAt, fullDiskAt } from '../support/crash-at.ts';
import { aSyncStage, type SyncStage } from '../support/sync-stage.ts';

/** One way that a run can take, from a pasted code to an authorised post. */
interface Way {
  name: string;
  /** Whether the code was pasted on its request, or has to find it. */
  isPastedOnRequest: boolean;
  prepare: (stage: SyncStage) => void;
  /**
   * Points at which nobody can know whether the code went out, so that a person decides: between writing "it goes out
   * now" and the call (2), and between a call that was not taken on and writing that down (2).
   */
  blindPoints: number;
}

const WAYS: Way[] = [
  { name: 'the main way', isPastedOnRequest: true, prepare: () => undefined, blindPoints: 2 },
  {
    name: 'a code that finds its request',
    isPastedOnRequest: false,
    prepare: () => undefined,
    blindPoints: 2,
  },
  {
    name: 'a list that lags behind',
    isPastedOnRequest: true,
    prepare: ({ world }) => void world.setKnobs({ listLagMs: 3_000 }),
    blindPoints: 2,
  },
  {
    name: 'an answer lost after the code was applied',
    isPastedOnRequest: true,
    prepare: ({ world }) =>
      void world.setFault({ kind: 'reset', when: 'after-commit', endpoint: 'tt_video/authorize' }),
    blindPoints: 2,
  },
  {
    name: 'one call too many',
    isPastedOnRequest: true,
    prepare: ({ world }) =>
      void world.setFault({
        kind: 'return-code',
        returnCode: 40100,
        endpoint: 'tt_video/authorize',
      }),
    blindPoints: 6,
  },
  {
    name: 'a code that is there already',
    isPastedOnRequest: true,
    prepare: ({ world, account }) =>
      world.bind({ advertiserId: account.advertiserId ?? '', code: CODE }),
    blindPoints: 0,
  },
];

const REFUSED: Way = {
  name: 'a code that is refused when it is applied',
  isPastedOnRequest: true,
  prepare: ({ world }) =>
    void world.setFault({
      kind: 'return-code',
      returnCode: 40002,
      message: '4027',
      endpoint: 'tt_video/authorize',
      times: null,
    }),
  blindPoints: 0,
};

interface Story {
  isKilled: boolean;
  stage: SyncStage;
  requestId: string;
  codeId: string;
}

/** Runs until killed at the n-th point; the next worker is killed at its m-th, if that is given. */
async function tell(stage: SyncStage, way: Way, n: number, m: number | null): Promise<Story> {
  stage.seedCode(ITEM_ID, CODE);
  way.prepare(stage);
  const requestId = await stage.saveRequest(ITEM_ID);
  const codeId = await stage.paste(CODE, way.isPastedOnRequest ? requestId : null);
  const isKilled = await runUntilKilled(stage, n);
  if (isKilled && m !== null) await runUntilKilled(stage, m);
  await stage.syncFor(20 * MINUTE_MS);
  return { isKilled, stage, requestId, codeId };
}

async function runUntilKilled(stage: SyncStage, n: number): Promise<boolean> {
  const worker = crashAt(stage.deps(), n);
  const end = await Promise.race([worker.killed, runSync(worker.deps)]);
  return end === 'killed';
}

/** Presses "apply again" where the code is known not to have taken effect. @returns whether that was needed */
async function decideIfAsked({ stage, codeId }: Story): Promise<boolean> {
  if ((await stage.authorization(ITEM_ID))?.outcome !== 'not-applied') return false;
  await confirmApply(stage.context, codeId);
  await stage.syncFor(HOUR_MS);
  return true;
}

async function expectGoodEnd(
  { stage, requestId, codeId }: Story,
  isDecided: boolean,
): Promise<void> {
  expect((await stage.request(requestId)).status).toBe('authorized');
  expect(await stage.authorization(ITEM_ID)).toMatchObject({
    outcome: 'applied',
    codeId,
    requestId,
  });
  expect(await stage.context.db.outbox.count()).toBe(0);
  const sent = stage.calls('tt_video/authorize').filter(({ returnCode }) => returnCode !== 40100);
  expect(sent.filter(({ committed }) => committed).length).toBeLessThanOrEqual(1);
  expect(sent.length).toBeLessThanOrEqual(1);
  expect(stage.world.bindings()).toHaveLength(1);
  const history = await stage.history(requestId);
  expect(history.filter((type) => type === 'code-applied')).toHaveLength(1);
  expect(history.filter((type) => type === 'code-not-applied')).toHaveLength(isDecided ? 1 : 0);
  expect(history.filter((type) => type === 'code-identified').length).toBeLessThanOrEqual(1);
}

/** Plays a way for every point there is. @returns the points after which a person had to decide, of how many */
async function playAll(
  way: Way,
  secondCrash: (n: number) => number | null,
): Promise<{ decided: number[]; points: number }> {
  const decided: number[] = [];
  for (let n = 1; ; n += 1) {
    await using stage = await aSyncStage();
    const story = await tell(stage, way, n, secondCrash(n));
    const isDecided = await decideIfAsked(story);
    await expectGoodEnd(story, isDecided);
    if (isDecided) decided.push(n);
    if (!story.isKilled) return { decided, points: n - 1 };
  }
}

describe('a worker killed at any await', () => {
  test.each(WAYS)(
    'goes on and never applies twice: $name',
    async (way) => {
      const { decided, points } = await playAll(way, () => null);
      expect(points).toBeGreaterThan(20);
      expect(decided.length).toBe(way.blindPoints);
    },
    60_000,
  );

  test('never makes a refused code an applied one', async () => {
    for (let n = 1, isKilled = true; isKilled; n += 1) {
      await using stage = await aSyncStage();
      const story = await tell(stage, REFUSED, n, null);
      ({ isKilled } = story);
      expect(['agreed', 'code-received']).toContain((await stage.request(story.requestId)).status);
      expect(await stage.authorization(ITEM_ID)).toMatchObject({ outcome: 'not-applied' });
      expect(stage.calls('tt_video/authorize').length).toBeLessThanOrEqual(1);
      expect(await stage.context.db.outbox.count()).toBe(0);
    }
  }, 60_000);

  test('and the next one killed as well', async () => {
    const main = WAYS[0];
    if (!main) throw new Error('No ways.');
    const { points } = await playAll(main, (n) => 1 + ((n * 7) % 23));
    expect(points).toBeGreaterThan(20);
  }, 60_000);
});

describe('a disk that is full at any transaction', () => {
  test('loses nothing and applies nothing twice', async () => {
    let transactions = 0;
    for (let isOver = false; !isOver; transactions += 1) {
      await using stage = await aSyncStage();
      stage.seedCode(ITEM_ID, CODE);
      const requestId = await stage.saveRequest(ITEM_ID);
      const codeId = await stage.paste(CODE, requestId);
      const disk = fullDiskAt(stage.deps({ onDefect: () => undefined }), transactions + 1);
      const end = await runSync(disk.deps).catch((error: unknown) => error);
      isOver = disk.passed() <= transactions;
      expect([undefined, 'QuotaExceededError']).toContain(
        end instanceof Error ? end.name : undefined,
      );
      await stage.syncFor(20 * MINUTE_MS);
      await expectGoodEnd({ isKilled: false, stage, requestId, codeId }, false);
    }
    expect(transactions).toBeGreaterThan(10);
  }, 60_000);
});
