import { describe, expect, test, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { aBadge, fakeBackground } from '../../support/fake-send.ts';
import {
  control,
  hosts,
  ids,
  openFeed,
  panel,
  press,
  rootOf,
  settle,
  stage,
  startFeed,
  trusted,
} from '../../support/feed-stage.ts';
import { FakeSight, nextFrame } from '../../support/fake-sight.ts';
import {
  EMPTY_SLOT,
  feedCard,
  feedFilling,
  HANDLE,
  ITEM_ID,
  OTHER_ID,
  tile,
} from '../../support/tiktok-cards.ts';

describe('buttons on posts', () => {
  test('every filled card near the viewport gets one, with what is known of its post', async () => {
    await openFeed(EMPTY_SLOT + feedCard() + tile({ itemId: OTHER_ID }), [
      aBadge({ status: 'agreed' }),
    ]);
    expect(ids()).toEqual([ITEM_ID, OTHER_ID]);
    expect(hosts().map((host) => control(host).getAttribute('aria-label'))).toEqual([
      'Spark request: Agreed',
      'Request Spark authorization',
    ]);
  });

  test('page scripts cannot look into it', async () => {
    await openFeed(feedCard());
    expect(hosts()[0]?.shadowRoot).toBeNull();
  });

  test('a slot that fills, empties and is reused always shows the button of its own post', async () => {
    await openFeed(EMPTY_SLOT);
    const slot = document.querySelector('article') as Element;
    const shown: unknown[] = [];
    for (const filling of [feedFilling(), '', feedFilling({ itemId: OTHER_ID })]) {
      slot.innerHTML = filling;
      await settle();
      shown.push(ids());
    }
    expect(shown).toEqual([[ITEM_ID], [], [OTHER_ID]]);
  });

  test('a slot whose nodes stay and point to another post moves its button on', async () => {
    await openFeed(feedCard(), [aBadge({ itemId: OTHER_ID, status: 'requested' })]);
    const player = document.querySelector('[id^="xgwrapper"]') as Element;
    player.id = `xgwrapper-0-${OTHER_ID}`;
    await settle();
    expect(ids()).toEqual([OTHER_ID]);
    expect(control().getAttribute('aria-label')).toBe('Spark request: Requested');
  });

  test('a card that turns contradictory loses its button', async () => {
    await openFeed(tile());
    const foreign = `<a href="/@tom.rides/video/${OTHER_ID}">x</a>`;
    document.querySelector('[data-e2e="user-post-item"]')?.insertAdjacentHTML('beforeend', foreign);
    await settle();
    expect(hosts()).toEqual([]);
  });

  test('a card that leaves the viewport gives its button back', async () => {
    await openFeed(feedCard());
    FakeSight.last?.see(document.querySelectorAll('article'), false);
    await vi.waitFor(() => expect(hosts()).toEqual([]));
  });

  test('a button the page throws out comes back, but not for ever', async () => {
    await openFeed(feedCard());
    let returns = 0;
    for (; hosts().length > 0 && returns < 50; returns += 1) {
      hosts()[0]?.remove();
      await nextFrame();
    }
    expect(returns).toBeGreaterThan(5);
    expect(returns).toBeLessThan(50);
  });

  test('nodes of other extensions inside a card change nothing', async () => {
    const foreign = '<div class="vid-tools"></div><save-button data-id="7"></save-button>';
    await openFeed(feedCard({ foreign }) + tile({ itemId: OTHER_ID, foreign }));
    expect(ids()).toEqual([ITEM_ID, OTHER_ID]);
  });

  test('a tile whose place is static is positioned for the button, and released with it', async () => {
    await openFeed(tile().replace('<div id="grid', '<div style="position: static" id="grid'));
    const wrapper = document.querySelector<HTMLElement>('#grid-item-container-0');
    expect(wrapper?.style.position).toBe('relative');
    stage().abort();
    expect(wrapper?.style.position).toBe('static');
  });

  test('a place that the page styles anew under its button is positioned again', async () => {
    await openFeed(tile().replace('<div id="grid', '<div style="position: static" id="grid'));
    const wrapper = hosts()[0]?.parentElement;
    wrapper?.setAttribute('style', 'position: static');
    wrapper?.querySelector('a')?.append(document.createElement('i'));
    await settle();
    await nextFrame();
    expect(wrapper?.style.position).toBe('relative');
  });

  test('a place that was positioned stays so when the page throws the button out', async () => {
    await openFeed(tile().replace('<div id="grid', '<div style="position: static" id="grid'));
    const wrapper = hosts()[0]?.parentElement;
    hosts()[0]?.remove();
    await settle();
    expect(hosts()).toHaveLength(1);
    expect(wrapper?.style.position).toBe('relative');
    stage().abort();
    expect(wrapper?.style.position).toBe('static');
  });

  test('after an update of the extension, a press says to reload instead of failing', async () => {
    await openFeed(tile());
    vi.spyOn(browser.runtime, 'id', 'get').mockReturnValue(undefined as unknown as string);
    vi.spyOn(browser.i18n, 'getMessage').mockImplementation(() => {
      throw new Error('Extension context invalidated.');
    });
    await press();
    await settle();
    const panel = document.querySelector('spark-scout-notice');
    expect(rootOf(panel)?.querySelector('[role="alert"]')?.textContent).toMatch(/Reload this page/);
  });

  test('changes told by the background are asked for and painted', async () => {
    const { feed, background } = await openFeed(feedCard());
    background.badges.set(ITEM_ID, aBadge({ status: 'authorized', endsAt: Date.UTC(2027, 2, 12) }));
    feed.hear({ name: 'badges.changed', itemIds: [ITEM_ID] });
    await settle();
    expect(control().getAttribute('aria-label')).toBe(
      'Spark request: Authorized until Mar 12, 2027',
    );
    expect(control().textContent).toContain('until Mar 12');
  });

  test('a button is marked while an end presses, and not once the creator was asked', async () => {
    const { feed, background } = await openFeed(feedCard());
    const endsAt = Date.now() + 86_400_000 * 5;
    const mark = async (stage: 'due' | 'asked') => {
      const attention = [{ kind: 'expires-soon', endsAt, stage } as const];
      background.badges.set(ITEM_ID, aBadge({ status: 'authorized', endsAt, attention }));
      feed.hear({ name: 'badges.changed', itemIds: [ITEM_ID] });
      await settle();
      return control().hasAttribute('data-attention');
    };
    expect(await mark('due')).toBe(true);
    expect(await mark('asked')).toBe(false);
  });

  test('a tab that becomes visible again asks again', async () => {
    const { background } = await openFeed(feedCard());
    background.badges.set(ITEM_ID, aBadge({ status: 'declined' }));
    document.dispatchEvent(new Event('visibilitychange'));
    await settle();
    expect(control().getAttribute('aria-label')).toBe('Spark request: Declined');
  });

  test('when the background cannot be asked, the button says that nothing is known', async () => {
    document.body.innerHTML = feedCard();
    const background = fakeBackground();
    background.fail('badge.read', 'extension-updated');
    await startFeed(background);
    expect(control().getAttribute('aria-label')).toContain(
      'Spark Scout was updated. Reload this page to go on.',
    );
  });

  test('everything of ours is gone after the end', async () => {
    await openFeed(feedCard() + tile({ itemId: OTHER_ID }));
    await press();
    stage().abort();
    expect(hosts()).toEqual([]);
    expect(panel()).toBeNull();
    document.body.insertAdjacentHTML('beforeend', feedCard());
    await settle();
    expect(hosts()).toEqual([]);
  });
});

describe('pressing the button', () => {
  test('saves the post at once and opens the panel', async () => {
    const { background } = await openFeed(feedCard());
    await press();
    expect(background.said.find(({ name }) => name === 'request.save')?.input).toMatchObject({
      post: { itemId: ITEM_ID, handle: HANDLE },
    });
    expect(control().getAttribute('aria-label')).toBe('Spark request: Saved');
    expect(control().getAttribute('aria-expanded')).toBe('true');
    expect(panel()).not.toBeNull();
  });

  test('does not save again what is saved', async () => {
    const { background } = await openFeed(feedCard(), [aBadge({ status: 'requested' })]);
    await press();
    expect(background.names()).not.toContain('request.save');
    expect(panel()).not.toBeNull();
  });

  test('opens the panel of a post that is on the page twice, as in the player over its grid', async () => {
    await openFeed(tile() + feedCard());
    expect(ids()).toEqual([ITEM_ID, ITEM_ID]);
    await press(hosts()[1]);
    expect(panel()).not.toBeNull();
    expect(control(hosts()[1]).getAttribute('aria-expanded')).toBe('true');
  });

  test('does nothing when it was a script that pressed', async () => {
    const { background } = await openFeed(feedCard());
    hosts()[0]?.click();
    control().dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true }));
    await settle();
    expect(background.names()).toEqual(['lookout.read', 'badge.read']);
    expect(panel()).toBeNull();
  });

  test('does nothing when the slot holds another post by now', async () => {
    const { background } = await openFeed(feedCard());
    const player = document.querySelector('[id^="xgwrapper"]') as Element;
    player.id = `xgwrapper-0-${OTHER_ID}`;
    await press();
    expect(background.names()).not.toContain('request.save');
    expect(ids()).toEqual([OTHER_ID]);
  });

  test('again closes the panel, and gives the focus back', async () => {
    await openFeed(feedCard());
    await press();
    await press();
    expect(panel()).toBeNull();
    expect(control().getAttribute('aria-expanded')).toBe('false');
  });

  test('on another post moves the panel there', async () => {
    const { background } = await openFeed(feedCard() + tile({ itemId: OTHER_ID }));
    await press(hosts()[0]);
    await press(hosts()[1]);
    expect(document.querySelectorAll('spark-scout-panel')).toHaveLength(1);
    expect(background.badges.has(OTHER_ID)).toBe(true);
  });

  test('Escape closes the panel, and the page does not hear of it', async () => {
    await openFeed(feedCard());
    await press();
    const heard = vi.fn();
    document.addEventListener('keydown', heard, { signal: stage().signal });
    const root = rootOf(panel());
    const escape = new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, composed: true });
    root?.querySelector('h2')?.dispatchEvent(escape);
    expect(panel()).toBeNull();
    expect(heard).not.toHaveBeenCalled();
  });

  test('a press elsewhere closes the panel, one inside does not', async () => {
    await openFeed(feedCard());
    await press();
    const inside = trusted(new Event('pointerdown', { bubbles: true, composed: true }));
    panel()?.dispatchEvent(inside);
    expect(panel()).not.toBeNull();
    document.body.dispatchEvent(
      trusted(new Event('pointerdown', { bubbles: true, composed: true })),
    );
    expect(panel()).toBeNull();
  });

  test('the second half of a double click presses nothing in the panel', async () => {
    const { background } = await openFeed(feedCard());
    await press();
    const buttons = [...(rootOf(panel())?.querySelectorAll('button') ?? [])];
    const agreed = buttons.find((button) => button.textContent === 'Already agreed');
    agreed?.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true, detail: 2 }));
    await settle();
    expect(background.names()).not.toContain('request.mark');
  });
});

