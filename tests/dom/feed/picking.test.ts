import { beforeEach, describe, expect, test, vi } from 'vitest';
import { aBadge } from '../../support/fake-send.ts';
import {
  control,
  controlIn,
  hosts,
  openFeed,
  panel,
  press,
  settle,
  textOf,
  trusted,
} from '../../support/feed-stage.ts';
import { feedCard, ITEM_ID, OTHER_ID, tile } from '../../support/tiktok-cards.ts';

const BAR = 'spark-scout-pick-bar';
const TOAST = 'spark-scout-toast';
const PAGE = tile() + tile({ itemId: OTHER_ID });

async function click(name: string, words: string | RegExp): Promise<void> {
  controlIn(name, words).dispatchEvent(trusted(new MouseEvent('click', { bubbles: true })));
  await settle();
}
const pressed = (): (string | null)[] =>
  hosts().map((host) => control(host).getAttribute('aria-pressed'));

describe('picking several posts of a page', () => {
  test('begins on request, and makes switches of the buttons', async () => {
    const { feed } = await openFeed(PAGE);
    feed.hear({ name: 'pick.start' });
    await settle();
    expect(textOf(BAR)).toContain('Press the Spark buttons of the posts you want.');
    expect(pressed()).toEqual(['false', 'false']);
    expect(control().getAttribute('aria-label')).toBe('Pick the post of @mila.bakes');
  });

  test('begins with a press with the shift key, with that post', async () => {
    await openFeed(PAGE);
    await press(hosts()[1], { shiftKey: true });
    expect(pressed()).toEqual(['false', 'true']);
    expect(panel()).toBeNull();
  });

  test('saves all at once, and takes that back at once', async () => {
    const { background } = await openFeed(PAGE);
    await press(hosts()[0], { shiftKey: true });
    await press(hosts()[1]);
    await click(BAR, 'Save 2 posts');
    expect([...background.badges.keys()]).toEqual([ITEM_ID, OTHER_ID]);
    expect(textOf(BAR)).toBeNull();
    expect(pressed()).toEqual([null, null]);
    expect(textOf(TOAST)).toContain('2 posts saved in your list.');

    await click(TOAST, 'Undo');
    expect(background.badges.size).toBe(0);
    expect(textOf(TOAST)).toContain('2 saves taken back.');
  });

  test('undo leaves alone what was in the list before', async () => {
    const { background } = await openFeed(PAGE, [aBadge()]);
    await press(hosts()[0], { shiftKey: true });
    await press(hosts()[1]);
    await click(BAR, 'Save 2 posts');
    await click(TOAST, 'Undo');
    expect([...background.badges.keys()]).toEqual([ITEM_ID]);
  });

  test('"pick all in view" leaves out what is in the list already', async () => {
    await openFeed(PAGE, [aBadge()]);
    await press(hosts()[1], { shiftKey: true });
    await press(hosts()[1]);
    await click(BAR, 'Pick all in view');
    expect(pressed()).toEqual(['false', 'true']);
  });

  test('pressing a picked post again lets it go', async () => {
    await openFeed(PAGE);
    await press(hosts()[0], { shiftKey: true });
    await press(hosts()[0]);
    expect(pressed()).toEqual(['false', 'false']);
    expect(controlIn(BAR, 'Save').disabled).toBe(true);
  });

  test('a failure says so and keeps what is picked', async () => {
    const { background } = await openFeed(PAGE);
    background.fail('request.saveMany', 'disk-full');
    await press(hosts()[0], { shiftKey: true });
    await click(BAR, 'Save 1 post');
    expect(textOf(TOAST)).toMatch(/The disk is full/);
    expect(pressed()).toEqual(['true', 'false']);
  });

  test.each(['on the page', 'in the bar'])('Escape %s ends it', async (where) => {
    await openFeed(PAGE);
    await press(hosts()[0], { shiftKey: true });
    const escape = new KeyboardEvent('keydown', { key: 'Escape', bubbles: true });
    const target = where === 'in the bar' ? controlIn(BAR, 'Cancel') : document.body;
    target.dispatchEvent(trusted(escape));
    expect(textOf(BAR)).toBeNull();
    expect(pressed()).toEqual([null, null]);
  });
});

describe('saving without the mouse', () => {
  beforeEach(() => {
    const box = { left: 0, right: 400, top: 0, bottom: 700 } as DOMRect;
    vi.spyOn(Element.prototype, 'getBoundingClientRect').mockReturnValue(box);
  });

  test('saves the post in view and says so, with an undo', async () => {
    const { feed, background } = await openFeed(feedCard());
    feed.hear({ name: 'save.inView' });
    await settle();
    expect(background.badges.has(ITEM_ID)).toBe(true);
    expect(textOf(TOAST)).toContain('@mila.bakes is saved in your list.');
    await click(TOAST, 'Undo');
    expect(background.badges.size).toBe(0);
  });

  test('says that a post was in the list already', async () => {
    const { feed } = await openFeed(feedCard(), [aBadge()]);
    feed.hear({ name: 'save.inView' });
    await settle();
    expect(textOf(TOAST)).toContain('@mila.bakes was in your list already.');
    expect(() => controlIn(TOAST, 'Undo')).toThrow('no Undo');
  });

  test('says what to do where there is no post', async () => {
    const { feed } = await openFeed('<p>Nothing here</p>');
    feed.hear({ name: 'save.inView' });
    await settle();
    expect(textOf(TOAST)).toMatch(/No post in view/);
  });

  test('says what became of a link saved from its menu', async () => {
    const { feed } = await openFeed(PAGE);
    feed.hear({ name: 'saved.byLink', requestId: 'r', handle: null, isFresh: true });
    await settle();
    expect(textOf(TOAST)).toContain('The post is saved in your list.');
    feed.hear({ name: 'save.failed', code: 'disk-full' });
    await settle();
    expect(textOf(TOAST)).toMatch(/The disk is full/);
  });
});
