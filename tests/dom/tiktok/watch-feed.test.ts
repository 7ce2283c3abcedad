import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { compileRules } from '../../../utils/tiktok/page-rules.ts';
import { type FeedChange, FeedWatcher } from '../../../utils/tiktok/watch-feed.ts';
import { FakeSight, nextFrame } from '../../support/fake-sight.ts';
import { EMPTY_SLOT, feedCard, feedFilling, OTHER_ID, tile } from '../../support/tiktok-cards.ts';

let life: AbortController;
let changes: FeedChange[];
let watcher: FeedWatcher;

beforeEach(async () => {
  vi.stubGlobal('IntersectionObserver', FakeSight);
  document.body.innerHTML = `<main>${EMPTY_SLOT}${feedCard()}</main>`;
  life = new AbortController();
  changes = [];
  watcher = new FeedWatcher(document, compileRules(), life.signal, (change) =>
    changes.push(change),
  );
  await nextFrame();
});

afterEach(() => {
  life.abort();
  history.replaceState(null, '', '/');
});

const slots = (): Element[] => [...document.querySelectorAll('article')];
const [first, second] = [0, 1].map((at) => () => slots()[at] as Element) as [
  () => Element,
  () => Element,
];
const nearCards = (): Element[] =>
  changes.flatMap(({ near }) => near.map(({ element }) => element));
const goneCards = (): Element[] => changes.flatMap(({ gone }) => gone);

async function settle(act: () => void): Promise<void> {
  changes = [];
  act();
  await nextFrame();
}

