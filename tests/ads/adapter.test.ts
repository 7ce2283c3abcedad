import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import type { AdsError } from '../../utils/ads/ads-error.ts';
import { wholeTikTok, type WholeBackend } from '../support/whole-tiktok.ts';
import { CODE, ITEM_ID } from '../support/build.ts';
import { serveHttp } from '../support/http-server.ts';

const ACCESS = { token: 'sandbox-token', advertiserId: '7504697128674066433' };
const NEVER = new AbortController().signal;

const envelope = (data: unknown, code = 0, message = 'OK'): string =>
  JSON.stringify({ code, message, request_id: 'sandbox-request', data });

const row = (changes: { item?: object; auth?: object; user?: object | null } = {}): object => ({
  auth_info: {
    ad_auth_status: 'AUTHORIZED',
    auth_start_time: '2026-11-01 09:30:00',
    auth_end_time: '2026-12-01 09:30:00',
    ...changes.auth,
  },
  item_info: {
    item_id: ITEM_ID,
    item_type: 'VIDEO',
    status: 'HESITATE_RECOMMEND',
    auth_code: CODE,
    ...changes.item,
  },
  user_info: changes.user === undefined ? { tiktok_name: 'Ana' } : changes.user,
  video_info: { something: 'new' },
});

/** Asks a server of one answer; `ask` is what is asked of it. */
async function asking<T>(
  listener: RequestListener,
  ask: (backend: WholeBackend) => Promise<T>,
  deadlineMs = 5_000,
): Promise<T> {
  await using server = await serveHttp(listener);
  return await ask(wholeTikTok({ fetch, baseUrl: server.url, deadlineMs }));
}

const answering =
  (body: string, status = 200): RequestListener =>
  (_request, response) => {
    response.writeHead(status).end(body);
  };

const preview = (backend: WholeBackend) => backend.previewCode(ACCESS, CODE, NEVER);
const apply = (backend: WholeBackend) => backend.applyCode(ACCESS, { value: CODE }, NEVER);
const read = (backend: WholeBackend) => backend.readPost(ACCESS, ITEM_ID, NEVER);

/** How a call fails when the server answers like this. */
async function failure(
  listener: RequestListener,
  ask: (backend: WholeBackend) => Promise<unknown>,
): Promise<AdsError> {
  return asking(listener, (backend) =>
    ask(backend).then(
      () => Promise.reject(new Error('It went well.')),
      (error: AdsError) => error,
    ),
  );
}

const refusing = (code: number, message: string): RequestListener =>
  answering(envelope({}, code, message));

/** What reaches the server when a call is made. */
async function seen(ask: (backend: WholeBackend) => Promise<unknown>, data: unknown) {
  const requests: { request: IncomingMessage; body: string; url: URL }[] = [];
  const listener = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    requests.push({
      request,
      body: await text(request),
      url: new URL(request.url ?? '', 'http://local'),
    });
    response.end(envelope(data));
  };
  await asking((request, response) => void listener(request, response), ask);
  const [first] = requests;
  if (!first) throw new Error('Nothing was asked.');
  return first;
}

