import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DEMO, demoCode, demoPastes, seedDemo } from '../../sandbox/ads-api/seed-demo.ts';
import { startAdsApi } from '../support/running-ads-api.ts';
import type { DemoCode, DemoState } from '../../sandbox/ads-api/seed-demo.ts';
import type { RunningAdsApi } from '../support/running-ads-api.ts';

const [{ advertiserId }, second] = DEMO.advertisers;
const ITEM_ID = '7561234567890123457';
const OTHER_ITEM_ID = '7561234567890123999';
const DAY_MS = 86_400_000;
let api: RunningAdsApi;

beforeEach(async () => {
  api = await startAdsApi();
});
afterEach(() => api.close());

function seed(state: DemoState, itemId = ITEM_ID, kind: 'video' | 'photo' = 'video'): DemoCode {
  const post = {
    itemId,
    handle: 'ana.creates',
    nickname: 'Ana',
    caption: 'Soft 🌿 نص',
    kind,
    state,
  };
  const [code] = seedDemo(api.world, { posts: [post] });
  if (!code) throw new Error('no code was seeded');
  return code;
}

const authorize = (code: string, more: Record<string, unknown> = {}) =>
  api.post('tt_video/authorize', { advertiser_id: advertiserId, auth_code: code, ...more });
const info = (code: string) =>
  api.get('tt_video/info', { advertiser_id: advertiserId, auth_code: code });
const bound = () => api.world.bindings().map(({ itemId }) => itemId);

describe('tt_video/authorize of the emulator', () => {
  test('binds the post and tells nothing about it', async () => {
    const { code } = seed('good');
    expect(await authorize(code)).toMatchObject({ code: 0, message: 'OK', data: {} });
    expect(bound()).toEqual([ITEM_ID]);
  });

  test('marks only the call that bound the post as committed', async () => {
    const { code } = seed('good');
    await info(code);
    await authorize(code);
    await authorize(code);
    expect(api.world.log().map(({ committed }) => committed)).toEqual([false, true, false]);
  });

  test('takes a code only in its own spelling', async () => {
    const { code } = seed('good');
    const replies = [];
    for (const { how, text } of demoPastes(code)) {
      replies.push({ how, isTaken: (await authorize(text)).code === 0 });
    }
    expect(replies.filter(({ isTaken }) => isTaken)).toEqual([{ how: 'plain', isTaken: true }]);
  });

  test('takes %2B for + in JSON only when the knob is lenient', async () => {
    const sent = seed('good').code.replaceAll('+', '%2B');
    expect((await authorize(sent)).code).toBe(40002);
    api.world.setKnobs({ lenientPlus: true });
    expect((await authorize(sent)).code).toBe(0);
  });

  test('takes a code without its # only when the knob is lenient', async () => {
    const sent = seed('good').code.slice(1);
    expect((await authorize(sent)).code).toBe(40002);
    api.world.setKnobs({ lenientHash: true });
    expect((await authorize(sent)).code).toBe(0);
  });

  test('takes the repeated code of a post it holds, or refuses it, as the knob says', async () => {
    const { code } = seed('good');
    await authorize(code);
    expect((await authorize(code)).code).toBe(0);
    api.world.setKnobs({ alreadyBound: 'error' });
    expect((await authorize(code)).code).toBe(40002);
    expect(bound()).toEqual([ITEM_ID]);
  });

  test('takes a code that another advertiser uses, or refuses it, as the knob says', async () => {
    const { code } = seed('held-by-other');
    api.world.setKnobs({ boundElsewhere: 'error' });
    expect((await authorize(code)).code).toBe(40002);
    api.world.setKnobs({ boundElsewhere: 'ok' });
    expect((await authorize(code)).code).toBe(0);
    expect(api.world.bindings()).toHaveLength(2);
  });

  test('fails once with 50002 for a processing error, then works', async () => {
    const { code } = seed('processing-error');
    expect((await authorize(code)).code).toBe(50002);
    expect(bound()).toEqual([]);
    expect((await authorize(code)).code).toBe(0);
  });

  test('takes a duet only with the code of the original post', async () => {
    const { code, sourceCode } = seed('duet');
    const good = seed('good', OTHER_ITEM_ID);
    expect(await authorize(code)).toMatchObject({
      code: 40002,
      message: expect.stringContaining('original_post_auth_code'),
    });
    expect((await authorize(code, { original_post_auth_code: good.code })).code).toBe(40002);
    expect((await authorize(code, { original_post_auth_code: sourceCode })).code).toBe(0);
    expect(bound()).toEqual([ITEM_ID]);
  });

  test('takes a stitch only with the code of the original post, which must be usable too', async () => {
    const { code } = seed('good');
    seed('good', OTHER_ITEM_ID);
    api.world.seedPost({ itemId: ITEM_ID, source: { kind: 'stitch', itemId: OTHER_ITEM_ID } });
    const sent = { original_post_auth_code: demoCode(OTHER_ITEM_ID) };
    expect((await info(code)).data['item_info']).toMatchObject({
      stitch_original_item_id: OTHER_ITEM_ID,
      duet_original_item_id: null,
    });
    expect((await authorize(code)).code).toBe(40002);
    api.world.seedPost({ itemId: OTHER_ITEM_ID, status: 'USER_DELETE' });
    expect((await authorize(code, sent)).message).toBe('The post has been deleted.');
    api.world.seedPost({ itemId: OTHER_ITEM_ID, status: 'HESITATE_RECOMMEND' });
    expect((await authorize(code, sent)).code).toBe(0);
    expect(bound()).toEqual([ITEM_ID]);
  });

  test('takes a duet only while the code of the original post is good', async () => {
    const { code, sourceCode } = seed('duet');
    api.world.revoke({ code: String(sourceCode) });
    expect((await authorize(code, { original_post_auth_code: sourceCode })).code).toBe(40002);
  });

  test('needs the code of the one post that is mentioned', async () => {
    const { code } = seed('good');
    seed('good', OTHER_ITEM_ID);
    api.world.seedPost({ itemId: ITEM_ID, mentionedItemIds: [OTHER_ITEM_ID] });
    expect((await authorize(code)).code).toBe(40002);
    const sent = { original_post_auth_code: demoCode(OTHER_ITEM_ID) };
    expect((await authorize(code, sent)).code).toBe(0);
  });

  test('makes a private post public when the knob says so', async () => {
    const { code } = seed('post-private');
    api.world.setKnobs({ privatePosts: 'made-public' });
    expect((await authorize(code)).code).toBe(0);
    expect((await info(code)).data['item_info']).toMatchObject({ status: 'HESITATE_RECOMMEND' });
  });

  test('binds to the other advertiser separately', async () => {
    const { code } = seed('good');
    await authorize(code);
    await api.post('tt_video/authorize', { advertiser_id: second.advertiserId, auth_code: code });
    expect(api.world.bindings().map((binding) => binding.advertiserId)).toEqual([
      advertiserId,
      second.advertiserId,
    ]);
  });

  test('takes a code that expired again once the creator has extended it', async () => {
    const { code } = seed('expired');
    expect((await authorize(code)).code).toBe(40002);
    api.world.extend({ code, days: 30 });
    expect((await authorize(code)).code).toBe(0);
  });
});

