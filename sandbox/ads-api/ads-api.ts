import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { cors } from 'hono/cors';
import { ENDPOINTS } from './endpoints/table.ts';
import { NOT_FOUND } from './wire.ts';
import { createControl } from './control.ts';
import { createEmulator } from './emulator.ts';
import { createWorld } from './world.ts';
import { logCall, serveCall } from './serve-call.ts';
import type { HttpBindings } from '@hono/node-server';
import type { RequestListener } from 'node:http';
import type { Emulator } from './emulator.ts';
import type { EmulatorWorld } from './world.ts';

/** TikTok API for Business v1.3 on one machine. The listeners go into whatever server the caller likes. */
export interface AdsApi {
  /** Everything below `/open_api/v1.3/`; stands for `business-api.tiktok.com`. */
  listener: RequestListener;
  /** `POST /__emu/<verb>`: the verbs of `world` as JSON over HTTP. */
  control: RequestListener;
  /** The same verbs in this process. */
  world: EmulatorWorld;
}

export interface AdsApiOptions {
  /** Real time in epoch ms; a test that passes a stopped clock moves it with `world.moveClock`. */
  now?: () => number;
}

/** A new emulator that knows nothing yet: seed it. `world.reset()` ends every delay and hold. */
export function createAdsApi({ now = Date.now }: AdsApiOptions = {}): AdsApi {
  const emulator = createEmulator(now);
  const world = createWorld(emulator);
  return {
    listener: toListener(createOpenApi(emulator)),
    control: toListener(createControl(world)),
    world,
  };
}

type Routes = Hono<{ Bindings: HttpBindings }>;

function createOpenApi(emulator: Emulator): Routes {
  const app: Routes = new Hono();
  const openCors = cors({ origin: '*' });
  app.use((c, next) => (emulator.state.knobs.openCors ? openCors(c, next) : next()));
  for (const endpoint of ENDPOINTS) {
    app.all(`/open_api/v1.3/${endpoint.path}/`, (c) =>
      endpoint.methods.some((method) => method === c.req.method)
        ? serveCall(emulator, endpoint, c)
        : logCall(emulator, c, () => wrongMethod(emulator)),
    );
  }
  app.notFound((c) => logCall(emulator, c, () => NOT_FOUND));
  return app;
}

function wrongMethod({ state }: Emulator) {
  return state.knobs.wrongMethod === 404
    ? NOT_FOUND
    : ({ kind: 'body', status: 405, type: 'plain', body: '405 method not allowed' } as const);
}

function toListener(app: Routes): RequestListener {
  // Without this the global Request and Response of the whole process would be replaced.
  const listener = getRequestListener(app.fetch, { overrideGlobalObjects: false });
  return (request, response) => {
    void listener(request, response);
  };
}