describe('what is sent', () => {
  test('the token goes in the header Access-Token, and paths end with a slash', async () => {
    const { request, url } = await seen(read, { list: [] });
    expect(request.headers['access-token']).toBe(ACCESS.token);
    expect(request.headers.authorization).toBeUndefined();
    expect(url.pathname).toBe('/tt_video/list/');
    expect(url.href).not.toContain(ACCESS.token);
  });

  test('a code goes as it is in JSON, with its + and #', async () => {
    const { request, body } = await seen(apply, {});
    expect(request.method).toBe('POST');
    expect(request.headers['content-type']).toContain('application/json');
    expect(JSON.parse(body)).toEqual({ advertiser_id: ACCESS.advertiserId, auth_code: CODE });
  });

  test('a duet goes with the code of its source', async () => {
    const { body } = await seen(
      (backend) =>
        backend.applyCode(ACCESS, { value: CODE, originalPostCode: '#Source1Code==' }, NEVER),
      {},
    );
    expect(JSON.parse(body)).toMatchObject({ original_post_auth_code: '#Source1Code==' });
  });

  test('a code in a query is encoded so that it arrives whole', async () => {
    const { url } = await seen(preview, row());
    expect(url.search).toContain('%23Sandbox1Code%2BInvented');
    expect(url.searchParams.get('auth_code')).toBe(CODE);
  });

  test('lists in a query are JSON, ids in them strings', async () => {
    const account = {
      advertiser_id: ACCESS.advertiserId,
      name: 'Sandbox',
      status: 'STATUS_ENABLE',
    };
    const { url } = await seen(
      (backend) => backend.readAdAccounts('t', [ACCESS.advertiserId], NEVER),
      { list: [account] },
    );
    expect(url.searchParams.get('advertiser_ids')).toBe(`["${ACCESS.advertiserId}"]`);
  });

  test('the app secret goes in the body only', async () => {
    const grant = { access_token: 'sandbox-token', advertiser_ids: [ACCESS.advertiserId] };
    const { url, body } = await seen(
      (backend) =>
        backend.exchangeAuthCode(
          { appId: '74', secret: 'sandbox-secret', authCode: 'one-use' },
          NEVER,
        ),
      grant,
    );
    expect(url.search).toBe('');
    expect(JSON.parse(body)).toEqual({
      app_id: '74',
      secret: 'sandbox-secret',
      auth_code: 'one-use',
    });
  });

  test('a search sends its keyword, a plain list none', async () => {
    const empty = { list: [] };
    const search = await seen(
      (backend) => backend.searchPosts(ACCESS, { keyword: 'skin & care', page: 2 }, NEVER),
      empty,
    );
    expect(Object.fromEntries(search.url.searchParams)).toEqual({
      advertiser_id: ACCESS.advertiserId,
      keyword: 'skin & care',
      page: '2',
      page_size: '50',
    });
    const all = await seen((backend) => backend.listPosts(ACCESS, 1, NEVER), empty);
    expect(all.url.searchParams.has('keyword')).toBe(false);
  });

  test('taking a post out names it in the body', async () => {
    const { request, url, body } = await seen(
      (backend) => backend.releasePost(ACCESS, ITEM_ID, NEVER),
      {},
    );
    expect([request.method, url.pathname]).toEqual(['POST', '/tt_video/unbind/']);
    expect(JSON.parse(body)).toEqual({ advertiser_id: ACCESS.advertiserId, item_id: ITEM_ID });
  });

  test('an identity of a Business Center is named with it', async () => {
    const businessCenterId = '7000000000000000123';
    const ref = { identityId: 'a0000000-0000', identityType: 'BC_AUTH_TT', businessCenterId };
    const { url } = await seen(
      (backend) => backend.readIdentityPosts(ACCESS, ref, [ITEM_ID], NEVER),
      { video_details: [] },
    );
    expect(Object.fromEntries(url.searchParams)).toEqual({
      advertiser_id: ACCESS.advertiserId,
      identity_id: 'a0000000-0000',
      identity_type: 'BC_AUTH_TT',
      identity_authorized_bc_id: businessCenterId,
      item_ids: `["${ITEM_ID}"]`,
    });
  });

  test('the time of an ad is sent as TikTok writes times, in UTC', async () => {
    const ref = { identityId: '70', identityType: 'AUTH_CODE', businessCenterId: null };
    const use = {
      itemId: ITEM_ID,
      locationIds: ['2921044'],
      startsAt: Date.UTC(2026, 11, 1, 9, 30),
      endsAt: Date.UTC(2026, 11, 31, 23, 59, 59),
    };
    const { url } = await seen((backend) => backend.readMusicClearance(ACCESS, ref, use, NEVER), {
      music_authorization: [],
    });
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      video_id: ITEM_ID,
      locations: '["2921044"]',
      start_time: '2026-12-01 09:30:00',
      end_time: '2026-12-31 23:59:59',
    });
  });

  test('who granted the token is asked with the token alone', async () => {
    const { request, url } = await seen((backend) => backend.readUser('sandbox-token', NEVER), {});
    expect([request.method, url.pathname, url.search]).toEqual(['GET', '/user/info/', '']);
    expect(request.headers['access-token']).toBe('sandbox-token');
  });
});

