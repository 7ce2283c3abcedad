import { beforeEach, describe, expect, test, vi } from 'vitest';
import { EMPTY_CAMPAIGN } from '../../../utils/domain/campaign.ts';
import { barePost, type PostDetails } from '../../../utils/domain/post.ts';
import { aCampaign } from '../../support/build.ts';
import { aBadge, fakeBackground } from '../../support/fake-send.ts';
import {
  control,
  controlIn,
  hosts,
  openFeed,
  panel,
  press,
  settle,
  stage,
  startFeed,
  textOf,
  trusted,
} from '../../support/feed-stage.ts';
import { feedCard, HANDLE, ITEM_ID, OTHER_ID, tile } from '../../support/tiktok-cards.ts';

const BAR = 'spark-scout-pick-bar';
const TOAST = 'spark-scout-toast';
const PAGE = tile() + tile({ itemId: OTHER_ID });

async function click(name: string, words: string | RegExp): Promise<void> {
  controlIn(name, words).dispatchEvent(trusted(new MouseEvent('click', { bubbles: true })));
  await settle();
}
const pressed = (): (string | null)[] =>
  hosts().map((host) => control(host).getAttribute('aria-pressed'));

const factsOf = (itemId: string, details: PostDetails) => ({
  ...barePost(itemId, 'video', HANDLE),
  stats: { plays: 52_000 },
  details,
  soundId: null,
});

/** A page on which every card lies in the window, and nothing over it. */
function showAll(): void {
  const box = { left: 0, right: 400, top: 0, bottom: 700 } as DOMRect;
  vi.spyOn(Element.prototype, 'getBoundingClientRect').mockReturnValue(box);
  document.elementFromPoint = () => document.body;
}

describe('picking several posts of a page', () => {
  beforeEach(showAll);

  test('begins on request, and makes switches of the buttons', async () => {
    const { feed } = await openFeed(PAGE);
    feed.hear({ name: 'pick.start' });
    await settle();
    expect(textOf(BAR)).toContain('Press the Spark buttons of the posts you want.');
    expect(pressed()).toEqual(['false', 'false']);
    expect(control().getAttribute('aria-label')).toBe('Pick the post of @mila.bakes');
  });

  test('what speaks against a post, or for it, is still said', async () => {
    const { thresholds, fit } = EMPTY_CAMPAIGN;
    const campaign = aCampaign({ thresholds: { ...thresholds, minViews: 1_000 }, fit });
    document.body.innerHTML = PAGE;
    const { feed, cache } = await startFeed(
      fakeBackground([], { lookout: { campaigns: [campaign] } }),
    );
    cache.add(factsOf(ITEM_ID, { audience: 'private' }), 'answer');
    cache.add(factsOf(OTHER_ID, {}), 'answer');
    feed.hear({ name: 'pick.start' });
    await settle();
    const [first, second] = hosts().map(control);
    expect(first?.textContent).toBe('Cannot run');
    expect(first?.getAttribute('aria-label')).toBe('Pick the post of @mila.bakes: Cannot run');
    expect(second?.dataset['mark']).toBe('look');
    await press(hosts()[0]);
    expect(first?.textContent).toBe('Picked');
    expect(first?.getAttribute('aria-label')).toBe('Pick the post of @mila.bakes: Cannot run');
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

  test('leaves out what is in the list already', async () => {
    await openFeed(PAGE, [aBadge({ status: 'declined' })]);
    await press(hosts()[1], { shiftKey: true });
    await press(hosts()[0]);
    expect(pressed()).toEqual([null, 'true']);
    expect(control().getAttribute('aria-label')).toBe('Spark request: Declined');
    await click(BAR, 'Pick all in view');
    expect(textOf(BAR)).toContain('1 post picked');
  });

  test('"pick all in view" picks nothing that lies behind a player or out of the window', async () => {
    await openFeed(PAGE);
    document.elementFromPoint = () => document.createElement('dialog');
    await press(hosts()[1], { shiftKey: true });
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

  test('a failure in the middle says what was saved, and can take that back', async () => {
    const { background } = await openFeed(PAGE);
    await press(hosts()[0], { shiftKey: true });
    await press(hosts()[1]);
    background.fail('request.undoSaves', 'internal');
    await click(BAR, 'Save 2 posts');
    await click(TOAST, 'Undo');
    expect(textOf(TOAST)).toMatch(/Something went wrong/);
  });

  test('Escape in the bar ends it', async () => {
    await openFeed(PAGE);
    await press(hosts()[0], { shiftKey: true });
    const escape = new KeyboardEvent('keydown', { key: 'Escape', bubbles: true });
    controlIn(BAR, 'Cancel').dispatchEvent(trusted(escape));
    expect(textOf(BAR)).toBeNull();
    expect(pressed()).toEqual([null, null]);
  });

  test('Escape on the page ends it only while nothing is picked', async () => {
    await openFeed(PAGE);
    const escape = (): boolean =>
      document.body.dispatchEvent(
        trusted(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true })),
      );
    await press(hosts()[0], { shiftKey: true });
    escape();
    expect(pressed()).toEqual(['true', 'false']);
    await press(hosts()[0]);
    escape();
    expect(textOf(BAR)).toBeNull();
  });

  test('ended while it saves, it stays ended although saving failed', async () => {
    const { background } = await openFeed(PAGE);
    background.fail('request.saveMany', 'internal');
    await press(hosts()[0], { shiftKey: true });
    controlIn(BAR, 'Save 1 post').dispatchEvent(trusted(new MouseEvent('click')));
    controlIn(BAR, 'Cancel').dispatchEvent(trusted(new MouseEvent('click')));
    await settle();
    expect(pressed()).toEqual([null, null]);
    expect(textOf(BAR)).toBeNull();
  });

  test('ends with the page', async () => {
    await openFeed(PAGE);
    await press(hosts()[0], { shiftKey: true });
    stage().abort();
    expect(textOf(BAR)).toBeNull();
  });
});

describe('saving without the mouse', () => {
  beforeEach(showAll);

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