describe('watching the feed', () => {
  test('cards cost nothing until they come near', async () => {
    expect(changes).toEqual([]);
    expect([...(FakeSight.last?.watched ?? [])]).toEqual(slots());
  });

  test('tiles of a grid are watched by the first of each two dozen, and the last', async () => {
    document.body.innerHTML = `<main>${tile().repeat(40)}</main>`;
    await nextFrame();
    const watched = [...(FakeSight.last?.watched ?? [])].filter((card) => card.isConnected);
    expect(watched).toHaveLength(3);
    await settle(() => FakeSight.last?.see(watched));
    await vi.waitFor(() => expect(nearCards()).toHaveLength(40));
  });

  test('a card that comes near is shown once, and said to be gone when it leaves', async () => {
    await settle(() => FakeSight.last?.see([second()]));
    expect(nearCards()).toEqual([second()]);
    await settle(() => FakeSight.last?.see([second()]));
    expect(changes).toEqual([]);
    await settle(() => FakeSight.last?.see([second()], false));
    await vi.waitFor(() => expect(goneCards()).toEqual([second()]));
  });

  test('cards that are near but not in sight are told together', async () => {
    await settle(() => {
      FakeSight.last?.see([first()], true, 2_000);
      FakeSight.last?.see([second()], true, 2_000);
    });
    expect(changes).toEqual([]);
    await vi.waitFor(() => expect(nearCards()).toEqual(slots()));
    expect(changes).toHaveLength(1);
  });

  test('a hundred cards that come at once are told in portions', async () => {
    document.body.innerHTML = EMPTY_SLOT.repeat(100);
    await nextFrame();
    await settle(() => FakeSight.last?.see(slots()));
    await vi.waitFor(() => expect(nearCards()).toEqual(slots()));
    expect(Math.max(...changes.map(({ near }) => near.length))).toBe(60);
  });

  test('a card that was only passed by is never told', async () => {
    await settle(() => {
      FakeSight.last?.see([first()], true, 2_000);
      FakeSight.last?.see([first()], false, 2_000);
    });
    await new Promise((resolve) => setTimeout(resolve, 450));
    expect(changes).toEqual([]);
  });

  test('a slot that fills, empties, and is filled with another post is read again each time', async () => {
    FakeSight.seeAll();
    for (const filling of [feedFilling(), '', feedFilling({ itemId: OTHER_ID })]) {
      await settle(() => void (first().innerHTML = filling));
      expect(nearCards()).toEqual([first()]);
    }
  });

  test('a reused slot that only changes what it points to is read again', async () => {
    FakeSight.seeAll();
    const player = second().querySelector('[id^="xgwrapper"]') as Element;
    await settle(() => void (player.id = `xgwrapper-0-${OTHER_ID}`));
    expect(nearCards()).toEqual([second()]);
  });

  test('changes of many kinds in one frame are looked at once', async () => {
    FakeSight.seeAll();
    await settle(() => {
      first().innerHTML = feedFilling();
      second().querySelector('video')?.remove();
      second().append(document.createElement('i'));
    });
    expect(changes).toHaveLength(1);
    expect(new Set(nearCards())).toEqual(new Set(slots()));
  });

  test('changes in cards that are far away are no news', async () => {
    await settle(() => void (first().innerHTML = feedFilling()));
    expect(changes).toEqual([]);
  });

  test('cards that are added later are watched, alone or deep in something', async () => {
    await settle(() => {
      document.body.insertAdjacentHTML('beforeend', EMPTY_SLOT);
      document.body.insertAdjacentHTML('beforeend', `<div><div>${tile()}</div></div>`);
    });
    expect(FakeSight.last?.watched.size).toBe(4);
  });

  test('a card taken out of the page is gone', async () => {
    FakeSight.seeAll();
    const card = second();
    await settle(() => card.remove());
    expect(goneCards()).toEqual([card]);
  });

  test('what is taken away around a card has it read again', async () => {
    document.body.innerHTML = tile().replace('</div>', '</div><b></b>');
    await nextFrame();
    FakeSight.seeAll();
    await settle(() => document.querySelector('b')?.remove());
    expect(nearCards()).toEqual([document.querySelector('[data-e2e="user-post-item"]')]);
  });

  test('our own changes are no news, and the page’s are still heard afterwards', async () => {
    FakeSight.seeAll();
    await settle(() => watcher.write(() => second().append(document.createElement('b'))));
    expect(changes).toEqual([]);
    await settle(() => second().append(document.createElement('i')));
    expect(nearCards()).toEqual([second()]);
  });

  test('what the page changed just before our own change is not lost', async () => {
    FakeSight.seeAll();
    await settle(() => {
      first().innerHTML = feedFilling();
      watcher.write(() => second().append(document.createElement('b')));
    });
    expect(nearCards()).toEqual([first()]);
  });

  test('a failing change leaves the watcher awake', async () => {
    FakeSight.seeAll();
    const failing = (): never => {
      throw new Error('no');
    };
    expect(() => watcher.write(failing)).toThrow('no');
    await settle(() => second().append(document.createElement('i')));
    expect(nearCards()).toEqual([second()]);
  });

  test('a navigation inside the page has every near card read again', async () => {
    FakeSight.seeAll();
    await settle(() => {
      history.pushState(null, '', '/@mila.bakes/video/7571000000000000001');
      dispatchEvent(new PopStateEvent('popstate'));
    });
    expect(nearCards()).toEqual(slots());
  });

  test('all near cards are read again on request', async () => {
    FakeSight.seeAll();
    await settle(() => watcher.reread());
    expect(nearCards()).toEqual(slots());
  });

  test('a flood of changes is looked at as a whole page', async () => {
    FakeSight.seeAll();
    await settle(() => {
      const list = document.createElement('ul');
      document.body.append(list);
      for (let at = 0; at < 5_100; at += 1) list.append(document.createElement('li'));
      document.body.insertAdjacentHTML('beforeend', EMPTY_SLOT);
    });
    expect(FakeSight.last?.watched.size).toBe(3);
    expect(changes).toHaveLength(1);
  });

  test('cards that no rule finds are watched on request, until the next navigation', async () => {
    const unknown = (id: string): string => `<p><a href="/@a.b/video/${id}">post</a></p>`;
    document.body.innerHTML = `<div id="main-content-homepage_hot"></div>`;
    const list = document.body.firstElementChild as Element;
    list.innerHTML = unknown(OTHER_ID);
    await settle(() => watcher.useFallback());
    await settle(() => FakeSight.last?.see(list.children));
    expect(changes).toMatchObject([{ near: [{ layout: 'grid', rule: null }] }]);

    const lone = nearCards();
    await settle(() => list.insertAdjacentHTML('beforeend', unknown('7571000000000000003')));
    await settle(() => FakeSight.last?.see(list.children));
    expect(nearCards().length + lone.length).toBe(2);

    await settle(() => {
      history.pushState(null, '', '/about');
      dispatchEvent(new PopStateEvent('popstate'));
    });
    expect(goneCards()).toHaveLength(2);
  });

  test('cards without a rule are no longer looked for once the rules find theirs', async () => {
    await settle(() => watcher.useFallback());
    document.body.insertAdjacentHTML(
      'beforeend',
      `<p id="late"><a href="/@a.b/video/${OTHER_ID}">post</a></p>`,
    );
    await nextFrame();
    expect(FakeSight.last?.watched.has(document.querySelector('#late') as Element)).toBe(false);
  });

  test('nothing is heard any more after the end', async () => {
    FakeSight.seeAll();
    await settle(() => {
      life.abort();
      first().innerHTML = feedFilling();
    });
    expect(changes).toEqual([]);
    expect(FakeSight.last?.watched.size).toBe(0);
  });
});