describe('what comes back', () => {
  test('times without a zone are UTC, unknown fields pass', async () => {
    const post = await asking(answering(envelope(row())), preview);
    expect(post).toEqual({
      itemId: ITEM_ID,
      itemType: 'VIDEO',
      itemStatus: 'HESITATE_RECOMMEND',
      code: CODE,
      adAuthStatus: 'AUTHORIZED',
      startsAt: Date.UTC(2026, 10, 1, 9, 30),
      endsAt: Date.UTC(2026, 11, 1, 9, 30),
      displayName: 'Ana',
      caption: null,
      sourceItemId: null,
      isMultiRemix: null,
    });
  });

  test('unknown words of an enum are kept', async () => {
    const strange = row({
      auth: { ad_auth_status: 'ON_HOLD' },
      item: { status: 'NEW_STATUS', item_type: 'STORY' },
    });
    const post = await asking(answering(envelope(strange)), preview);
    expect(post).toMatchObject({
      adAuthStatus: 'ON_HOLD',
      itemStatus: 'NEW_STATUS',
      itemType: 'STORY',
    });
  });

  test('what is missing or null is null', async () => {
    const bare = row({
      auth: { auth_start_time: null, auth_end_time: '' },
      item: { auth_code: undefined },
      user: null,
    });
    const post = await asking(answering(envelope(bare)), preview);
    expect(post).toMatchObject({ startsAt: null, endsAt: null, code: null, displayName: null });
  });

  test('an id that comes as a number is not believed', async () => {
    const error = await failure(
      answering(envelope(row({ item: { item_id: 7_431_234_567_890_123_000 } }))),
      preview,
    );
    expect(error.kind).toBe('unexpected-reply');
  });

  test('a time in another form is not guessed at', async () => {
    const error = await failure(
      answering(envelope(row({ auth: { auth_end_time: 'in a month' } }))),
      preview,
    );
    expect(error.kind).toBe('unexpected-reply');
  });

  test('the posts that a keyword brings along are not taken for the one asked for', async () => {
    const other = row({ item: { item_id: '7431234567890123999' } });
    expect(await asking(answering(envelope({ list: [other] })), read)).toBeNull();
  });

  test('a full page may have a next one, even when page_info is all zeros', async () => {
    const list = Array.from({ length: 50 }, () => row());
    const full = envelope({ list, page_info: { page: 0, total_page: 0 } });
    expect(
      (await asking(answering(full), (backend) => backend.listPosts(ACCESS, 1, NEVER))).hasMore,
    ).toBe(true);
    const rest = envelope({ list: list.slice(1), page_info: { page: 0, total_page: 0 } });
    expect(
      (await asking(answering(rest), (backend) => backend.listPosts(ACCESS, 2, NEVER))).hasMore,
    ).toBe(false);
  });

  test('an ad account that is left out of the answer was not granted', async () => {
    const error = await failure(answering(envelope({ list: [] }, 20001)), (backend) =>
      backend.readAdAccounts('t', [ACCESS.advertiserId], NEVER),
    );
    expect(error.kind).toBe('forbidden');
  });

  test('who granted the token, with the time from epoch seconds', async () => {
    const data = {
      display_name: 'Sandbox Buyer',
      email: 's***r@sandbox.invalid',
      core_user_id: '7000000000000000321',
      create_time: 1_700_000_000,
    };
    const user = await asking(answering(envelope(data)), (backend) => backend.readUser('t', NEVER));
    expect(user).toEqual({
      displayName: 'Sandbox Buyer',
      email: 's***r@sandbox.invalid',
      userId: '7000000000000000321',
      createdAt: 1_700_000_000_000,
    });
  });

  test.each([
    ['username', { username: 'ana.sandbox' }, 'ana.sandbox'],
    ['user_name', { user_name: '@ana.sandbox' }, 'ana.sandbox'],
    ['neither', {}, null],
  ])('an identity’s handle comes as %s', async (_field, name, handle) => {
    const identity_info = {
      identity_id: 'a0000000-0000-4000-8000-000000000001',
      identity_type: 'NEW_TYPE',
      available_status: 'IS_PRIVATE_ACCOUNT',
      can_pull_video: true,
      is_gpppa: true,
      ...name,
    };
    const ref = { identityId: 'x', identityType: 'NEW_TYPE', businessCenterId: null };
    const identity = await asking(answering(envelope({ identity_info })), (backend) =>
      backend.readIdentity(ACCESS, ref, NEVER),
    );
    expect(identity).toEqual({
      identityId: 'a0000000-0000-4000-8000-000000000001',
      identityType: 'NEW_TYPE',
      businessCenterId: null,
      displayName: null,
      handle,
      availability: 'IS_PRIVATE_ACCOUNT',
      canUsePosts: true,
      isPolitical: true,
    });
  });

  test('a song that is not cleared, and who holds it', async () => {
    const music_authorization = [
      {
        video_id: ITEM_ID,
        music_status: 'AUTHORIZATION_MISSING',
        authorization_infos: [
          {
            music_id: '7000000000000000999',
            title: 'Song',
            author: 'Ben',
            authorization_type: 'NEW',
          },
        ],
      },
    ];
    const ref = { identityId: '70', identityType: 'AUTH_CODE', businessCenterId: null };
    const use = { itemId: ITEM_ID, locationIds: ['1'], startsAt: 0, endsAt: 1 };
    const clearance = await asking(answering(envelope({ music_authorization })), (backend) =>
      backend.readMusicClearance(ACCESS, ref, use, NEVER),
    );
    expect(clearance).toEqual({
      itemId: ITEM_ID,
      status: 'AUTHORIZATION_MISSING',
      songs: [{ musicId: '7000000000000000999', title: 'Song', author: 'Ben', status: 'NEW' }],
    });
  });

  test('of several posts asked for, one that TikTok refuses the question for is not guessed', async () => {
    const ref = { identityId: '70', identityType: 'AUTH_CODE', businessCenterId: null };
    const error = await failure(answering(envelope({}, 40007, 'No.')), (backend) =>
      backend.readIdentityPosts(ACCESS, ref, [ITEM_ID, '7431234567890123999'], NEVER),
    );
    expect(error.facts.trouble).toBe('not-there');
  });
});

