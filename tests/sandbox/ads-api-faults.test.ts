import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer as createHttpsServer, get } from 'node:https';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createAdsApi } from '../../sandbox/ads-api/ads-api.ts';
import { makeCertificate } from '../../sandbox/front/certificate.ts';
import { DEMO, demoCode } from '../../sandbox/ads-api/seed-demo.ts';
import { ADS_API_START, startAdsApi } from '../support/running-ads-api.ts';
import type { AddressInfo } from 'node:net';
import type { RunningAdsApi } from '../support/running-ads-api.ts';

const [{ advertiserId }] = DEMO.advertisers;
const ITEM_ID = '7561234567890123457';
const CODE = demoCode(ITEM_ID);
const AUTHORIZE = 'tt_video/authorize';
let api: RunningAdsApi;

beforeEach(async () => {
  api = await startAdsApi();
  api.world.seedPost({ itemId: ITEM_ID });
  api.world.seedCode({ code: CODE, itemId: ITEM_ID });
});
afterEach(() => api.close());

const authorize = () => api.post(AUTHORIZE, { advertiser_id: advertiserId, auth_code: CODE });
const list = () => api.get('tt_video/list', { advertiser_id: advertiserId });
const bound = () => api.world.bindings().map(({ itemId }) => itemId);
const lastCall = () => api.world.log().at(-1);
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** The raw answer of authorize, for faults that are no envelope. */
const rawAuthorize = (signal?: AbortSignal) =>
  fetch(`${api.baseUrl}${AUTHORIZE}/`, {
    method: 'POST',
    headers: { 'Access-Token': DEMO.token, 'Content-Type': 'application/json' },
    body: JSON.stringify({ advertiser_id: advertiserId, auth_code: CODE }),
    ...(signal ? { signal } : {}),
  });

