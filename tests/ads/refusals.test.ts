import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DEMO } from '../../sandbox/ads-api/seed-demo.ts';
import { AdsError } from '../../utils/ads/ads-error.ts';
import { createTikTokBusiness } from '../../utils/ads/tiktok-business/adapter.ts';
import type { AdsCall } from '../../utils/domain/ads-call.ts';
import { DAY_MS } from '../../utils/domain/clock.ts';
import type { RefusalReason } from '../../utils/domain/refusal.ts';
import { CODE, ITEM_ID, OTHER_ITEM_ID } from '../support/build.ts';
import { type RunningAdsApi, startAdsApi } from '../support/running-ads-api.ts';

const ACCESS = { token: DEMO.token, advertiserId: DEMO.advertisers[0].advertiserId };
const NEVER = new AbortController().signal;

type World = RunningAdsApi['world'];

/** Every way in which a Spark code fails, with its reason and whether Ads Manager has a number for it. */
const FAILURES: {
  what: string;
  reason: RefusalReason;
  /** What the number alone, without the key, tells; null where there is no number. */
  byNumber: RefusalReason | null;
  set: (world: World) => void;
}[] = [
  {
    what: 'a code that is none',
    reason: 'code-format',
    byNumber: 'code-format',
    set: () => undefined,
  },
  {
    what: 'a code that was taken back',
    reason: 'code-not-found',
    byNumber: null,
    set: (world) => {
      seed(world);
      world.revoke({ code: CODE });
    },
  },
  {
    what: 'a code that has expired',
    reason: 'code-expired',
    byNumber: 'code-expired',
    set: (world) => seed(world, {}, -DAY_MS),
  },
  {
    what: 'a post that was deleted',
    reason: 'post-deleted',
    byNumber: 'post-unavailable',
    set: (world) => seed(world, { status: 'USER_DELETE' }),
  },
  {
    what: 'a post that broke a rule',
    reason: 'post-unavailable',
    byNumber: 'post-unavailable',
    set: (world) => seed(world, { status: 'AUDIT_DELETE' }),
  },
  {
    what: 'a post that is private',
    reason: 'post-unavailable',
    byNumber: 'post-unavailable',
    set: (world) => seed(world, { status: 'ONLY_AUTHOR_SEE' }),
  },
  {
    what: 'a story',
    reason: 'story',
    byNumber: 'story',
    set: (world) => seed(world, { isStory: true }),
  },
  {
    what: 'a duet with a carousel',
    reason: 'carousel-duet',
    byNumber: 'carousel-duet',
    set: (world) => seed(world, { kind: 'photo', source: { kind: 'duet', itemId: OTHER_ITEM_ID } }),
  },
  {
    what: 'a post that mentions several',
    reason: 'several-mentions',
    byNumber: 'several-mentions',
    set: (world) => seed(world, { mentionedItemIds: [OTHER_ITEM_ID, '7431234567890111111'] }),
  },
  {
    what: 'a duet of a duet',
    reason: 'duet-of-duet',
    byNumber: 'duet-of-duet',
    set: (world) => seed(world, { isMultiDuetStitch: true }),
  },
  {
    what: 'a duet without the code of its source',
    reason: 'source-code-missing',
    byNumber: null,
    set: (world) => seed(world, { source: { kind: 'duet', itemId: OTHER_ITEM_ID } }),
  },
];

function seed(
  world: World,
  post: Omit<Parameters<World['seedPost']>[0], 'itemId'> = {},
  endsInMs = 30 * DAY_MS,
): void {
  world.seedPost({ itemId: ITEM_ID, ...post });
  world.seedCode({ code: CODE, itemId: ITEM_ID, startsAt: 0, endsInMs });
}

const WORDINGS = ['plain', 'numbered', 'localised', 'echo'] as const;

let api: RunningAdsApi;
let calls: AdsCall[];

beforeEach(async () => {
  api = await startAdsApi();
  calls = [];
});
afterEach(() => api.close());

/** Applies the code and gives the failure, after looking that nothing of code, token or message went along. */
async function refusal(): Promise<AdsError> {
  const backend = createTikTokBusiness({
    fetch,
    baseUrl: api.baseUrl.replace(/\/$/, ''),
    onCall: (call) => calls.push(call),
  });
  const error: unknown = await backend.applyCode(ACCESS, { value: CODE }, NEVER).then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof AdsError)) throw new Error('The code was taken.');
  const kept = JSON.stringify([error.message, error.stack, error.facts, error.cause, calls]);
  expect(kept).not.toContain(CODE.slice(1, 12));
  expect(kept).not.toContain(encodeURIComponent(CODE).slice(1, 12));
  expect(kept).not.toContain(ACCESS.token);
  expect(kept).not.toMatch(/incorrect|deleted\.|caducado|publicaci|not supported|mentions more/i);
  return error;
}

describe('why a code is refused, from a TikTok that words it in its own way', () => {
  test.each(FAILURES)('$what is told by the key in a numbered message', async ({ set, reason }) => {
    set(api.world);
    api.world.setKnobs({ messages: 'numbered' });
    expect(await refusal()).toMatchObject({ kind: 'refused', facts: { reason } });
  });

  test.each(FAILURES)(
    '$what by key also under a number of Ads Manager’s',
    async ({ set, reason }) => {
      set(api.world);
      api.world.setKnobs({ messages: 'numbered', refusalReturnCode: 'ui' });
      expect(await refusal()).toMatchObject({ kind: 'refused', facts: { reason } });
    },
  );

  test.each(FAILURES)('$what by key even under “no permission”', async ({ set, reason }) => {
    set(api.world);
    api.world.setKnobs({ messages: 'numbered', refusalReturnCode: 40001 });
    expect(await refusal()).toMatchObject({ kind: 'refused', facts: { reason } });
  });

  describe.each(WORDINGS)('worded %s', (messages) => {
    test.each(FAILURES)(
      '$what is told by a return code that is the number',
      async ({ set, byNumber, reason }) => {
        set(api.world);
        api.world.setKnobs({ messages, refusalReturnCode: 'ui' });
        const { kind, facts } = await refusal();
        expect(kind).toBe('refused');
        // Without a number the key tells, and only where the message has it.
        expect([byNumber ?? facts.reason, reason]).toContain(facts.reason);
      },
    );

    test.each(FAILURES)('$what is a refusal whatever the words are', async ({ set, reason }) => {
      set(api.world);
      api.world.setKnobs({ messages });
      const { kind, facts } = await refusal();
      expect(kind).toBe('refused');
      expect(facts.trouble).toBe('refused');
      expect([reason, 'unknown']).toContain(facts.reason);
    });
  });

  test('a hiccup in processing is no refusal', async () => {
    api.world.seedPost({ itemId: ITEM_ID });
    api.world.seedCode({ code: CODE, itemId: ITEM_ID, processingErrors: 1 });
    expect(await refusal()).toMatchObject({ kind: 'server', facts: { trouble: 'server-trouble' } });
  });

  test.each(['error', 'ok'] as const)(
    'a code applied twice is refused at worst (%s)',
    async (alreadyBound) => {
      seed(api.world);
      api.world.setKnobs({ alreadyBound });
      api.world.bind({ advertiserId: ACCESS.advertiserId, code: CODE });
      const applying = createTikTokBusiness({ fetch, baseUrl: api.baseUrl.replace(/\/$/, '') })
        .applyCode(ACCESS, { value: CODE }, NEVER)
        .then(
          () => 'ok',
          (error: AdsError) => error.facts.reason,
        );
      expect(await applying).toBe(alreadyBound === 'ok' ? 'ok' : 'unknown');
    },
  );
});
