import { sign } from '../../sandbox/site/signature.ts';
import { createSite, type Site, type SiteOptions } from '../../sandbox/site/site.ts';
import { createWorld, type World } from '../../sandbox/world/world.ts';
import { serveHttp } from './http-server.ts';

/** A site of the sandbox on a real socket, for as long as `await using` says. */
export interface RunningSite extends AsyncDisposable {
  /** Without a slash at the end. */
  url: string;
  site: Site;
  world: World;
  /** Asks the JSON interface as the page's own script does: signed. */
  ask<T = Record<string, unknown>>(pathAndQuery: string): Promise<T>;
}

let asked = 0;

/** An address that the page's script would have signed just now. */
export function signUrl(pathAndQuery: string): string {
  asked += 1;
  const unsigned = `${pathAndQuery}${pathAndQuery.includes('?') ? '&' : '?'}msToken=test-${asked}`;
  return `${unsigned}&X-Bogus=${sign(unsigned)}`;
}

/** Serves an invented world; answers come at once. */
export async function startSite(options: Partial<SiteOptions> = {}): Promise<RunningSite> {
  const world = options.world ?? createWorld();
  const site = createSite({ world, latencyMs: 0, buildSeed: 7, ...options });
  const server = await serveHttp(site.listener);
  return {
    url: server.url,
    site,
    world,
    ask: async (pathAndQuery) => (await fetch(server.url + signUrl(pathAndQuery))).json(),
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}