describe('what a person does with our controls', () => {
  const EVENTS = [
    'click',
    'dblclick',
    'auxclick',
    'contextmenu',
    'pointerdown',
    'pointerup',
    'mousedown',
    'mouseup',
    'touchstart',
    'touchend',
    'keydown',
    'keyup',
    'keypress',
    'input',
    'copy',
    'focusin',
    'focusout',
  ];

  test.each(['spark-scout-button', 'spark-scout-panel'])(
    'never reaches the page from %s',
    async (name) => {
      await openFeed(feedCard());
      await press();
      const host = document.querySelector(name) as Element;
      const leaked: string[] = [];
      for (const type of EVENTS)
        document.addEventListener(type, () => leaked.push(type), { signal: stage().signal });
      for (const type of EVENTS) {
        const inside = rootOf(host)?.querySelector('button');
        inside?.dispatchEvent(new Event(type, { bubbles: true, composed: true }));
        host.dispatchEvent(new Event(type, { bubbles: true, composed: true }));
      }
      expect(leaked).toEqual([]);
    },
  );

  test('there is no field to type into, so that no key can be meant for us', async () => {
    await openFeed(feedCard());
    await press();
    const root = rootOf(panel());
    expect(
      root?.querySelectorAll('input:not([type="radio"]), textarea, [contenteditable]'),
    ).toHaveLength(0);
  });
});
