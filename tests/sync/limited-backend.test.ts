import { describe, expect, test } from 'vitest';
import { SECOND_MS } from '../../utils/domain/clock.ts';
import { limitBackend } from '../../utils/sync/limited-backend.ts';
import { createLimiter } from '../../utils/sync/limiter.ts';
import { aContext } from '../support/build.ts';
import { createMemoryBackend } from '../support/memory-backend.ts';

const ADVERTISER_ID = '7504697128674066433';
const GRANTS = {
  token: 'sandbox-token',
  advertiserIds: [ADVERTISER_ID],
  authCode: 'sandbox-auth-code',
};
const NEVER = new AbortController().signal;

function aLimitedBackend(signal = NEVER) {
  const { db, clock } = aContext();
  const pauses: number[] = [];
  const pause = async (delayMs: number): Promise<void> => {
    pauses.push(delayMs);
    clock.move(delayMs);
  };
  const { backend, world } = createMemoryBackend(clock, GRANTS);
  const limited = limitBackend(backend, createLimiter({ db, clock, pause, signal }));
  const read = () => limited.readAdAccounts(GRANTS.token, [ADVERTISER_ID], NEVER);
  return { limited, world, clock, pauses, read };
}

describe('a backend that is asked outside of a sync run', () => {
  test('is held to ten calls a second', async () => {
    const { read, pauses } = aLimitedBackend();
    for (let call = 0; call < 11; call += 1) await read();
    const waitedMs = pauses.reduce((sum, one) => sum + one, 0);
    expect(waitedMs).toBeGreaterThan(SECOND_MS);
    expect(waitedMs).toBeLessThan(1.6 * SECOND_MS);
  });

  test('says no by itself while the app is paused for long, without calling', async () => {
    const { read, world, clock } = aLimitedBackend();
    for (let refusal = 0; refusal < 4; refusal += 1) {
      world.failNext('rate-limited', { limit: 'app' });
      await expect(read()).rejects.toMatchObject({ kind: 'rate-limited' });
    }
    world.failNext('server');
    const before = clock();
    await expect(read()).rejects.toMatchObject({
      kind: 'rate-limited',
      facts: { endpoint: 'none' },
    });
    expect(clock()).toBe(before);
  });

  test('passes every call on', async () => {
    const { limited, world } = aLimitedBackend();
    const code = '#Sandbox1Limited+Code/For1Test==';
    const itemId = '7431234567890123457';
    const access = { token: GRANTS.token, advertiserId: ADVERTISER_ID };
    world.addCode(code, itemId);
    const exchange = { appId: '1', secret: 'sandbox-secret', authCode: GRANTS.authCode };
    expect(await limited.exchangeAuthCode(exchange, NEVER)).toMatchObject({ token: GRANTS.token });
    expect(await limited.previewCode(access, code, NEVER)).toMatchObject({ itemId });
    await limited.applyCode(access, { value: code }, NEVER);
    expect(await limited.readPost(access, itemId, NEVER)).toMatchObject({ itemId });
    expect(await limited.listPosts(access, 1, NEVER)).toMatchObject({ posts: [{ itemId }] });
  });

  test('is not asked any more once its signal has ended', async () => {
    await expect(aLimitedBackend(AbortSignal.abort()).read()).rejects.toMatchObject({
      kind: 'network',
    });
  });

  test('has every method of the port, and passes what it is given on', async () => {
    const { db, clock } = aContext();
    const { backend } = createMemoryBackend(clock, GRANTS);
    const passedOn: [string, ...unknown[]][] = [];
    const recording = new Proxy(backend, {
      get:
        (_target, name) =>
        async (...given: unknown[]) =>
          void passedOn.push([String(name), ...given]),
    });
    const pause = async (delayMs: number): Promise<void> => clock.move(delayMs);
    const limiter = createLimiter({ db, clock, pause, signal: NEVER });
    const limited = limitBackend(recording, limiter);
    const names = Object.keys(backend);
    expect(Object.keys(limited).toSorted()).toEqual(names.toSorted());
    const given = [{ token: GRANTS.token, advertiserId: ADVERTISER_ID }, 'second', 'third', NEVER];
    for (const name of names) {
      const method = limited[name as keyof typeof limited] as (...args: unknown[]) => unknown;
      await method(...given);
    }
    expect(passedOn).toEqual(names.map((name) => [name, ...given]));
  });

  test('applies codes no faster than one a second in an ad account', async () => {
    const { limited, world, pauses } = aLimitedBackend();
    const access = { token: GRANTS.token, advertiserId: ADVERTISER_ID };
    const code = '#Sandbox1Limited+Code/For1Test==';
    world.addCode(code, '7431234567890123457');
    await limited.applyCode(access, { value: code }, NEVER);
    expect(pauses).toEqual([]);
    await limited.applyCode(access, { value: code }, NEVER);
    expect(pauses).toHaveLength(1);
    expect(pauses[0]).toBeGreaterThan(SECOND_MS);
  });
});
