import { once } from 'node:events';
import { createServer } from 'node:http';
import * as v from 'valibot';
import { createAdsApi } from '../../sandbox/ads-api/ads-api.ts';
import { DEMO, seedDemo } from '../../sandbox/ads-api/seed-demo.ts';
import type { AddressInfo } from 'node:net';
import type { RequestListener, Server } from 'node:http';
import type { EmulatorWorld } from '../../sandbox/ads-api/world.ts';

/** 2026-11-22 07:15:00 UTC; the emulator's clock stands still here unless a test moves it. */
export const ADS_API_START = Date.UTC(2026, 10, 22, 7, 15);

const Envelope = v.strictObject({
  code: v.number(),
  message: v.string(),
  request_id: v.string(),
  data: v.record(v.string(), v.unknown()),
});

export interface ApiReply {
  httpStatus: number;
  headers: Headers;
  code: number;
  message: string;
  requestId: string;
  data: Record<string, unknown>;
}

export interface RunningAdsApi {
  world: EmulatorWorld;
  /** Ends with `/open_api/v1.3/`. */
  baseUrl: string;
  /** Ends with `/__emu/`. */
  controlUrl: string;
  /** GET of e.g. `tt_video/list` with the demo token; values that are no texts go as JSON. */
  get(path: string, query?: Record<string, unknown>, token?: string | null): Promise<ApiReply>;
  /** POST of a JSON body with the demo token. */
  post(path: string, body: unknown, token?: string | null): Promise<ApiReply>;
  close(): Promise<void>;
}

/** The emulator on a free port of loopback, with the demo app, token and ad accounts, and no limit on authorize. */
export async function startAdsApi({
  now = () => ADS_API_START,
}: { now?: () => number } = {}): Promise<RunningAdsApi> {
  const { listener, control, world } = createAdsApi({ now });
  const [api, controlServer] = await Promise.all([listen(listener), listen(control)]);
  seedDemo(world);
  world.setKnobs({ authorizeQps: null });
  const baseUrl = `${addressOf(api)}/open_api/v1.3/`;

  return {
    world,
    baseUrl,
    controlUrl: `${addressOf(controlServer)}/__emu/`,
    get: async (path, query = {}, token = DEMO.token) =>
      readReply(await fetch(urlOf(baseUrl, path, query), { headers: tokenHeader(token) })),
    post: async (path, body, token = DEMO.token) =>
      readReply(
        await fetch(urlOf(baseUrl, path, {}), {
          method: 'POST',
          headers: { ...tokenHeader(token), 'Content-Type': 'application/json' },
          body: JSON.stringify(body),
        }),
      ),
    close: async () => {
      world.reset();
      await Promise.all([shut(api), shut(controlServer)]);
    },
  };
}

async function listen(listener: RequestListener): Promise<Server> {
  const server = createServer(listener);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

const addressOf = (server: Server): string =>
  `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

async function shut(server: Server): Promise<void> {
  server.close();
  server.closeAllConnections();
  await once(server, 'close');
}

const tokenHeader = (token: string | null): Record<string, string> =>
  token === null ? {} : { 'Access-Token': token };

function urlOf(baseUrl: string, path: string, query: Record<string, unknown>): string {
  const url = new URL(`${path}/`, baseUrl);
  for (const [name, value] of Object.entries(query)) {
    url.searchParams.set(name, typeof value === 'string' ? value : JSON.stringify(value));
  }
  return url.href;
}

async function readReply(response: Response): Promise<ApiReply> {
  const { code, message, request_id, data } = v.parse(Envelope, await response.json());
  return {
    httpStatus: response.status,
    headers: response.headers,
    code,
    message,
    requestId: request_id,
    data,
  };
}
