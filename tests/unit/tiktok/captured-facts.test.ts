import { describe, expect, test } from 'vitest';
import { isHandle } from '../../../utils/domain/post-url.ts';
import type { PostDetails } from '../../../utils/domain/post.ts';
import { captureGap, readCapture } from '../../support/captures.ts';
import { findPosts } from '../../support/found-posts.ts';

const FILES = [
  'api/2022-11-10_recommend_28.json',
  'api/2025-01-11_recommend_10_one-paid-partnership.json',
  'api/2025-02-09_search-general_13.json',
  'items/2023-02-24_sigi_30.json',
  'items/2025-06-14_anchors.json',
  'items/2025-12-30_paid-partnership.json',
  'items/2026-02-24_photo-post.json',
  'items/2026-03_updated-items_2.json',
  'items/2026-07-16_isAd_adAuthorization.json',
];

/** An item as TikTok wrote it, read here with TikTok's names, so that ours are held against something. */
interface RawItem {
  id: string;
  desc: string;
  author: string | { uniqueId: string; privateAccount?: boolean };
  stats: Record<string, number | string>;
  statsV2?: Record<string, string>;
  authorStats?: { followerCount: number };
  authorStatsV2?: { followerCount: string };
  video: { duration?: number };
  music: { original?: boolean; is_commerce_music?: boolean };
  imagePost?: unknown;
  textExtra?: { hashtagName?: string; userUniqueId?: string; subType: number }[];
  privateItem?: boolean;
  duetEnabled?: boolean;
  stitchEnabled?: boolean;
  isAd?: boolean;
  adAuthorization?: boolean;
  adLabelVersion?: number;
  textLanguage?: string;
}

function rawItems(value: unknown): RawItem[] {
  if (typeof value !== 'object' || value === null) return [];
  const isItem = 'id' in value && 'desc' in value && 'author' in value && 'stats' in value;
  return isItem ? [value as unknown as RawItem] : Object.values(value).flatMap(rawItems);
}

const reason = captureGap ? ` (${captureGap})` : '';

describe.skipIf(captureGap)(`the fields of real posts${reason}`, () => {
  const all = captureGap
    ? []
    : FILES.flatMap((file) => {
        const json: unknown = JSON.parse(readCapture(file));
        const posts = new Map(findPosts(json).map((post) => [post.itemId, post]));
        return rawItems(json).map((raw) => ({ file, raw, post: posts.get(raw.id) }));
      });
  const details = ({ post }: { post: { details: PostDetails } | undefined }): PostDetails =>
    post?.details ?? {};

  test('every item is found', () => {
    expect(all.length).toBeGreaterThanOrEqual(86);
    for (const { post } of all) expect(post).toBeDefined();
  });

  test('creator, caption and language are TikTok’s', () => {
    for (const { raw, post } of all) {
      const handle = typeof raw.author === 'string' ? raw.author : raw.author.uniqueId;
      expect(post).toMatchObject({ handle, caption: raw.desc === '' ? null : raw.desc });
      expect(post?.language).toBe(raw.textLanguage === 'un' ? null : (raw.textLanguage ?? null));
      expect(post?.kind).toBe(raw.imagePost ? 'photo' : 'video');
    }
  });

  test('counts are the exact ones', () => {
    for (const { raw, post } of all) {
      const counts = { ...raw.stats, ...raw.statsV2 };
      expect(post?.stats).toEqual({
        plays: Number(counts['playCount']),
        likes: Number(counts['diggCount']),
        comments: Number(counts['commentCount']),
        shares: Number(counts['shareCount']),
        ...(counts['collectCount'] === undefined ? {} : { saves: Number(counts['collectCount']) }),
      });
    }
  });

  test('length and followers are known where TikTok tells them', () => {
    for (const one of all) {
      const { video, authorStats, authorStatsV2 } = one.raw;
      const followers = authorStatsV2?.followerCount ?? authorStats?.followerCount;
      expect(details(one).durationS).toBe(video.duration === 0 ? undefined : video.duration);
      expect(details(one).followers).toBe(followers === undefined ? undefined : Number(followers));
    }
    expect(all.filter((one) => details(one).followers === undefined).length).toBeGreaterThan(9);
  });

  test('duet and stitch are on, off, or unknown in a reduced item', () => {
    for (const one of all) {
      const { raw } = one;
      const isFull = raw.privateItem !== undefined;
      expect(details(one).canDuet).toBe(isFull ? raw.duetEnabled === true : undefined);
      expect(details(one).canStitch).toBe(isFull ? raw.stitchEnabled === true : undefined);
    }
    const answers = new Set(all.map((one) => details(one).canDuet));
    expect(answers).toEqual(new Set([true, false, undefined]));
  });

  test('labels, ads and who may see a post', () => {
    for (const one of all) {
      const { raw } = one;
      const isPaid = raw.adLabelVersion === 2;
      expect(details(one).disclosure === 'paid-partnership').toBe(isPaid);
      expect(details(one).wasAd).toBe(raw.isAd === true ? true : undefined);
      expect(details(one).isOpenToAds).toBe(raw.adAuthorization === true ? true : undefined);
      expect(details(one).audience).toBe(raw.privateItem === undefined ? undefined : 'public');
      expect(details(one).madeFrom).toBeUndefined();
    }
    expect(all.filter((one) => details(one).disclosure === 'paid-partnership')).toHaveLength(3);
    expect(all.filter((one) => details(one).isOpenToAds)).toHaveLength(2);
    expect(all.filter((one) => details(one).wasAd)).toHaveLength(1);
  });

  test('answers of the search have no labels, so that none is denied', () => {
    const found = all.filter(({ file }) => file.includes('search'));
    expect(found).toHaveLength(12);
    for (const one of found) expect(details(one).disclosure).toBeUndefined();
  });

  test('the sound is original, cleared, not cleared or unknown', () => {
    for (const one of all) {
      const { original, is_commerce_music: isCleared } = one.raw.music;
      const others = isCleared === undefined ? undefined : isCleared ? 'commercial' : 'unclear';
      expect(details(one).sound).toBe(original === true ? 'original' : others);
    }
  });

  test('hashtags and people mentioned are those TikTok marked', () => {
    for (const one of all) {
      const extras = one.raw.textExtra ?? [];
      const tags = extras.flatMap(({ hashtagName }) => hashtagName || []);
      const people = extras.flatMap(({ userUniqueId, subType }) =>
        userUniqueId && isHandle(userUniqueId) && subType !== 2 ? userUniqueId : [],
      );
      expect(details(one).hashtags ?? []).toEqual(expect.arrayContaining(tags));
      expect(new Set(details(one).mentions)).toEqual(new Set(people));
      expect(details(one).mentionedPosts).toBeUndefined();
    }
  });
});
