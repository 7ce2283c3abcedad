import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makePlan } from './node/plan.ts';
import { playPlan } from './node/play-plan.ts';
import { type ApiServer, startApiServer } from './node/stage.ts';

describe('a seed', () => {
  let server: ApiServer;
  beforeAll(async () => {
    server = await startApiServer();
  });
  afterAll(() => server.close());

  test('makes the same plan every time, and another seed another one', () => {
    expect(makePlan(7)).toEqual(makePlan(7));
    expect(makePlan(7)).not.toEqual({ ...makePlan(8), seed: 7 });
  });

  test.each([3, 60, 171, 299])('plays the same run again, byte for byte: %i', async (seed) => {
    const [first, second] = [await play(seed, server), await play(seed, server)];
    expect(first.length).toBeGreaterThan(10_000);
    expect(second).toBe(first);
  });
});

/** All that happened and all that was left, but for how long TikTok's answers took on this machine. */
async function play(seed: number, server: ApiServer): Promise<string> {
  const { trace, ending } = await playPlan(makePlan(seed), server);
  const log = ending.log.map((call) => ({ ...call, durationMs: null }));
  return JSON.stringify({ trace, ending: { ...ending, log } }, null, 1);
}
