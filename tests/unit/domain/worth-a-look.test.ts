import { describe, expect, test } from 'vitest';
import { EMPTY_CAMPAIGN, type Fit, type Thresholds } from '../../../utils/domain/campaign.ts';
import { DAY_MS, HOUR_MS } from '../../../utils/domain/clock.ts';
import type { Post } from '../../../utils/domain/post.ts';
import { bestLook, worthALook } from '../../../utils/domain/worth-a-look.ts';
import { aCampaign, aPost, NOON } from '../../support/build.ts';

const asking = (thresholds: Partial<Thresholds>, fit: Partial<Fit> = {}) => ({
  thresholds: { ...EMPTY_CAMPAIGN.thresholds, ...thresholds },
  fit: { ...EMPTY_CAMPAIGN.fit, ...fit },
});

/** 1,000 views, 100 likes, 20 saves and 10 shares within two hours. */
const YOUNG = aPost({
  publishedAt: NOON - 2 * HOUR_MS,
  stats: { plays: 1_000, likes: 100, comments: 20, saves: 20, shares: 10 },
  details: { followers: 500, canDuet: true },
});

const look = (post: Post, thresholds: Partial<Thresholds>, fit: Partial<Fit> = {}) =>
  worthALook(post, asking(thresholds, fit), NOON);

test('a campaign that asks for nothing marks nothing', () => {
  expect(look(YOUNG, {})).toBeNull();
});

describe('numbers', () => {
  test.each<[Partial<Thresholds>, Partial<Thresholds>, object]>([
    [{ minViews: 1_000 }, { minViews: 1_001 }, { kind: 'views', plays: 1_000 }],
    [{ minEngagementRate: 0.15 }, { minEngagementRate: 0.151 }, { kind: 'engagement', rate: 0.15 }],
    [{ minKeepRate: 0.03 }, { minKeepRate: 0.031 }, { kind: 'keeps', rate: 0.03 }],
    [
      { minViewsPerFollower: 2 },
      { minViewsPerFollower: 2.1 },
      { kind: 'views-per-follower', ratio: 2 },
    ],
    [{ minViewsPerHour: 500 }, { minViewsPerHour: 501 }, { kind: 'views-per-hour', perHour: 500 }],
    [{ maxAgeDays: 2 / 24 }, { maxAgeDays: 1.9 / 24 }, { kind: 'young', ageMs: 2 * HOUR_MS }],
  ])('%o is reached, %o is not', (reached, missed, why) => {
    expect(look(YOUNG, reached)).toEqual([why]);
    expect(look(YOUNG, missed)).toBeNull();
  });

  test.each<Partial<Thresholds>>([
    { minViews: 0 },
    { minEngagementRate: 0 },
    { minKeepRate: 0 },
    { minViewsPerFollower: 0 },
    { minViewsPerHour: 0 },
    { maxAgeDays: 9_999 },
    { mustAllowDuet: true },
  ])('that are not known do not pass %o', (thresholds) => {
    expect(look(aPost({ publishedAt: null, stats: {} }), thresholds)).toBeNull();
  });

  test('have to be reached all of them', () => {
    expect(look(YOUNG, { minViews: 1_000, minKeepRate: 0.5 })).toBeNull();
    expect(look(YOUNG, { minViews: 1_000, mustAllowDuet: true })).toEqual([
      { kind: 'views', plays: 1_000 },
      { kind: 'duet-allowed' },
    ]);
  });

  test('leave out a post that does not allow duets when it must', () => {
    const closed = { ...YOUNG, details: { canDuet: false } };
    expect(look(closed, { mustAllowDuet: true })).toBeNull();
  });
});

describe('views an hour', () => {
  const aged = (ageMs: number): Post => ({ ...YOUNG, publishedAt: NOON - ageMs });

  test('are asked of posts younger than a week', () => {
    expect(look(aged(7 * DAY_MS - 1), { minViewsPerHour: 500, minViews: 1 })).toBeNull();
  });

  test('are no longer asked of older posts', () => {
    expect(look(aged(7 * DAY_MS), { minViewsPerHour: 500, minViews: 1 })).toEqual([
      { kind: 'views', plays: 1_000 },
    ]);
  });

  test('mark no older post when nothing else is asked for', () => {
    expect(look(aged(7 * DAY_MS), { minViewsPerHour: 1 })).toBeNull();
  });
});

