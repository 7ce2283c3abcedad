import { describe, expect, test } from 'vitest';
import { findCards } from '../../../utils/tiktok/find-cards.ts';
import { compileRules } from '../../../utils/tiktok/page-rules.ts';
import { createPostCache, type PostCache } from '../../../utils/tiktok/post-cache.ts';
import { type CardReading, readCard } from '../../../utils/tiktok/read-card.ts';
import { learnDocument } from '../../../utils/tiktok/read-hydration.ts';
import { readPage } from '../../../utils/tiktok/read-page.ts';
import { readPlace } from '../../../utils/tiktok/surfaces.ts';
import { findPosts } from '../../support/found-posts.ts';
import {
  classicPost,
  EMPTY_SLOT,
  feedCard,
  HANDLE,
  ITEM_ID,
  itemStruct,
  OTHER_ID,
  pageOf,
  relatedRow,
  tile,
} from '../../support/tiktok-cards.ts';

const FOR_YOU = 'https://www.tiktok.com/foryou';
const POST_URL = `https://www.tiktok.com/@${HANDLE}/video/${ITEM_ID}`;
/** Sounds that are born with a post have an id of the same minute. */
const BORN_SOUND = '7571000000000000999';

const rules = compileRules();

function readFirst(html: string, { url = FOR_YOU, cache = createPostCache() } = {}): CardReading {
  const page = pageOf(html);
  const [card] = findCards(page, rules);
  if (!card) throw new Error('no card');
  return readCard(card, { place: () => readPlace(page, url, rules), cache, rules });
}

function cacheWith(
  source: 'document' | 'answer',
  overrides: Record<string, unknown> = {},
): PostCache {
  const cache = createPostCache();
  for (const facts of findPosts([itemStruct(overrides)])) cache.add(facts, source);
  return cache;
}

const found = (itemId: string, idFrom: string, handle: string | null = HANDLE) =>
  expect.objectContaining({ ok: true, idFrom, post: expect.objectContaining({ itemId, handle }) });
const unread = (reason: string) => ({ ok: false, reason });

describe('which post a card shows', () => {
  test('a tile says it with its link', () => {
    expect(readFirst(tile())).toEqual(found(ITEM_ID, 'link'));
  });

  test('a feed card says it with its player', () => {
    expect(readFirst(feedCard())).toEqual(found(ITEM_ID, 'wrapper'));
  });

  test('a single post in the old layout says it with its player, else with the address', () => {
    expect(readFirst(classicPost(), { url: POST_URL })).toEqual(found(ITEM_ID, 'wrapper'));
    const bare = classicPost().replaceAll(/id="xgwrapper[^"]*"/g, '');
    expect(readFirst(bare, { url: POST_URL })).toEqual(found(ITEM_ID, 'url'));
  });

  test('a single post in one column without a player is that of the address, if its creator agrees', () => {
    const card = feedCard({ hasPlayer: false });
    expect(readFirst(card + EMPTY_SLOT, { url: POST_URL })).toEqual(found(ITEM_ID, 'url'));
    const byOther = feedCard({ hasPlayer: false, handle: 'tom.rides' });
    expect(readFirst(byOther, { url: POST_URL })).toEqual(unread('photo'));
  });

  test('with a second post in the column the address may mean either', () => {
    const cards = feedCard({ hasPlayer: false }) + feedCard({ itemId: OTHER_ID });
    expect(readFirst(cards, { url: POST_URL })).toEqual(unread('photo'));
  });

  test('with a second post in the column the page’s JSON tells which of them the address means', () => {
    const cache = cacheWith('answer', { desc: 'Fresh bread stitch' });
    const mine = feedCard({ hasPlayer: false });
    const other = feedCard({ itemId: OTHER_ID });
    expect(readFirst(mine + other, { url: POST_URL, cache })).toEqual(found(ITEM_ID, 'url'));
    const next = feedCard({ hasPlayer: false, caption: 'Rye bread' });
    expect(readFirst(next + other, { url: POST_URL, cache })).toEqual(unread('photo'));
  });

  test('a post by the same creator, scrolled to while the address stays, is not that of the address', () => {
    const cache = cacheWith('answer', { desc: 'Fresh bread stitch' });
    const next = feedCard({ hasPlayer: false, caption: 'Rye bread' });
    expect(readFirst(next + EMPTY_SLOT, { url: POST_URL, cache })).toEqual(unread('photo'));
  });

  test('a creator whose handle is only written out is the same in capitals', () => {
    const html = classicPost({ handle: 'Mila.Bakes' }).replace(
      /<a data-e2e="browse-user-avatar.*?<\/a>/,
      '',
    );
    expect(html).not.toContain('href');
    expect(readFirst(html, { url: FOR_YOU })).toEqual(found(ITEM_ID, 'wrapper'));
  });

  test('a player that speaks of another post than the link takes the button away', () => {
    const html = tile({ foreign: `<div id="xgwrapper-1-${OTHER_ID}"></div>` });
    expect(readFirst(html)).toEqual(unread('conflicting-ids'));
  });

  test('two links to different posts in one card take the button away', () => {
    const html = tile({ foreign: `<a href="/@tom.rides/video/${OTHER_ID}">also</a>` });
    expect(readFirst(html)).toEqual(unread('conflicting-ids'));
  });

  test('an address that is ahead of the player takes the button away', () => {
    const url = `https://www.tiktok.com/@tom.rides/video/${OTHER_ID}`;
    expect(readFirst(classicPost(), { url })).toEqual(unread('conflicting-ids'));
  });

  test('posts that the creator’s words link to are not the card’s', () => {
    const html = feedCard({ caption: `see <a href="/@x/video/${OTHER_ID}">this</a>` });
    expect(readFirst(html)).toEqual(found(ITEM_ID, 'wrapper'));
  });

  test('links to other sites never count', () => {
    const foreign = `<a href="https://save.example/@${HANDLE}/video/${OTHER_ID}">save</a>`;
    expect(readFirst(tile({ foreign }))).toEqual(found(ITEM_ID, 'link'));
  });

  test('an empty slot is empty', () => {
    expect(readFirst(EMPTY_SLOT)).toEqual(unread('empty'));
  });

  test('an empty slot stays empty when another extension leaves a node in it', () => {
    expect(readFirst(EMPTY_SLOT.replace('></', '><div>vid tools</div></'))).toEqual(
      unread('empty'),
    );
  });

  test('a live video is no post', () => {
    const html = `<div data-e2e="search_top-item"><a href="/@${HANDLE}/live">live</a></div>`;
    expect(readFirst(html)).toEqual(unread('not-a-post'));
  });
});

