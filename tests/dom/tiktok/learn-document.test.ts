import { describe, expect, test } from 'vitest';
import { parsePostUrl } from '../../../utils/domain/post-url.ts';
import { createPostCache } from '../../../utils/tiktok/post-cache.ts';
import { learnDocument } from '../../../utils/tiktok/read-hydration.ts';
import { captureGap, capturedPages, readCapture } from '../../support/captures.ts';
import { HANDLE, ITEM_ID, itemStruct, pageOf } from '../../support/tiktok-cards.ts';

const POST_URL = `https://www.tiktok.com/@${HANDLE}/video/${ITEM_ID}`;
const VIDEO = 'webapp.video-detail';
const MOBILE = 'webapp.reflow.video.detail';

function learn(scopes: Record<string, unknown>, url = POST_URL) {
  const text = JSON.stringify({ __DEFAULT_SCOPE__: scopes });
  const page = pageOf(`<script id="__UNIVERSAL_DATA_FOR_REHYDRATION__">${text}</script>`);
  const cache = createPostCache();
  return { cache, state: learnDocument(page, url, cache) };
}

describe('what the server wrote into the page', () => {
  test.each([VIDEO, MOBILE])('the post of %s is known', (name) => {
    const { cache, state } = learn({
      [name]: { statusCode: 0, itemInfo: { itemStruct: itemStruct() } },
    });
    expect(cache.get(ITEM_ID)?.nickname).toBe('Mila');
    expect(state).toBeNull();
  });

  test('the creator of a profile is known with all who follow', () => {
    const userInfo = { user: { uniqueId: HANDLE }, stats: {}, statsV2: { followerCount: '3666' } };
    const { cache } = learn({ 'webapp.user-detail': { userInfo } });
    expect(cache.followersOf(HANDLE)).toBe(3_666);
  });

  test('the page’s words for its labels are known, whatever the language', () => {
    const words = {
      bc_new_disclosure: 'Bezahlte Partnerschaft',
      tcm_closedLoop_commercialContent_brandOrganic_videoTag: 'Werbeinhalt',
      bc_disclosure_tag_ecommerce_us: 'Provisionsfähig',
      bc_disclosure_tag_ecommerce_uk: 7,
      something_else: 'Gefällt mir',
    };
    const { cache } = learn({ 'webapp.i18n-translation': { Webapp: words } });
    expect(Object.values(words).map((word) => cache.disclosureOf(String(word)))).toEqual([
      'paid-partnership',
      'promotional',
      'commission',
      undefined,
      undefined,
    ]);
  });
});

describe('what became of the post that the address names', () => {
  test.each([
    [VIDEO, 10_204, 'gone'],
    [VIDEO, 10_216, 'private'],
    [VIDEO, 10_222, 'private'],
    [MOBILE, 10_204, 'gone'],
  ])('%s with %i says: %s', (name, statusCode, audience) => {
    expect(learn({ [name]: { statusCode } }).state).toEqual({ itemId: ITEM_ID, audience });
  });

  test.each([
    ['no status', { [VIDEO]: {} }, POST_URL],
    ['all is well', { [VIDEO]: { statusCode: 0 } }, POST_URL],
    ['another status', { [VIDEO]: { statusCode: 10_231 } }, POST_URL],
    ['a status of another part', { 'webapp.user-detail': { statusCode: 10_222 } }, POST_URL],
    ['a page without a post', { [VIDEO]: { statusCode: 10_204 } }, 'https://www.tiktok.com/foryou'],
    ['nonsense', { [VIDEO]: 'gone', [MOBILE]: [10_204] }, POST_URL],
  ])('is unknown with %s', (_, scopes, url) => {
    expect(learn(scopes, url).state).toBeNull();
  });
});

/** The parts of a page's own JSON that are held against ours. */
interface Raw {
  'webapp.i18n-translation': { Webapp: Record<string, string> };
  'webapp.user-detail': {
    userInfo: { user: { uniqueId: string }; statsV2: { followerCount: string } };
  };
  'webapp.reflow.video.detail': {
    itemInfo: { itemStruct: { id: string; authorStats: { followerCount: number } } };
  };
}

describe.skipIf(captureGap)(
  `what real pages say of themselves${captureGap ? ` (${captureGap})` : ''}`,
  () => {
    /** A page with its own JSON, as it stands, to hold ours against. */
    const read = (file: string) => {
      const page = new DOMParser().parseFromString(readCapture(file), 'text/html');
      const text = page.querySelector('#__UNIVERSAL_DATA_FOR_REHYDRATION__')?.textContent ?? '';
      const raw = (JSON.parse(text) as { __DEFAULT_SCOPE__: Raw }).__DEFAULT_SCOPE__;
      const url = capturedPages().find((one) => one.file === file)?.url ?? POST_URL;
      const cache = createPostCache();
      return { cache, raw, url, state: learnDocument(page, url, cache) };
    };

    test('a deleted post is gone', () => {
      const { state, url } = read('single-post/2025-07-26_deleted_10204.html');
      expect(state).toEqual({ itemId: parsePostUrl(url)?.itemId, audience: 'gone' });
    });

    test.each([
      'single-post/2025-06-15_classic_fr.html',
      'search/2025-09-28_search-top_es.html',
      'single-post/2025-12-30_one-column_paid-partnership.html',
    ])('the label of %s is a paid partnership in its own language', (file) => {
      const { cache, raw } = read(file);
      const words = raw['webapp.i18n-translation'].Webapp;
      expect(words['bc_new_disclosure']).toMatch(/\S/);
      expect(cache.disclosureOf(words['bc_new_disclosure'] ?? '')).toBe('paid-partnership');
    });

    test.each(['profile/2025-12-30_profile.html', 'profile/2026-04-19_profile_pinned.html'])(
      '%s tells the exact followers of its creator',
      (file) => {
        const { cache, raw } = read(file);
        const { user, statsV2 } = raw['webapp.user-detail'].userInfo;
        expect(cache.followersOf(user.uniqueId)).toBe(Number(statsV2.followerCount));
      },
    );

    test('the mobile page tells of its photo post', () => {
      const { cache, raw } = read('mobile/2026-02-24_photo-post.html');
      const { itemStruct: item } = raw['webapp.reflow.video.detail'].itemInfo;
      expect(cache.get(item.id)).toMatchObject({
        kind: 'photo',
        details: { followers: item.authorStats.followerCount },
      });
      expect(cache.size).toBe(1);
    });
  },
);