describe('fit', () => {
  const FIT = { handles: ['glow.sandbox'], hashtags: ['glowserum'], words: ['serum'] };

  test.each<[string, Partial<Post>, object]>([
    [
      'mentions a handle',
      { details: { mentions: ['Glow.Sandbox'] } },
      { kind: 'names', named: { what: 'handle', name: 'glow.sandbox' } },
    ],
    ['is by a handle', { handle: 'Glow.Sandbox' }, { kind: 'by', handle: 'Glow.Sandbox' }],
    [
      'has a hashtag',
      { details: { hashtags: ['x', 'GlowSerum'] } },
      { kind: 'names', named: { what: 'hashtag', name: 'glowserum' } },
    ],
    [
      'has a word of the product',
      { caption: 'best SERUM!' },
      { kind: 'names', named: { what: 'word', name: 'serum' } },
    ],
  ])('is met when the post %s', (_, overrides, why) => {
    expect(look(aPost(overrides), {}, FIT)).toEqual([why]);
  });

  test('is read off the caption where the page did not list mentions and hashtags', () => {
    const caption = 'thanks @glow.sandbox. #GlowSerum!';
    expect(look(aPost({ caption }), {}, { hashtags: ['glowserum'] })).not.toBeNull();
    expect(look(aPost({ caption }), {}, { handles: ['glow.sandbox'] })).not.toBeNull();
  });

  test('is not met by a hashtag that only begins the same', () => {
    const post = aPost({ details: { hashtags: ['glowserums'] } });
    expect(look(post, {}, { hashtags: ['glowserum'] })).toBeNull();
  });

  test('and numbers are both needed, and what is named comes first', () => {
    const named = { ...YOUNG, caption: 'my serum' };
    expect(look(named, { minViews: 1_001 }, FIT)).toBeNull();
    expect(look(YOUNG, { minViews: 1 }, FIT)).toBeNull();
    expect(look(named, { minViews: 1 }, FIT)?.map(({ kind }) => kind)).toEqual(['names', 'views']);
  });

  test('of blanks and lone signs marks nothing', () => {
    const post = aPost({ details: { hashtags: [''], mentions: [''] }, caption: ' # @ ' });
    expect(look(post, {}, { hashtags: ['#'], handles: ['@'], words: [' '] })).toBeNull();
  });

  test('of names that objects have by themselves marks nothing', () => {
    const fit = { hashtags: ['constructor'], handles: ['__proto__'], words: ['toString'] };
    expect(look(aPost({ details: { hashtags: [], mentions: [] } }), {}, fit)).toBeNull();
  });
});

describe('languages', () => {
  test.each([
    ['pt', 'pt-BR'],
    ['pt-BR', 'PT'],
    ['en', 'en'],
  ])('a post in %s fits %s', (language, wanted) => {
    expect(look(aPost({ language }), { minViews: 1 }, { languages: [wanted] })).not.toBeNull();
  });

  test.each(['es', null, 'un', ''])('a post in %o does not fit en', (language) => {
    expect(look(aPost({ language }), { minViews: 1 }, { languages: ['en', 'un'] })).toBeNull();
  });

  test('a post whose language is not known passes where none is asked for', () => {
    expect(look(aPost({ language: null }), { minViews: 1 })).not.toBeNull();
  });
});

describe('the campaign to name', () => {
  const MILLION = aCampaign({ name: 'Million', ...asking({ minViews: 1_000_000 }) });
  const SERUM = aCampaign({ name: 'Serum', ...asking({}, { words: ['serum'] }) });
  const ANY = aCampaign({ name: 'Any', ...asking({ minViews: 1 }) });
  const post = aPost({ caption: 'serum' });

  test('is the first that the post passes', () => {
    const found = bestLook(post, { ownHandles: [], campaigns: [MILLION, SERUM, ANY] }, NOON);
    expect(found).toMatchObject({ campaignId: SERUM.id, campaignName: 'Serum' });
  });

  test('is never one that rests', () => {
    const campaigns = [{ ...ANY, isActive: false }];
    expect(bestLook(post, { ownHandles: [], campaigns }, NOON)).toBeNull();
  });

  test('is none for our own posts', () => {
    const lookout = { ownHandles: ['Ana.Sandbox'], campaigns: [ANY] };
    expect(bestLook(post, lookout, NOON)).toBeNull();
  });
});
