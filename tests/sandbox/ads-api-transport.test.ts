import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DEMO } from '../../sandbox/ads-api/seed-demo.ts';
import { startAdsApi } from '../support/running-ads-api.ts';
import type { RunningAdsApi } from '../support/running-ads-api.ts';

const [{ advertiserId }] = DEMO.advertisers;
const globalsAtImport = { Request, Response };
let api: RunningAdsApi;

beforeEach(async () => {
  api = await startAdsApi();
});
afterEach(() => api.close());

describe('the transport of the ads API emulator', () => {
  test('gives every answer a request id of its own, in the body and in X-TT-LOGID', async () => {
    const replies = await Promise.all(
      Array.from({ length: 5 }, () => api.get('tt_video/list', { advertiser_id: advertiserId })),
    );
    expect(new Set(replies.map((reply) => reply.requestId)).size).toBe(5);
    for (const reply of replies) expect(reply.headers.get('X-TT-LOGID')).toBe(reply.requestId);
  });

  test('answers application errors with HTTP 200 and empty data', async () => {
    const reply = await api.get('tt_video/list', {}, 'no-such-token');
    expect(reply).toMatchObject({ httpStatus: 200, code: 40105, data: {} });
    expect(reply.headers.get('Content-Type')).toMatch(/^application\/json/);
  });

  test('answers a path without its trailing slash with 404 page not found as plain text', async () => {
    const response = await fetch(`${api.baseUrl}tt_video/list`);
    expect(response.status).toBe(404);
    expect(response.headers.get('Content-Type')).toMatch(/^text\/plain/);
    expect(await response.text()).toBe('404 page not found');
  });

  test.each(['v1.3/no/such/', 'v1.2/tt_video/list/'])('does not know the path %s', async (path) => {
    const response = await fetch(new URL(`../${path}`, api.baseUrl));
    expect(response.status).toBe(404);
    expect(await response.text()).toBe('404 page not found');
  });

  test.each(['POST', 'HEAD', 'DELETE'])('answers the wrong method %s with 405', async (method) => {
    const response = await fetch(`${api.baseUrl}tt_video/list/`, { method });
    expect(response.status).toBe(405);
  });

  test('answers a wrong method with 404 when the knob says so', async () => {
    api.world.setKnobs({ wrongMethod: 404 });
    const response = await fetch(`${api.baseUrl}tt_video/list/`, { method: 'POST' });
    expect(response.status).toBe(404);
  });

  test('sends no CORS header and refuses a preflight', async () => {
    const headers = { Origin: 'https://www.tiktok.com', 'Access-Control-Request-Method': 'GET' };
    const preflight = await fetch(`${api.baseUrl}tt_video/list/`, { method: 'OPTIONS', headers });
    const call = await fetch(`${api.baseUrl}tt_video/list/`, { headers });
    expect(preflight.ok).toBe(false);
    for (const response of [preflight, call]) {
      expect([...response.headers.keys()].filter((name) => name.startsWith('access-'))).toEqual([]);
    }
  });

  test('opens CORS when the knob says so', async () => {
    api.world.setKnobs({ openCors: true });
    const response = await fetch(`${api.baseUrl}tt_video/list/`, {
      method: 'OPTIONS',
      headers: { Origin: 'https://www.tiktok.com', 'Access-Control-Request-Method': 'GET' },
    });
    expect(response.ok).toBe(true);
    expect(response.headers.get('Access-Control-Allow-Origin')).toBe('*');
  });

  test('refuses a body that is not sent as JSON', async () => {
    const response = await fetch(`${api.baseUrl}tt_video/authorize/`, {
      method: 'POST',
      headers: { 'Access-Token': DEMO.token, 'Content-Type': 'text/plain' },
      body: '{}',
    });
    expect(await response.json()).toMatchObject({ code: 40002 });
  });

  test.each(['{"advertiser_id":', '[]', 'null'])('refuses the body %s', async (body) => {
    const response = await fetch(`${api.baseUrl}tt_video/authorize/`, {
      method: 'POST',
      headers: { 'Access-Token': DEMO.token, 'Content-Type': 'application/json' },
      body,
    });
    expect(await response.json()).toMatchObject({
      code: 40002,
      message: 'The body is not a JSON object.',
    });
  });

  test('closes each connection when the knob says so', async () => {
    api.world.setKnobs({ keepAlive: false });
    const reply = await api.get('tt_video/list', { advertiser_id: advertiserId });
    expect(reply.headers.get('Connection')).toBe('close');
  });

  test('leaves the global Request and Response of the process alone', () => {
    expect({ Request, Response }).toEqual(globalsAtImport);
  });
});