describe('refused codes of the emulator', () => {
  const REFUSED = [
    ['expired', '4025', 'auth_code_expired'],
    ['deleted', '', 'auth_code_not_found'],
    ['post-deleted', '4002', 'video_deleted'],
    ['post-unavailable', '4002', 'video_unavailable'],
    ['post-private', '900012', 'illegal_item_status_error'],
    ['story', '4027', 'story_video_not_supported'],
    ['carousel-duet', '4042', 'carousel_duet_not_supported'],
    ['several-mentions', '930002', 'mention_multiple_videos'],
    ['duet-of-duet', '900003', 'multi_duet_stitch_refus'],
  ] as const;

  test.each(REFUSED)('%s: authorize and info refuse it', async (state, uiCode, uiKey) => {
    api.world.setKnobs({ messages: 'numbered' });
    const { code } = seed(state);
    for (const reply of [await authorize(code), await info(code)]) {
      expect(reply).toMatchObject({ code: 40002, message: expect.stringContaining(uiKey) });
      expect(reply.message.startsWith(uiCode || uiKey)).toBe(true);
    }
    expect(bound()).toEqual([]);
  });

  test('garbage: authorize and info call it incorrect', async () => {
    for (const reply of [await authorize('#not/a+code=='), await info('#not/a+code==')]) {
      expect(reply).toMatchObject({ code: 40002, message: 'The post code is incorrect.' });
    }
  });

  test('come in plain words, numbered, localised, or with the code in them', async () => {
    const { code } = seed('expired');
    const words = async (messages: 'plain' | 'numbered' | 'localised' | 'echo') => {
      api.world.setKnobs({ messages });
      return (await authorize(code)).message;
    };
    expect(await words('plain')).toBe('Authorization expired.');
    expect(await words('numbered')).toBe('4025 auth_code_expired Authorization expired.');
    expect(await words('localised')).toBe('La autorización ha caducado.');
    expect(await words('echo')).toContain(code);
  });

  test('come with the number of Ads Manager as return code when the knob says so', async () => {
    api.world.setKnobs({ refusalReturnCode: 'ui' });
    expect((await authorize(seed('expired').code)).code).toBe(4025);
    expect((await authorize(seed('deleted', OTHER_ITEM_ID).code)).code).toBe(40002);
  });
});