describe('a feed card without any id', () => {
  const photoCard = feedCard({ hasPlayer: false, soundId: BORN_SOUND });
  const shown = { desc: 'Fresh bread stitch' };

  test('is known when the document writes its creator with capitals', () => {
    const author = { uniqueId: 'Mila.Bakes' };
    expect(readFirst(photoCard, { cache: cacheWith('document', { ...shown, author }) })).toEqual(
      found(ITEM_ID, 'cache'),
    );
  });

  test('is known when the document holds the one post it can be', () => {
    expect(readFirst(photoCard, { cache: cacheWith('document', shown) })).toEqual(
      found(ITEM_ID, 'cache'),
    );
  });

  test('stays unread when only a fetched answer, which can be forged, speaks of it', () => {
    expect(readFirst(photoCard, { cache: cacheWith('answer', shown) })).toEqual(unread('photo'));
  });

  test('of the old feed of 2022 stays unread, whatever the document holds', () => {
    const old = photoCard.replaceAll('article', 'div');
    expect(readFirst(old, { cache: cacheWith('document', shown) })).toEqual(unread('photo'));
  });
});

describe('what else is read', () => {
  test('facts of the same id fill in what the card does not show', () => {
    const reading = readFirst(feedCard(), { cache: cacheWith('answer', { textLanguage: 'de' }) });
    expect(reading).toMatchObject({
      post: { nickname: 'Mila', language: 'de', stats: { plays: 1200 } },
    });
  });

  test('forged facts change neither id nor creator of a card', () => {
    const cache = cacheWith('answer', { author: { uniqueId: 'evil.twin' }, desc: 'Buy now' });
    expect(readFirst(feedCard(), { cache })).toEqual(found(ITEM_ID, 'wrapper'));
  });

  test('the caption is the creator’s words without TikTok’s summary', () => {
    const reading = readFirst(feedCard({ caption: 'Fresh bread' }));
    expect(reading).toMatchObject({
      post: { caption: expect.stringMatching(/^Fresh bread\s*stitch$/) },
    });
  });

  test('a creator who is nowhere named stays unknown', () => {
    expect(readFirst(feedCard({ handle: null }))).toEqual(found(ITEM_ID, 'wrapper', null));
  });

  test('a link to pictures makes a photo post', () => {
    expect(readFirst(tile({ path: 'photo' }))).toMatchObject({ post: { kind: 'photo' } });
  });

  test('rows beside a single post are marked as related', () => {
    const html = `<div class="css-DivRelatedTabContainer">${relatedRow()}</div>`;
    expect(readFirst(html)).toMatchObject({ related: true, post: { itemId: OTHER_ID } });
  });

  test('after a navigation inside the page its old hydration speaks of other posts, and changes nothing', () => {
    const stale = itemStruct({ id: OTHER_ID, author: { uniqueId: 'tom.rides' } });
    const scope = { __DEFAULT_SCOPE__: { 'webapp.updated-items': [stale] } };
    const script = `<script id="__UNIVERSAL_DATA_FOR_REHYDRATION__" type="application/json">${JSON.stringify(scope)}</script>`;
    const page = pageOf(script, tile());
    const cache = createPostCache();
    learnDocument(page, `https://www.tiktok.com/@${HANDLE}`, cache);

    const { posts } = readPage(page, `https://www.tiktok.com/@${HANDLE}`, cache);

    expect(cache.get(OTHER_ID)?.handle).toBe('tom.rides');
    expect(posts).toEqual([
      { itemId: ITEM_ID, handle: HANDLE, url: POST_URL, idFrom: 'link', related: false },
    ]);
  });

  test('hydration that is cut off, or about the viewer, tells nothing', () => {
    const scripts = [
      '{"__DEFAULT_SCOPE__":{"webapp',
      `{"__DEFAULT_SCOPE__":{"webapp.app-context":[${JSON.stringify(itemStruct())}]}}`,
    ];
    for (const text of scripts) {
      const page = pageOf(`<script id="__UNIVERSAL_DATA_FOR_REHYDRATION__">${text}</script>`);
      const cache = createPostCache();
      expect(learnDocument(page, FOR_YOU, cache)).toBeNull();
      expect(cache.size).toBe(0);
    }
  });
});