describe('faults of the emulator before and after the commit', () => {
  test('reset before the commit: no answer, nothing bound', async () => {
    api.world.setFault({ kind: 'reset', endpoint: AUTHORIZE });
    await expect(authorize()).rejects.toThrow('fetch failed');
    expect(bound()).toEqual([]);
    expect(lastCall()).toMatchObject({ committed: false, returnCode: null, httpStatus: null });
  });

  test('reset after the commit: no answer, but the code is bound', async () => {
    api.world.setFault({ kind: 'reset', endpoint: AUTHORIZE, when: 'after-commit' });
    await expect(authorize()).rejects.toThrow('fetch failed');
    expect(bound()).toEqual([ITEM_ID]);
    expect(lastCall()).toMatchObject({
      committed: true,
      returnCode: null,
      httpStatus: null,
      faults: ['reset after-commit'],
    });
  });

  test('reset reaches a client behind TLS as well', async () => {
    const { listener, world } = createAdsApi();
    const server = createHttpsServer(await makeCertificate(['localhost']), listener);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    try {
      world.setFault({ kind: 'reset' });
      const { port } = server.address() as AddressInfo;
      const url = `https://127.0.0.1:${port}/open_api/v1.3/tt_video/list/`;
      const request = get(url, { rejectUnauthorized: false });
      const [error] = (await once(request, 'error')) as [Error];
      expect(error.message).toBe('socket hang up');
      expect(world.log()).toMatchObject([{ faults: ['reset before-commit'], httpStatus: null }]);
    } finally {
      server.close();
    }
  });

  test('cut: headers arrive, the body ends half-way', async () => {
    api.world.setFault({ kind: 'cut', endpoint: AUTHORIZE, when: 'after-commit' });
    const response = await rawAuthorize();
    expect(response.status).toBe(200);
    await expect(response.text()).rejects.toThrow('terminated');
    expect(bound()).toEqual([ITEM_ID]);
  });

  test.each([
    ['bad-gateway', 502, /^text\/html/, /<html>/],
    ['empty-503', 503, /^text\/plain/, /^$/],
    ['html-200', 200, /^text\/html/, /<html>/],
  ] as const)('%s comes with HTTP %i', async (kind, status, type, body) => {
    api.world.setFault({ kind, endpoint: AUTHORIZE });
    const response = await rawAuthorize();
    expect(response.status).toBe(status);
    expect(response.headers.get('Content-Type')).toMatch(type);
    expect(await response.text()).toMatch(body);
    expect(bound()).toEqual([]);
  });

  test('truncated-json is a whole HTTP answer with half of the JSON', async () => {
    api.world.setFault({ kind: 'truncated-json', endpoint: AUTHORIZE, when: 'after-commit' });
    const response = await rawAuthorize();
    const text = await response.text();
    expect(response.status).toBe(200);
    expect(text).toMatch(/^\{"code":0,/);
    expect(() => JSON.parse(text) as unknown).toThrow(SyntaxError);
    expect(bound()).toEqual([ITEM_ID]);
  });

  test.each([
    [51010, 'Internal service timed out. Please retry in sometime.'],
    [40100, 'Too many requests. Please retry in some time.'],
    [60001, 'The system is under maintenance.'],
    [49999, 'The request could not be carried out.'],
  ])('return-code %i comes with its text and HTTP 200', async (returnCode, message) => {
    api.world.setFault({ kind: 'return-code', returnCode, endpoint: AUTHORIZE });
    expect(await authorize()).toMatchObject({
      httpStatus: 200,
      code: returnCode,
      message,
      data: {},
    });
    expect(bound()).toEqual([]);
  });

  test('return-code after the commit hides that the code was bound', async () => {
    const fault = { kind: 'return-code', returnCode: 50002, when: 'after-commit' } as const;
    api.world.setFault({ ...fault, endpoint: AUTHORIZE, message: 'Try later' });
    expect(await authorize()).toMatchObject({ code: 50002, message: 'Try later' });
    expect(bound()).toEqual([ITEM_ID]);
  });

  test('partial success keeps the data', async () => {
    api.world.setFault({ kind: 'return-code', returnCode: 20001, when: 'after-commit' });
    expect(await list()).toMatchObject({ code: 20001, data: { list: [] } });
  });

  test('token-revoked: this call and every later one is refused with 40105', async () => {
    api.world.setFault({ kind: 'token-revoked', skip: 1 });
    const codes = [(await list()).code, (await list()).code, (await authorize()).code];
    expect(codes).toEqual([0, 40105, 40105]);
  });

  test('scope-lost: tt_video/* is refused with 40001, advertiser/info is not', async () => {
    api.world.setFault({ kind: 'scope-lost', when: 'after-commit' });
    expect((await authorize()).code).toBe(0);
    expect((await list()).code).toBe(40001);
    const info = await api.get('advertiser/info', { advertiser_ids: [advertiserId] });
    expect(info.code).toBe(0);
  });

  test('delay makes the call wait, then carries it out', async () => {
    api.world.setFault({ kind: 'delay', delayMs: 60, endpoint: AUTHORIZE });
    expect((await authorize()).code).toBe(0);
    expect(lastCall()?.durationMs).toBeGreaterThanOrEqual(55);
  });

  test('a delayed call is carried out even when the client has given up', async () => {
    api.world.setFault({ kind: 'delay', delayMs: 80, endpoint: AUTHORIZE });
    await expect(rawAuthorize(AbortSignal.timeout(20))).rejects.toThrow('timeout');
    expect(bound()).toEqual([]);
    await sleep(100);
    expect(bound()).toEqual([ITEM_ID]);
  });
});

describe('which calls a fault of the emulator strikes', () => {
  test('as many as it was told, after as many as it lets pass, on its endpoint only', async () => {
    const fault = { kind: 'return-code', returnCode: 50002, endpoint: 'tt_video/list' } as const;
    api.world.setFault({ ...fault, skip: 1, times: 2 });
    expect((await authorize()).code).toBe(0);
    const codes = [];
    for (let call = 0; call < 4; call += 1) codes.push((await list()).code);
    expect(codes).toEqual([0, 50002, 50002, 0]);
  });

  test('every call until it is cleared when it has no number', async () => {
    api.world.setFault({ kind: 'return-code', returnCode: 50002, times: null });
    expect([(await list()).code, (await authorize()).code]).toEqual([50002, 50002]);
    api.world.clearFaults();
    expect((await list()).code).toBe(0);
  });

  test('an endpoint that does not exist is refused when the fault is set', () => {
    expect(() => api.world.setFault({ kind: 'reset', endpoint: 'tt_video/autorize' })).toThrow(
      'No endpoint tt_video/autorize.',
    );
  });
});

describe('calls that the emulator holds', () => {
  const fateOf = (reply: Promise<unknown>) =>
    reply.then(
      () => 'answered',
      (error: Error) => error.message,
    );

  test('before the commit: nothing is bound until they are released', async () => {
    api.world.setFault({ kind: 'hold', endpoint: AUTHORIZE });
    const reply = authorize();
    const held = await api.world.waitForHeld({ endpoint: AUTHORIZE });
    expect(held).toMatchObject({ itemId: ITEM_ID, committed: false, durationMs: null });
    expect(bound()).toEqual([]);
    expect(await api.world.releaseHeld()).toBe(1);
    expect(bound()).toEqual([ITEM_ID]);
    expect((await reply).code).toBe(0);
  });

  test('after the commit: the code is bound while the answer waits', async () => {
    api.world.setFault({ kind: 'hold', endpoint: AUTHORIZE, when: 'after-commit' });
    const reply = authorize();
    expect(await api.world.waitForHeld()).toMatchObject({ committed: true });
    expect(bound()).toEqual([ITEM_ID]);
    await api.world.releaseHeld();
    expect((await reply).code).toBe(0);
  });

  test('are carried out when released although the client is gone', async () => {
    api.world.setFault({ kind: 'hold', endpoint: AUTHORIZE });
    const client = new AbortController();
    const reply = rawAuthorize(client.signal);
    await api.world.waitForHeld();
    client.abort();
    await expect(reply).rejects.toThrow('aborted');
    await api.world.releaseHeld();
    expect(bound()).toEqual([ITEM_ID]);
  });

  test('can be dropped instead', async () => {
    api.world.setFault({ kind: 'hold', endpoint: AUTHORIZE });
    const fate = fateOf(authorize());
    await api.world.waitForHeld();
    await api.world.releaseHeld({ drop: true });
    expect(await fate).toBe('fetch failed');
    expect(bound()).toEqual([]);
  });

  test('are released one by one by their number', async () => {
    api.world.setFault({ kind: 'hold', endpoint: 'tt_video/list', times: 2 });
    const replies = [list(), list()];
    await api.world.waitForHeld();
    while (api.world.heldCalls().length < 2) await sleep(1);
    const [first, second] = api.world.heldCalls();
    await api.world.releaseHeld({ seq: Number(second?.seq) });
    expect(api.world.heldCalls().map(({ seq }) => seq)).toEqual([first?.seq]);
    await api.world.releaseHeld();
    expect((await Promise.all(replies)).map(({ code }) => code)).toEqual([0, 0]);
  });

  test('are dropped by a reset', async () => {
    api.world.setFault({ kind: 'hold' });
    const fate = fateOf(list());
    await api.world.waitForHeld();
    api.world.reset();
    expect(await fate).toBe('fetch failed');
  });

  test('are waited for only as long as was asked', async () => {
    await expect(api.world.waitForHeld({ timeoutMs: 10 })).rejects.toThrow('aborted');
  });
});

describe('the log of the emulator', () => {
  test('tells of each call what a judge needs, and no credential', async () => {
    await authorize();
    expect(api.world.log()).toEqual([
      {
        seq: 1,
        at: ADS_API_START,
        method: 'POST',
        path: '/open_api/v1.3/tt_video/authorize/',
        advertiserId,
        tokenFingerprint: sha256(DEMO.token),
        codeFingerprint: sha256(CODE),
        itemId: ITEM_ID,
        requestId: expect.stringMatching(/^20261122071500/),
        faults: [],
        committed: true,
        returnCode: 0,
        httpStatus: 200,
        durationMs: expect.any(Number),
      },
    ]);
  });

  test('leaves the query out of the path', async () => {
    await api.get('tt_video/info', { advertiser_id: advertiserId, auth_code: CODE });
    expect(lastCall()).toMatchObject({ path: '/open_api/v1.3/tt_video/info/', itemId: ITEM_ID });
    expect(JSON.stringify(api.world.log())).not.toContain('Sandbox+Invented');
  });

  test('names the post that a list was asked for', async () => {
    await api.get('tt_video/list', { advertiser_id: advertiserId, keyword: ITEM_ID });
    expect(lastCall()).toMatchObject({ itemId: ITEM_ID, committed: false });
  });

  test('holds refused, unknown and faulted calls too', async () => {
    await api.get('tt_video/list', {}, null);
    await fetch(`${api.baseUrl}no/such/`);
    api.world.setFault({ kind: 'bad-gateway' });
    await rawAuthorize();
    expect(api.world.log().map((call) => [call.returnCode, call.httpStatus])).toEqual([
      [40104, 200],
      [null, 404],
      [null, 502],
    ]);
  });

  test('is a copy', async () => {
    await list();
    api.world.log().pop();
    expect(api.world.log()).toHaveLength(1);
  });

  test('shows a code that was sent twice and bound once', async () => {
    api.world.setFault({ kind: 'reset', endpoint: AUTHORIZE, when: 'after-commit' });
    await expect(authorize()).rejects.toThrow('fetch failed');
    await authorize();
    const calls = api.world.log().filter((call) => call.codeFingerprint === sha256(CODE));
    expect(calls.map(({ committed }) => committed)).toEqual([true, false]);
  });
});