describe('tt_video/info of the emulator', () => {
  test('previews the post of a code without binding it', async () => {
    const { code } = seed('good');
    const reply = await info(code);
    expect(reply).toMatchObject({
      code: 0,
      data: {
        auth_info: {
          ad_auth_status: 'AUTHORIZED',
          auth_start_time: '2026-11-22 07:15:00',
          auth_end_time: '2026-12-22 07:15:00',
        },
        item_info: { item_id: ITEM_ID, item_type: 'VIDEO', text: 'Soft 🌿 نص', auth_code: code },
        user_info: {
          tiktok_name: 'Ana',
          identity_id: expect.stringMatching(/^\d{19}$/),
          identity_type: 'AUTH_CODE',
        },
        video_info: { poster_url: expect.stringContaining('x-expires=') },
      },
    });
    expect(bound()).toEqual([]);
  });

  test('never tells the handle of the creator', async () => {
    expect(JSON.stringify((await info(seed('good').code)).data)).not.toContain('ana.creates');
  });

  test('reads a + in the query as a space, unless it is percent-encoded', async () => {
    const { code } = seed('good');
    const headers = { 'Access-Token': DEMO.token };
    const ask = async (query: string) => {
      const url = `${api.baseUrl}tt_video/info/?advertiser_id=${advertiserId}&auth_code=${query}`;
      return (await fetch(url, { headers })).json();
    };
    expect(await ask(code.replace('#', '%23'))).toMatchObject({ code: 40002 });
    expect(await ask(encodeURIComponent(code))).toMatchObject({ code: 0 });
  });

  test('refuses a preview when the knob says so, but tells what is bound', async () => {
    const { code } = seed('good');
    api.world.setKnobs({ preview: 'refused' });
    expect((await info(code)).code).toBe(40001);
    api.world.setKnobs({ previewRefusedCode: 40002 });
    expect((await info(code)).code).toBe(40002);
    await authorize(code);
    expect((await info(code)).code).toBe(0);
  });

  test('can leave the code out of its row, and show another status before binding', async () => {
    api.world.setKnobs({ rowsTellCode: false, unboundAuthStatus: 'NOT_BOUND_YET' });
    const { data } = await info(seed('good').code);
    expect(data['item_info']).not.toHaveProperty('auth_code');
    expect(data['auth_info']).toMatchObject({ ad_auth_status: 'NOT_BOUND_YET' });
  });

  test('has a carousel with images and without a video', async () => {
    const { data } = await info(seed('good', ITEM_ID, 'photo').code);
    expect(data).toMatchObject({
      item_info: { item_type: 'CAROUSEL', carousel_info: { image_info: expect.any(Array) } },
      video_info: null,
    });
  });

  test('tells that a bound window has lapsed, and that an extension revives it', async () => {
    const { code } = seed('good');
    await authorize(code);
    const status = async () => (await info(code)).data['auth_info'];
    api.world.moveClock({ byMs: 30 * DAY_MS });
    expect(await status()).toMatchObject({ ad_auth_status: 'EXPIRED' });
    api.world.extend({ code, days: 7 });
    expect(await status()).toMatchObject({
      ad_auth_status: 'AUTHORIZED',
      auth_end_time: '2026-12-29 07:15:00',
    });
  });

  test('tells that a bound code was taken back, in the status that the knob names', async () => {
    const { code } = seed('good');
    await authorize(code);
    api.world.revoke({ code });
    expect((await info(code)).data['auth_info']).toMatchObject({ ad_auth_status: 'EXPIRED' });
    api.world.setKnobs({ revokedAuthStatus: 'CREATOR_CANCELLED' });
    expect((await info(code)).data['auth_info']).toMatchObject({
      ad_auth_status: 'CREATOR_CANCELLED',
    });
  });

  test('can send a status that nobody has seen', async () => {
    const { code } = seed('good');
    api.world.seedCode({ code, adAuthStatus: 'SOMETHING_NEW' });
    expect((await info(code)).data['auth_info']).toMatchObject({ ad_auth_status: 'SOMETHING_NEW' });
  });
});
