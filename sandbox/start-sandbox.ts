import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AdsApi, createAdsApi } from './ads-api/ads-api.ts';
import { type DemoCode, seedDemo } from './ads-api/seed-demo.ts';
import { type Front, startFront } from './front/front.ts';
import { listeningPort } from './front/listening-port.ts';
import { feedOrder } from './site/feed-order.ts';
import { createSite, type Site } from './site/site.ts';
import { createWorld, type World } from './world/world.ts';

/** All that stands in for TikTok on this machine, running. */
export interface Sandbox {
  world: World;
  site: Site;
  adsApi: AdsApi;
  front: Front;
  /** What the ads API was told of each post, in the order of For You: the first two codes are good ones. */
  codes: DemoCode[];
  /** Where `POST /__emu/<verb>` moves the clock, sets faults and so on. */
  controlPort: number;
  close(): Promise<void>;
}

/** Starts the site and the ads API on loopback, over the same invented world. `now` is the ads API's clock, epoch ms. */
export async function startSandbox(options: { now?: () => number } = {}): Promise<Sandbox> {
  const world = createWorld();
  const site = createSite({ world });
  const adsApi = createAdsApi(options);
  const posts = feedOrder(world).map(({ id, author, caption, kind }) => ({
    itemId: id,
    handle: author.handle,
    nickname: author.nickname,
    caption,
    kind,
  }));
  const codes = seedDemo(adsApi.world, { posts });
  const front = await startFront({ site: site.listener, adsApi: adsApi.listener });
  const control = createServer(adsApi.control).listen(0, '127.0.0.1');
  await once(control, 'listening');

  return {
    world,
    site,
    adsApi,
    front,
    codes,
    controlPort: listeningPort(control),
    close: async () => {
      // Ends answers that the ads API holds back.
      adsApi.world.reset();
      control.close();
      control.closeAllConnections();
      await front.close();
    },
  };
}
