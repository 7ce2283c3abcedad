import { describe, expect, it } from 'vitest';
import { type RunningSite, startSite } from '../support/running-site.ts';

const read = async (running: RunningSite, path: string): Promise<string> =>
  (await fetch(running.url + path)).text();

/** What the JSON in a page holds. */
function readScope(page: string): Record<string, unknown> {
  const json =
    /<script id="__UNIVERSAL_DATA_FOR_REHYDRATION__" type="application\/json">(.*?)<\/script>/s.exec(
      page,
    )?.[1];
  return JSON.parse(json ?? '{}').__DEFAULT_SCOPE__;
}
const classesOf = (page: string): string[] =>
  [...page.matchAll(/class="([^"]*)"/g)].flatMap((match) => (match[1] ?? '').split(' '));

describe('the pages of the site', () => {
  it('bring the first posts of For You along, with their times as texts', async () => {
    await using running = await startSite();
    const items = readScope(await read(running, '/foryou'))['webapp.updated-items'];
    expect(items).toHaveLength(3);
    expect(items).toEqual(
      expect.arrayContaining([expect.objectContaining({ createTime: expect.any(String) })]),
    );
  });

  it('bring a profile’s exact numbers along, but none of its posts', async () => {
    await using running = await startSite();
    expect(readScope(await read(running, '/@dr.plantpot'))['webapp.user-detail']).toMatchObject({
      statusCode: 0,
      userInfo: {
        user: { uniqueId: 'dr.plantpot' },
        statsV2: { followerCount: '311900' },
        itemList: [],
      },
    });
  });

  it('bring a post along, or say that it does not exist', async () => {
    await using running = await startSite();
    const [post] = running.world.posts;
    const there = readScope(await read(running, `/@${post?.author.handle}/video/${post?.id}`));
    expect(there['webapp.video-detail']).toMatchObject({
      itemInfo: { itemStruct: { id: post?.id } },
    });
    const gone = readScope(await read(running, '/@nobody/video/7000000000000000000'));
    expect(gone['webapp.video-detail']).toMatchObject({ statusCode: 10204 });
  });

  it('name their classes anew at every start, and keep only the component’s name', async () => {
    await using one = await startSite({ buildSeed: 1 });
    await using other = await startSite({ buildSeed: 2 });
    const [first, second] = await Promise.all([
      read(one, '/bench/grid?cards=5'),
      read(other, '/bench/grid?cards=5'),
    ]);
    const hashed = new Set(classesOf(first).filter((name) => name.startsWith('css-')));
    expect(hashed.size).toBeGreaterThan(20);
    expect(classesOf(second).filter((name) => hashed.has(name))).toEqual([]);
    const components = (page: string): string[] =>
      classesOf(page).flatMap((name) => /--(\w+)$/.exec(name)?.[1] ?? []);
    expect(components(second)).toEqual(components(first));
    expect(components(first)).toContain('DivItemContainerV2');
  });

  it('have their styles under the same hashed names', async () => {
    await using running = await startSite();
    const page = await read(running, '/bench/grid?cards=1');
    const href = /href="(\/static\/site-[^"]+)"/.exec(page)?.[1] ?? '';
    const wrapper = classesOf(page).find((name) => name.endsWith('--DivItemContainerV2'));
    expect(await read(running, href)).toContain(`.${wrapper}`);
  });

  it('let in what TikTok’s pages let in', async () => {
    await using running = await startSite();
    const { headers } = await fetch(`${running.url}/foryou`);
    expect(headers.get('content-security-policy')).toBe(
      "default-src 'self' 'unsafe-eval' 'unsafe-inline' blob: data:",
    );
  });

  it('load nothing from elsewhere', async () => {
    await using running = await startSite();
    for (const path of ['/foryou', '/bench/grid?cards=30', '/nowhere']) {
      const page = await read(running, path);
      const loaded = [...page.matchAll(/(?:src|<link[^>]* href)="([^"]*)"/g)].map(
        (match) => match[1] ?? '',
      );
      expect(loaded.length).toBeGreaterThan(0);
      expect(
        loaded.filter((address) => !address.startsWith('/') && !address.startsWith('data:')),
      ).toEqual([]);
    }
  });

  it('show captions as text, whatever is in them', async () => {
    await using running = await startSite();
    const page = await read(running, '/bench/grid?cards=400');
    expect(page).toContain('Swatching &lt;b&gt;is&lt;/b&gt; knitting &amp; I will');
    expect(page).not.toContain('<b>');
  });

  it('paint a bench grid of any size on the server, without a script and with an id for each card', async () => {
    await using running = await startSite();
    const page = await read(running, '/bench/grid?cards=1200');
    const ids = [
      ...page.matchAll(/href="https:\/\/www\.tiktok\.com\/@[^"/]+\/(?:video|photo)\/(\d{19})"/g),
    ].map((match) => match[1]);
    expect(ids).toHaveLength(1200);
    expect(new Set(ids).size).toBe(1200);
    expect(page).not.toContain('<script');
  });

  it('draw covers, avatars and an icon', async () => {
    await using running = await startSite();
    const photo = running.world.posts.find(({ kind }) => kind === 'photo');
    for (const path of [
      '/favicon.ico',
      '/obj/avatar/dr.plantpot.svg',
      `/obj/cover/${photo?.id}/0.svg`,
      `/obj/cover/${photo?.id}/1.svg`,
    ]) {
      const response = await fetch(running.url + path);
      expect(response.headers.get('content-type')).toBe('image/svg+xml');
      expect(await response.text()).toMatch(/^<svg .*<\/svg>$/s);
    }
  });

  it('say in the site’s own style that an address leads nowhere', async () => {
    await using running = await startSite();
    const response = await fetch(`${running.url}/shop`);
    expect(response.status).toBe(404);
    expect(await response.text()).toContain('main-content-not_found');
  });
});
