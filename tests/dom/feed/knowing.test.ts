import { describe, expect, test, vi } from 'vitest';
import { EMPTY_CAMPAIGN } from '../../../utils/domain/campaign.ts';
import { DAY_MS } from '../../../utils/domain/clock.ts';
import { barePost, type PostDetails } from '../../../utils/domain/post.ts';
import type { PostFacts } from '../../../utils/tiktok/post-facts.ts';
import { aCampaign } from '../../support/build.ts';
import { axeFaults } from '../../support/axe.ts';
import { aBadge, aMemory, fakeBackground } from '../../support/fake-send.ts';
import {
  control,
  controlIn,
  hosts,
  openFeed,
  panel,
  press,
  rootOf,
  settle,
  stage,
  startFeed,
  textOf,
  trusted,
} from '../../support/feed-stage.ts';
import { feedCard, HANDLE, ITEM_ID, OTHER_ID, tile } from '../../support/tiktok-cards.ts';

const name = (): string | null => control().getAttribute('aria-label');

function facts(details: PostDetails = {}, plays = 52_000): PostFacts {
  return {
    ...barePost(ITEM_ID, 'video', HANDLE),
    stats: { plays, likes: 5_000 },
    details,
    soundId: null,
  };
}

async function openKnowing(
  options: Parameters<typeof fakeBackground>[1],
  known: Parameters<typeof fakeBackground>[0] = [],
) {
  document.body.innerHTML = feedCard() + tile({ itemId: OTHER_ID });
  const background = fakeBackground(known, options);
  return { ...(await startFeed(background)), background };
}

describe('what the button knows', () => {
  test('a post of ours says so', async () => {
    await openKnowing({ lookout: { ownHandles: [HANDLE.toUpperCase()] } });
    expect(control().textContent).toBe('Yours');
    expect(name()).toBe('Yours: link the account, or make the code yourself.');
  });

  test('that its creator was asked for another post', async () => {
    const lastAsked = { at: Date.now() - 3 * DAY_MS, itemId: OTHER_ID };
    await openKnowing({ creators: [aMemory({ lastAsked })] });
    expect(name()).toBe('Request Spark authorization. Asked 3 days ago for another post.');
    expect(control().dataset['mark']).toBe('creator');
  });

  test('what is remembered of a creator whose handle the page writes with capitals', async () => {
    const lastAsked = { at: Date.now() - 3 * DAY_MS, itemId: OTHER_ID };
    const background = fakeBackground([], { creators: [aMemory({ lastAsked })] });
    document.body.innerHTML = feedCard().replace(
      /<a data-e2e="video-author-avatar.*?<\/a>/,
      `<h3 data-e2e="video-author-uniqueid">${HANDLE.toUpperCase()}</h3>`,
    );
    await startFeed(background);
    expect(name()).toBe('Request Spark authorization. Asked 3 days ago for another post.');
  });

  test('that its creator must not be contacted', async () => {
    await openKnowing({ creators: [aMemory({ doNotContact: true })] });
    expect(control().textContent).toBe('No contact');
    expect(name()).toMatch(/You noted not to contact/);
  });

  test('that it cannot run, as soon as the page has told', async () => {
    const { feed, cache } = await openFeed(feedCard());
    expect(name()).toBe('Request Spark authorization');
    cache.add(facts({ audience: 'private' }), 'answer');
    feed.learn(new Set([ITEM_ID]));
    expect(control().textContent).toBe('Cannot run');
  });

  test('that it is worth a look, by a quiet mark', async () => {
    const thresholds = { ...EMPTY_CAMPAIGN.thresholds, minViews: 50_000 };
    const campaign = aCampaign({ name: 'Summer', thresholds, fit: EMPTY_CAMPAIGN.fit });
    const { feed, cache } = await openKnowing({ lookout: { campaigns: [campaign] } });
    cache.add(facts(), 'answer');
    feed.learn(new Set([ITEM_ID]));
    expect(name()).toBe('Request Spark authorization. Worth a look for Summer.');
    expect(control().dataset['mark']).toBe('look');
  });

  test('nothing of all that once it has a request, whose state counts', async () => {
    await openKnowing({ creators: [aMemory({ doNotContact: true })] }, [
      aBadge({ status: 'agreed' }),
    ]);
    expect(name()).toBe('Spark request: Agreed');
  });

  test('a campaign that changes is asked for again', async () => {
    const { feed, background } = await openKnowing({});
    feed.hear({ name: 'lookout.changed' });
    await settle();
    expect(background.names().filter((one) => one === 'lookout.read')).toHaveLength(2);
  });
});