describe('replies that are none', () => {
  test.each([
    ['HTML with HTTP 200', answering('<html><body>Sorry</body></html>'), 'unexpected-reply'],
    ['JSON that is cut off', answering(envelope(row()).slice(0, 120)), 'unexpected-reply'],
    ['JSON of another shape', answering(envelope({ posts: [] })), 'unexpected-reply'],
    ['an envelope without a code', answering('{"message":"OK"}'), 'unexpected-reply'],
    ['nothing with HTTP 200', answering(''), 'unexpected-reply'],
    ['the plain 404', answering('404 page not found', 404), 'unexpected-reply'],
    ['HTML of a gateway with HTTP 502', answering('<html>Bad gateway</html>', 502), 'server'],
    ['nothing with HTTP 503', answering('', 503), 'server'],
    ['a plain 429', answering('slow down', 429), 'rate-limited'],
  ])('%s', async (_what, listener, kind) => {
    expect((await failure(listener, read)).kind).toBe(kind);
  });

  test('a connection that is reset is a network failure', async () => {
    expect((await failure((request) => void request.socket.destroy(), read)).kind).toBe('network');
  });

  test('a connection that closes in the middle of the answer is a network failure', async () => {
    const listener: RequestListener = (request, response) => {
      response.writeHead(200, { 'Content-Length': '1000' }).write('{"code":0');
      setTimeout(() => request.socket.destroy(), 20);
    };
    expect((await failure(listener, read)).kind).toBe('network');
  });

  test('nobody at the other end is a network failure', async () => {
    const backend = wholeTikTok({ fetch, baseUrl: 'http://127.0.0.1:9' });
    await expect(read(backend)).rejects.toMatchObject({ kind: 'network' });
  });

  test('a redirect is not followed', async () => {
    const asked: string[] = [];
    const listener: RequestListener = (request, response) => {
      asked.push(request.url ?? '');
      response.writeHead(302, { Location: '/elsewhere/' }).end();
    };
    expect((await failure(listener, read)).kind).toBe('network');
    expect(asked).toHaveLength(1);
  });

  test('an answer slower than the deadline is given up', async () => {
    const silent: RequestListener = () => undefined;
    await expect(asking(silent, read, 50)).rejects.toMatchObject({ kind: 'network' });
  });

  test('an answer whose body never ends is given up', async () => {
    const dripping: RequestListener = (_request, response) =>
      void response.writeHead(200).write('{"code":0,');
    await expect(asking(dripping, read, 50)).rejects.toMatchObject({ kind: 'network' });
  });

  test('stopping ends the call', async () => {
    const stop = new AbortController();
    const stopping: RequestListener = () => stop.abort();
    await expect(
      asking(stopping, (backend) => backend.readPost(ACCESS, ITEM_ID, stop.signal)),
    ).rejects.toMatchObject({
      kind: 'network',
    });
  });
});

