import { randomInt } from 'node:crypto';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { createRandom } from '../world/random.ts';
import type { World } from '../world/world.ts';
import { createAnswers, STRIPPED, type Answer } from './answers.ts';
import { isApiPath } from './signature.ts';
import { SignedUrls } from './signed-urls.ts';

/** One request that the site answered. */
export interface SiteRequest {
  method: string;
  /** Without the query. */
  path: string;
  query: string;
  status: number;
  /** `stripped`: an interface address that was used before, or was not signed by the page. */
  answer: Answer['kind'];
}

/** What a site is made of. */
export interface SiteOptions {
  world: World;
  /** How long an interface answer takes at least, in milliseconds; up to twice as long. */
  latencyMs?: number;
  /** Decides all class names and file names; another number at every start unless given. */
  buildSeed?: number;
}

/** A TikTok-like site, to be served under the name www.tiktok.com. Speaks plain HTTP; TLS is put in front of it. */
export interface Site {
  listener: RequestListener;
  /** Everything that was asked for, oldest first. */
  log: SiteRequest[];
  /** Interface addresses asked for twice: 0 unless somebody repeats the page's signed requests. */
  readonly refetches: number;
  /** Interface requests without the page's signature: 0 unless somebody makes requests of their own. */
  readonly unsigned: number;
  /** How long an interface answer takes from now on, in milliseconds. */
  latencyMs: number;
}

/** As broad as TikTok's (seen 2026-08): a guest gets no help from it, and no hindrance either. */
const CSP = "default-src 'self' 'unsafe-eval' 'unsafe-inline' blob: data:";

/** Makes a site over an invented world. */
export function createSite({
  world,
  latencyMs = 120,
  buildSeed = randomInt(2 ** 31),
}: SiteOptions): Site {
  const build = (createRandom(buildSeed).int(0, 2 ** 32 - 1) >>> 0).toString(16).padStart(8, '0');
  const answers = createAnswers(world, build);
  const signed = new SignedUrls();
  const slowness = createRandom(buildSeed);
  const site: Site = {
    listener: (request, response) => {
      void respond(request, response).catch((error: unknown) => {
        console.error(error);
        response.destroy();
      });
    },
    log: [],
    latencyMs,
    get refetches() {
      return signed.refetches;
    },
    get unsigned() {
      return signed.unsigned;
    },
  };

  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'https://www.tiktok.com');
    const isApi = isApiPath(url.pathname);
    const answer =
      isApi && !signed.redeem(url.pathname + url.search)
        ? STRIPPED
        : await answers(url, request.headers['user-agent']);
    site.log.push({
      method: request.method ?? '',
      path: url.pathname,
      query: url.search,
      status: answer.status,
      answer: answer.kind,
    });
    if (isApi && site.latencyMs > 0) await sleep(site.latencyMs * (1 + slowness.next()));
    send(response, answer);
  }
  return site;
}

function send(response: ServerResponse, answer: Answer): void {
  response.writeHead(answer.status, {
    'content-type': answer.type,
    'cache-control': answer.kind === 'static' ? 'max-age=3600' : 'no-store',
    'x-content-type-options': 'nosniff',
    ...(answer.type.startsWith('text/html') ? { 'content-security-policy': CSP } : {}),
  });
  response.end(answer.body);
}
