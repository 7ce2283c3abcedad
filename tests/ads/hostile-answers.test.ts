import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AdsError } from '../../utils/ads/ads-error.ts';
import { wholeTikTok, type WholeBackend } from '../support/whole-tiktok.ts';
import { ADS_ERROR_KINDS } from '../../utils/domain/refusal.ts';
import { CODE, ITEM_ID, NOON } from '../support/build.ts';

const ADVERTISER_ID = '7504697128674066433';
const IDENTITY_ID = '7098765432109876543';
const ACCESS = { token: 'sandbox-token', advertiserId: ADVERTISER_ID };
const REF = { identityId: IDENTITY_ID, identityType: 'AUTH_CODE', businessCenterId: null };
const NEVER = new AbortController().signal;

const auth_info = {
  ad_auth_status: 'AUTHORIZED',
  auth_start_time: '2026-11-01 09:30:00',
  auth_end_time: '2026-12-01 09:30:00',
};
const row = {
  auth_info,
  item_info: {
    item_id: ITEM_ID,
    item_type: 'VIDEO',
    status: 'HESITATE_RECOMMEND',
    text: 'Morning routine',
    auth_code: CODE,
    duet_original_item_id: '7431234567890123451',
    stitch_original_item_id: null,
    is_multi_duet_stitch: false,
    mentioned_item_ids: ['7431234567890123453'],
  },
  user_info: { tiktok_name: 'Ana', identity_id: IDENTITY_ID },
  video_info: { duration: 13.538 },
};
const page_info = { page: 1, page_size: 50, total_number: 1, total_page: 1 };
const identity = {
  identity_id: IDENTITY_ID,
  identity_type: 'AUTH_CODE',
  identity_authorized_bc_id: '7000000000000000123',
  display_name: 'Ana',
  username: 'ana.sandbox',
  is_gpppa: false,
};
const identityPost = { item_id: ITEM_ID, item_type: 'VIDEO', status: 'X', text: 'Hi', auth_info };
const account = {
  advertiser_id: ADVERTISER_ID,
  name: 'Sandbox',
  status: 'STATUS_ENABLE',
  currency: 'EUR',
};
const music = {
  video_id: ITEM_ID,
  music_status: 'AUTHORIZATION_MISSING',
  authorization_infos: [{ music_id: '7000000000000000999', title: 'Song', author: 'Ben' }],
};

/** Every question of the port that has an answer, with data that answers it. */
const QUESTIONS: [name: string, ask: (backend: WholeBackend) => Promise<unknown>, data: object][] =
  [
    [
      'exchangeAuthCode',
      (backend) => backend.exchangeAuthCode({ appId: '74', secret: 's', authCode: 'a' }, NEVER),
      { access_token: 'sandbox-token', advertiser_ids: [ADVERTISER_ID], scope: [690, 691] },
    ],
    [
      'readUser',
      (backend) => backend.readUser('t', NEVER),
      { display_name: 'Ana', core_user_id: '7000000000000000321', create_time: 1_700_000_000 },
    ],
    [
      'readAdAccounts',
      (backend) => backend.readAdAccounts('t', [ADVERTISER_ID], NEVER),
      { list: [account] },
    ],
    ['previewCode', (backend) => backend.previewCode(ACCESS, CODE, NEVER), row],
    ['applyCode', (backend) => backend.applyCode(ACCESS, { value: CODE }, NEVER), {}],
    ['releasePost', (backend) => backend.releasePost(ACCESS, ITEM_ID, NEVER), {}],
    ['readPost', (backend) => backend.readPost(ACCESS, ITEM_ID, NEVER), { list: [row], page_info }],
    [
      'listPosts',
      (backend) => backend.listPosts(ACCESS, 1, NEVER),
      { list: [row, row], page_info },
    ],
    [
      'searchPosts',
      (backend) => backend.searchPosts(ACCESS, { keyword: 'x', page: 1 }, NEVER),
      { list: [row], page_info },
    ],
    [
      'listIdentities',
      (backend) => backend.listIdentities(ACCESS, { page: 1 }, NEVER),
      { identity_list: [identity], page_info },
    ],
    [
      'readIdentity',
      (backend) => backend.readIdentity(ACCESS, REF, NEVER),
      { identity_info: identity },
    ],
    [
      'listIdentityPosts',
      (backend) =>
        backend.listIdentityPosts(ACCESS, REF, { itemType: 'VIDEO', cursor: null }, NEVER),
      { video_list: [identityPost], cursor: '1700000000', has_more: true },
    ],
    [
      'readIdentityPosts',
      (backend) => backend.readIdentityPosts(ACCESS, REF, [ITEM_ID], NEVER),
      { video_details: [identityPost] },
    ],
    [
      'readMusicClearance',
      (backend) =>
        backend.readMusicClearance(
          ACCESS,
          REF,
          { itemId: ITEM_ID, locationIds: ['1'], startsAt: NOON, endsAt: NOON + 1 },
          NEVER,
        ),
      { music_authorization: [music] },
    ],
  ];