describe('return codes', () => {
  test.each([
    [40016, 'rate-limited'],
    [40100, 'rate-limited'],
    [40133, 'rate-limited'],
    [40102, 'unauthorised'],
    [40104, 'unauthorised'],
    [40105, 'unauthorised'],
    [40110, 'unauthorised'],
    [40001, 'forbidden'],
    [40014, 'forbidden'],
    [40300, 'forbidden'],
    [50000, 'server'],
    [50002, 'server'],
    [51010, 'server'],
    [60001, 'server'],
    [40700, 'server'],
    [40050, 'unexpected-reply'],
  ])('%i is %s whatever is asked', async (code, kind) => {
    for (const ask of [apply, read])
      expect((await failure(refusing(code, 'Some text.'), ask)).kind).toBe(kind);
  });

  test('the return code counts, not the HTTP status', async () => {
    expect((await failure(answering(envelope({}, 40001, 'No.'), 403), read)).kind).toBe(
      'forbidden',
    );
    expect((await failure(answering(envelope({}, 40105, 'No.'), 500), read)).kind).toBe(
      'unauthorised',
    );
  });

  test('which limit was met is told', async () => {
    expect((await failure(refusing(40100, 'Too many.'), read)).facts.limit).toBe('app');
    expect((await failure(refusing(40133, 'Too many.'), read)).facts.limit).toBe('advertiser');
  });

  test('a parameter error is a refusal of the code where a code was sent, else an answer we do not understand', async () => {
    expect((await failure(refusing(40002, 'Wrong.'), apply)).kind).toBe('refused');
    expect((await failure(refusing(40002, 'Wrong.'), preview)).kind).toBe('refused');
    expect((await failure(refusing(40002, 'Wrong.'), read)).kind).toBe('unexpected-reply');
  });

  test('an unknown return code is judged by its family', async () => {
    expect((await failure(refusing(59999, 'Hm.'), apply)).kind).toBe('server');
    expect((await failure(refusing(49999, 'Hm.'), apply)).facts.reason).toBe('unknown');
    expect((await failure(refusing(49999, 'Hm.'), read)).kind).toBe('unexpected-reply');
  });
});

describe('why a code is refused', () => {
  test.each([
    ['4013', 'code-format'],
    ['auth_code_format_error', 'code-format'],
    ['auth_code_not_found', 'code-not-found'],
    ['4025', 'code-expired'],
    ['auth_code_expired', 'code-expired'],
    ['4002 video_deleted', 'post-deleted'],
    ['4002 video_unavailable', 'post-unavailable'],
    ['4002', 'post-unavailable'],
    ['900012', 'post-unavailable'],
    ['illegal_item_status_error', 'post-unavailable'],
    ['4027', 'story'],
    ['story_video_not_supported', 'story'],
    ['4042', 'carousel-duet'],
    ['carousel_duet_not_supported', 'carousel-duet'],
    ['930002', 'several-mentions'],
    ['mention_multiple_videos', 'several-mentions'],
    ['900003', 'duet-of-duet'],
    ['multi_duet_stitch_refuse_error', 'duet-of-duet'],
    ['original_post_auth_code', 'source-code-missing'],
  ])('by the mark %s', async (mark, reason) => {
    for (const message of [`${mark}: some text`, `Algún texto (${mark}).`]) {
      expect((await failure(refusing(40002, message), apply)).facts.reason).toBe(reason);
    }
  });

  test('by a return code that is Ads Manager’s own number', async () => {
    expect((await failure(refusing(900012, 'Text'), apply)).facts.reason).toBe('post-unavailable');
  });

  test('a hiccup in processing is no refusal', async () => {
    expect((await failure(refusing(40002, 'call_rpc_fail'), apply)).kind).toBe('server');
    expect((await failure(refusing(-500, 'Text'), apply)).kind).toBe('server');
  });

  test.each([
    'The post code is incorrect.',
    'Authorization expired.',
    'La autorización ha caducado.',
    '认证已过期',
  ])('never by prose: %s', async (message) => {
    expect((await failure(refusing(40002, message), apply)).facts.reason).toBe('unknown');
  });

  test.each([
    'Advertiser 7504697128674066433 is wrong.',
    'Code #Sandbox4013x is wrong.',
    'Code #Sandbox+4025 is wrong.',
    'Code 4042=ABCdef== is wrong.',
    'Item 140130 is wrong.',
  ])('never by digits inside something else: %s', async (message) => {
    expect((await failure(refusing(40002, message), apply)).facts.reason).toBe('unknown');
  });

  test('nothing of a message that echoes the code is kept', async () => {
    const error = await failure(
      refusing(40002, `The code ${CODE} of ${ACCESS.token} is bad.`),
      apply,
    );
    const kept = JSON.stringify([error.message, error.stack, error.facts, error.cause]);
    expect(kept).not.toContain(CODE.slice(1, 12));
    expect(kept).not.toContain(ACCESS.token);
  });
});