describe('the card beside a button', () => {
  const point = (type: string): void => {
    const event = Object.assign(new Event(type), { pointerType: 'mouse' });
    control().dispatchEvent(trusted(event));
  };
  const stay = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 420));
  const card = (): string | null => textOf('spark-scout-card');

  test('shows what is known while the button is pointed at, and goes with the pointer', async () => {
    const { feed, cache } = await openFeed(feedCard());
    cache.add(facts({ followers: 1_200, audience: 'public', sound: 'original' }), 'answer');
    feed.learn(new Set([ITEM_ID]));
    point('pointerenter');
    await stay();
    expect(card()).toContain(`@${HANDLE}`);
    expect(card()).toContain('52K');
    expect(card()).toContain('9.6%');
    expect(card()).toContain('Nothing we know speaks against it');
    point('pointerleave');
    expect(card()).toBeNull();
  });

  test('does not open for a pointer that only passes', async () => {
    await openFeed(feedCard());
    point('pointerenter');
    point('pointerleave');
    await stay();
    expect(card()).toBeNull();
  });

  test('opens for the keyboard, and Escape closes it', async () => {
    await openFeed(feedCard());
    vi.spyOn(control(), 'matches').mockReturnValue(true);
    control().dispatchEvent(trusted(new Event('focus')));
    await stay();
    expect(card()).toContain(`@${HANDLE}`);
    dispatchEvent(trusted(new KeyboardEvent('keydown', { key: 'Escape' })));
    expect(card()).toBeNull();
  });

  test('makes room for the panel', async () => {
    await openFeed(feedCard());
    point('pointerenter');
    await stay();
    await press();
    expect(card()).toBeNull();
    expect(panel()).not.toBeNull();
  });

  test('goes when its slot is filled with another post', async () => {
    await openFeed(feedCard());
    point('pointerenter');
    await stay();
    const player = document.querySelector('[id^="xgwrapper"]') as Element;
    player.id = `xgwrapper-0-${OTHER_ID}`;
    await settle();
    expect(card()).toBeNull();
  });

  test('shows what is heard while it is open', async () => {
    const { feed, background } = await openFeed(feedCard());
    point('pointerenter');
    await stay();
    background.badges.set(ITEM_ID, aBadge({ status: 'declined' }));
    feed.hear({ name: 'badges.changed', itemIds: [ITEM_ID] });
    await settle();
    expect(card()).toContain('Declined');
  });

  test('is said in one line to those who hear the page', async () => {
    await openFeed(feedCard());
    point('pointerenter');
    await stay();
    await new Promise((resolve) => setTimeout(resolve, 120));
    const said = rootOf(document.querySelector('spark-scout-card'))?.querySelector('[role=status]');
    expect(said?.textContent).toContain(`@${HANDLE}`);
  });

  test('scrolling puts it away', async () => {
    await openFeed(feedCard());
    point('pointerenter');
    await stay();
    dispatchEvent(new Event('scroll'));
    expect(card()).toBeNull();
  });
});