/** What came of asking somebody who answers with this text. */
async function outcome(
  body: string,
  ask: (backend: WholeBackend) => Promise<unknown>,
  status = 200,
): Promise<{ value: unknown } | { error: unknown }> {
  const backend = wholeTikTok({
    fetch: async () => new Response(body, { status }),
    baseUrl: 'http://sandbox.invalid',
  });
  return ask(backend).then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  );
}

const envelope = (data: unknown, code: unknown = 0): string =>
  JSON.stringify({ code, message: 'OK', request_id: 'sandbox-1', data });

/** Every text of 15 digits or more in a value: the ids in it. */
const idsIn = (value: unknown): string[] => JSON.stringify(value ?? null).match(/\d{15,}/g) ?? [];

/** Every text in an answer that could be read. */
function textsIn(body: string): string[] {
  const texts: string[] = [];
  const rest: unknown[] = [JSON.parse(body)];
  while (rest.length > 0) {
    const value = rest.pop();
    if (typeof value === 'string') texts.push(value);
    if (value !== null && typeof value === 'object') rest.push(...Object.values(value));
  }
  return texts;
}

/** What is wrong with an outcome: another error than AdsError, or an id that did not come in as a text. */
function faultsOf(body: string, result: Awaited<ReturnType<typeof outcome>>): string[] {
  if ('error' in result) {
    const { error } = result;
    const isGood = error instanceof AdsError && ADS_ERROR_KINDS.includes(error.kind);
    return isGood ? [] : [String(error)];
  }
  const idsOf = (json: string): string[] => textsIn(json).flatMap((text) => idsIn(text));
  const cameIn = new Set([...idsOf(body), ADVERTISER_ID, ITEM_ID, IDENTITY_ID]);
  return idsOf(JSON.stringify(result.value ?? null)).filter((id) => !cameIn.has(id));
}

const junk: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    0,
    -1,
    1e300,
    7_431_234_567_890_123_000,
    '',
    '0',
    'NaN',
    [],
    {},
    [null],
    [[]],
    '７４３１２３４５６７８９０１２３４５７',
    '0000-00-00 00:00:00',
    '9'.repeat(40),
    'x'.repeat(20_000),
  ),
  fc.jsonValue(),
);

/** Places of a value, from its root to every leaf. */
function pathsOf(value: unknown): string[][] {
  if (value === null || typeof value !== 'object') return [[]];
  const below = Object.entries(value).flatMap(([key, inner]) =>
    pathsOf(inner).map((path) => [key, ...path]),
  );
  return [[], ...below];
}

/** The same value with something else, or nothing, at one place. */
function mangled(
  value: unknown,
  [key, ...rest]: string[],
  change: { to: unknown } | 'gone',
): unknown {
  if (key === undefined) return change === 'gone' ? undefined : change.to;
  const copy: unknown = structuredClone(value);
  if (copy === null || typeof copy !== 'object') return copy;
  const inside = mangled(Reflect.get(copy, key), rest, change);
  if (inside === undefined && !Array.isArray(copy)) Reflect.deleteProperty(copy, key);
  else Reflect.set(copy, key, inside ?? null);
  return copy;
}

