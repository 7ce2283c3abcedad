import { describe } from 'vitest';
import { wholeTikTok } from '../support/whole-tiktok.ts';
import { DEMO } from '../../sandbox/ads-api/seed-demo.ts';
import { NOON } from '../support/build.ts';
import { createMemoryBackend } from '../support/memory-backend.ts';
import { ADS_API_START, startAdsApi } from '../support/running-ads-api.ts';
import { describeBackend, type Stage } from './conformance.ts';

const STRANGER = '7431234567890123999';
const ACCESS = { token: DEMO.token, advertiserId: DEMO.advertisers[0].advertiserId };
const EXCHANGE = { appId: DEMO.appId, secret: DEMO.secret, authCode: DEMO.authCode };

async function inMemory(): Promise<Stage> {
  const grants = {
    token: ACCESS.token,
    advertiserIds: [ACCESS.advertiserId],
    authCode: DEMO.authCode,
  };
  const { backend, world } = createMemoryBackend(() => NOON, grants);
  return {
    ...world,
    backend,
    access: ACCESS,
    strangerId: STRANGER,
    exchange: EXCHANGE,
    now: () => NOON,
    bind: (code) => world.bind(code, ACCESS.advertiserId),
    limitNext: () => world.failNext('rate-limited', { limit: 'app' }),
    breakNext: () => world.failNext('server'),
    close: () => Promise.resolve(),
  };
}

async function overSocket(): Promise<Stage> {
  const api = await startAdsApi();
  const { world, baseUrl } = api;
  world.seedAdvertiser({ advertiserId: STRANGER });
  return {
    backend: wholeTikTok({ fetch, baseUrl: baseUrl.replace(/\/$/, '') }),
    access: ACCESS,
    strangerId: STRANGER,
    exchange: EXCHANGE,
    now: () => ADS_API_START,
    addCode: (code, itemId, endsInMs) => {
      world.seedPost({ itemId, caption: 'Morning routine' });
      world.seedCode({ code, itemId, ...(endsInMs === undefined ? {} : { endsInMs }) });
    },
    makeDuet: (itemId, sourceItemId) =>
      world.seedPost({ itemId, source: { kind: 'duet', itemId: sourceItemId } }),
    deleteCode: (code) => world.revoke({ code }),
    bind: (code) => world.bind({ advertiserId: ACCESS.advertiserId, code }),
    revokeToken: () => world.seedToken({ token: DEMO.token, state: 'revoked' }),
    loseScope: () => world.seedToken({ token: DEMO.token, scopes: [4] }),
    limitNext: () => void world.setFault({ kind: 'return-code', returnCode: 40100 }),
    breakNext: () => void world.setFault({ kind: 'bad-gateway' }),
    loseNextAnswer: () =>
      void world.setFault({
        kind: 'reset',
        when: 'after-commit',
        endpoint: 'tt_video/authorize',
      }),
    close: () => api.close(),
  };
}

describe('in memory', () => {
  describeBackend(inMemory);
});

describe('TikTok API for Business over a socket', () => {
  describeBackend(overSocket);
});