describe('the panel', () => {
  test('says before anything is asked what speaks against it, and what to do', async () => {
    const { cache } = await openFeed(feedCard());
    cache.add(facts({ audience: 'friends' }), 'answer');
    await press();
    const said = rootOf(panel())?.textContent;
    expect(said).toContain('Only friends of the creator can see this post.');
    expect(said).toContain('Ask the creator to make it public first');
  });

  test('of a post that makes no sense to ask for saves nothing until a person says so', async () => {
    const { cache, background } = await openFeed(feedCard());
    cache.add(facts({ audience: 'private' }), 'answer');
    await press();
    expect(background.names()).not.toContain('request.save');
    controlIn('spark-scout-panel', 'Save to my list').click();
    await settle();
    expect(background.badges.has(ITEM_ID)).toBe(true);
  });

  test('opens once, however often the button is pressed while it is fetched', async () => {
    await openFeed(feedCard());
    const click = () => new MouseEvent('click', { bubbles: true, composed: true });
    control().dispatchEvent(trusted(click()));
    control().dispatchEvent(trusted(click()));
    await settle();
    expect(document.querySelectorAll('spark-scout-panel').length).toBeLessThanOrEqual(1);
    await press();
    expect(document.querySelectorAll('spark-scout-panel').length).toBeLessThanOrEqual(1);
  });

  test('that cannot be fetched is said beside the button', async () => {
    document.body.innerHTML = feedCard();
    await startFeed(fakeBackground(), false);
    await press();
    expect(panel()).toBeNull();
    expect(textOf('spark-scout-notice')).toMatch(/Something went wrong in Spark Scout/);
    expect(control().getAttribute('aria-expanded')).toBe('false');
  });
});

describe('posts of the list that are seen', () => {
  const seen = (background: ReturnType<typeof fakeBackground>) =>
    background.said.filter((one) => one.name === 'post.seen').map(({ input }) => input['posts']);
  const told = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 1_600));

  test('are told of with their counts, others are not', async () => {
    const { feed, cache, background } = await openKnowing({}, [aBadge()]);
    cache.add(facts(), 'answer');
    feed.learn(new Set([ITEM_ID, OTHER_ID]));
    await told();
    expect(seen(background)).toMatchObject([[{ itemId: ITEM_ID, stats: { plays: 52_000 } }]]);
  });

  test('are told of once an hour only', async () => {
    const { feed, cache, background } = await openKnowing({}, [aBadge()]);
    cache.add(facts(), 'answer');
    feed.learn(new Set([ITEM_ID]));
    await told();
    feed.learn(new Set([ITEM_ID]));
    await told();
    expect(seen(background)).toHaveLength(1);
  });

  test('a post that TikTok says is gone is told of without a card', async () => {
    const { feed, background } = await openKnowing({});
    feed.noteDocument({ itemId: OTHER_ID, audience: 'gone' });
    await told();
    expect(seen(background)).toMatchObject([[{ itemId: OTHER_ID, details: { audience: 'gone' } }]]);
  });
});

describe('those who hear the page', () => {
  test('find no fault with button, card, bar and panel', async () => {
    const { feed, cache } = await openFeed(feedCard());
    cache.add(facts({ audience: 'private', sound: 'original', durationS: 34 }), 'answer');
    feed.learn(new Set([ITEM_ID]));
    const faults: Record<string, unknown> = {};
    const check = async (host: Element | null): Promise<void> => {
      const drawn = document.createElement('div');
      drawn.append(...[...(rootOf(host)?.children ?? [])].map((child) => child.cloneNode(true)));
      document.body.append(drawn);
      faults[host?.localName ?? '?'] = await axeFaults(drawn);
      drawn.remove();
    };
    await check(hosts()[0] ?? null);
    await press();
    await check(panel());
    await press();
    feed.hear({ name: 'pick.start' });
    await settle();
    await check(document.querySelector('spark-scout-pick-bar'));
    expect(faults).toEqual({
      'spark-scout-button': [],
      'spark-scout-panel': [],
      'spark-scout-pick-bar': [],
    });
  });
});

describe('the health of the page', () => {
  test('tells the surface, the cards, and which source gave their ids', async () => {
    const { feed } = await openKnowing({});
    expect(feed.health()).toMatchObject({
      isDegraded: false,
      cards: 2,
      buttons: 2,
      idFrom: { wrapper: 1, link: 1 },
      unread: {},
    });
  });

  test('ends with everything else', async () => {
    const { feed } = await openKnowing({});
    stage().abort();
    expect(hosts()).toEqual([]);
    expect(feed.health().buttons).toBe(0);
  });
});