describe.each(QUESTIONS)('%s', (_name, ask, data) => {
  test('understands its answer', async () => {
    const result = await outcome(envelope(data), ask);
    expect(result).not.toHaveProperty('error');
  });

  test('survives anything in place of the answer', async () => {
    const body = fc.oneof(
      fc.string(),
      fc.json(),
      junk.map((one) => envelope(one)),
      fc.tuple(junk, junk).map(([one, code]) => envelope(one, code)),
    );
    await fc.assert(
      fc.asyncProperty(body, fc.constantFrom(200, 404, 500), async (text, status) => {
        expect(faultsOf(text, await outcome(text, ask, status))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  test('survives an answer that is wrong in one or two places', async () => {
    const places = pathsOf({ code: 0, message: 'OK', request_id: 'sandbox-1', data });
    const change = fc.oneof(
      fc.constant('gone' as const),
      junk.map((to) => ({ to })),
    );
    const step = fc.tuple(fc.constantFrom(...places), change);
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 2 }), async (steps) => {
        let reply: unknown = { code: 0, message: 'OK', request_id: 'sandbox-1', data };
        for (const [place, to] of steps) reply = mangled(reply, place, to);
        const body = JSON.stringify(reply ?? null);
        expect(faultsOf(body, await outcome(body, ask))).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  test('never takes an id that came as a number', async () => {
    for (const id of new Set(idsIn(data))) {
      const body = envelope(data).replaceAll(`"${id}"`, id);
      const result = await outcome(body, ask);
      expect(faultsOf(body, result)).toEqual([]);
      // The number is rounded to these digits.
      expect(JSON.stringify(result)).not.toContain(String(Number(id)));
    }
    expect(await outcome(envelope(data), ask)).not.toHaveProperty('error');
  });

  test('is not reached by keys of a prototype', async () => {
    const keys = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty'];
    const poison = keys.map((key) => `"${key}":{"isPoisoned":true,"list":[],"item_id":"1"}`).join();
    const body = envelope(data).replaceAll('{', `{${poison},`).replaceAll(',}', '}');
    const result = await outcome(body, ask);
    expect(result).not.toHaveProperty('error');
    expect(JSON.stringify(result)).not.toContain('isPoisoned');
    expect(({} as { isPoisoned?: boolean }).isPoisoned).toBeUndefined();
  });

  test('survives what is very deep and very long', async () => {
    const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
    for (const body of [
      deep,
      `{"code":0,"data":${deep}}`,
      `{"code":0,"data":{"list":${deep},"video_list":${deep}}}`,
      envelope(data).replaceAll(':null', `:${deep}`),
    ]) {
      expect(faultsOf(body, await outcome(body, ask))).toEqual([]);
    }
  });
});

describe('a list', () => {
  const list = (backend: WholeBackend) => backend.listPosts(ACCESS, 1, NEVER);
  const read = (backend: WholeBackend) => backend.readPost(ACCESS, ITEM_ID, NEVER);

  test('keeps its readable rows, and says that it is not complete', async () => {
    const rows = [row, { ...row, item_info: null }, 'row', null, 7];
    expect(await outcome(envelope({ list: rows, page_info }), list)).toMatchObject({
      value: { posts: [{ itemId: ITEM_ID }], isComplete: false },
    });
  });

  test('goes on after a full page although a row of it cannot be read and page_info is all zeros', async () => {
    const rows = [...Array.from({ length: 49 }, () => row), null];
    const zeros = { page: 0, page_size: 0, total_number: 0, total_page: 0 };
    expect(await outcome(envelope({ list: rows, page_info: zeros }), list)).toMatchObject({
      value: { hasMore: true, total: null, isComplete: false },
    });
  });

  test('ends with an empty page whatever page_info promises', async () => {
    const many = { page: 1, page_size: 50, total_number: 1e9, total_page: 1e9 };
    expect(await outcome(envelope({ list: [], page_info: many }), list)).toMatchObject({
      value: { posts: [], hasMore: false, isComplete: false },
    });
  });

  test('that is null is empty', async () => {
    expect(await outcome(envelope({ list: null, page_info: null }), list)).toEqual({
      value: { posts: [], hasMore: false, total: 0, isComplete: true },
    });
  });

  test('that is partial says so', async () => {
    expect(await outcome(envelope({ list: [row], page_info }, 20001), list)).toMatchObject({
      value: { posts: [{ itemId: ITEM_ID }], isComplete: false },
    });
  });

  test('takes 5,000 rows', async () => {
    const rows = Array.from({ length: 5_000 }, () => row);
    const result = await outcome(envelope({ list: rows }), list);
    expect(result).toMatchObject({ value: { isComplete: true, hasMore: true } });
  });

  test.each([
    ['a row that cannot be read', envelope({ list: [{ ...row, auth_info: null }] })],
    ['a part that was left out', envelope({ list: [] }, 20001)],
    ['rows that were promised', envelope({ list: [], page_info })],
  ])('with %s does not prove that a post is not there', async (_what, body) => {
    const result = await outcome(body, read);
    expect(result).toMatchObject({ error: { kind: 'unexpected-reply' } });
  });

  test.each([
    ['a caption that is a number', { text: 7 }],
    ['a status that is an object', { status: {} }],
    ['a source id that is a number', { duet_original_item_id: 7_431_234_567_890_123_000 }],
    ['mentions that are no list', { mentioned_item_ids: 'none' }],
    ['a flag that is a text', { is_multi_duet_stitch: 'no' }],
    ['a type that nobody knows', { item_type: 'HOLOGRAM' }],
  ])('shows a post in spite of %s', async (_what, change) => {
    const item_info = { ...row.item_info, ...change };
    expect(await outcome(envelope({ list: [{ ...row, item_info }] }), read)).toMatchObject({
      value: { itemId: ITEM_ID, adAuthStatus: 'AUTHORIZED' },
    });
  });
});

describe('something to be done', () => {
  test.each([
    ['a code', (backend: WholeBackend) => backend.applyCode(ACCESS, { value: CODE }, NEVER)],
    ['taking a post out', (backend: WholeBackend) => backend.releasePost(ACCESS, ITEM_ID, NEVER)],
  ])('%s that TikTok says was done in part is neither done nor refused', async (_what, ask) => {
    expect(await outcome(envelope({}, 20001), ask)).toMatchObject({
      error: { kind: 'unexpected-reply', facts: { returnCode: 20001 } },
    });
  });
});

describe('the posts of an identity', () => {
  const list =
    (cursor: string | null) =>
    (backend: WholeBackend): Promise<unknown> =>
      backend.listIdentityPosts(ACCESS, REF, { itemType: 'VIDEO', cursor }, NEVER);

  test.each([
    ['stands still', 'c1'],
    ['is missing', undefined],
    ['is empty', ''],
  ])('end where the cursor %s, whatever has_more says', async (_what, cursor) => {
    const body = envelope({ video_list: [identityPost], cursor, has_more: true });
    expect(await outcome(body, list('c1'))).toMatchObject({ value: { nextCursor: null } });
  });

  test('go on from a cursor that came as a number', async () => {
    const body = envelope({ video_list: [], cursor: 1_700_000_000, has_more: true });
    expect(await outcome(body, list(null))).toMatchObject({ value: { nextCursor: '1700000000' } });
  });

  test('of a linked account have no window, and their status is in the words of the list', async () => {
    const linked = { ...identityPost, status: 'ITEM_STATUS_ONLY_AUTHOR_SEE', auth_info: null };
    const body = envelope({ video_list: [linked], cursor: '', has_more: false });
    expect(await outcome(body, list(null))).toMatchObject({
      value: { posts: [{ itemStatus: 'ONLY_AUTHOR_SEE', adAuthStatus: null, endsAt: null }] },
    });
  });
});
