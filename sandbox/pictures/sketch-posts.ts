import type { Post } from '../../utils/domain/post.ts';
import type { WorldPost } from '../world/posts.ts';

/** The longest handle that TikTok lets through anywhere is far shorter; ours may be this long. */
export const LONG_HANDLE = 'the.longest_handle.that.anybody.could.ever.choose.for.an.account';

const WIDE = 999_999_999_999;

/** A post of the sandbox as its page would tell it. */
export function toPost(from: WorldPost): Post {
  const { id, kind, author, caption, textLanguage, createTime, stats, durationS } = from;
  return {
    itemId: id,
    kind,
    handle: author.handle,
    nickname: author.nickname,
    caption,
    language: textLanguage,
    publishedAt: createTime * 1000,
    stats: {
      plays: stats.plays,
      likes: stats.likes,
      comments: stats.comments,
      shares: stats.shares,
      saves: stats.saves,
    },
    details: {
      ...(durationS > 0 ? { durationS } : {}),
      followers: author.followers,
      canDuet: from.duetEnabled,
      canStitch: from.stitchEnabled,
      sound: 'original',
      disclosure: 'none',
      audience: 'public',
    },
  };
}

/** What is hard to draw: words that are long, or run from right to left, numbers that are 0 or huge. */
export function toAwkwardPosts([first, second, third]: readonly WorldPost[]): Post[] {
  if (!first || !second || !third) throw new Error('The world has too few posts.');
  return [
    {
      ...toPost(first),
      handle: LONG_HANDLE,
      nickname: 'Somebody With a Very Long Name Who Also Likes Writing About It At Length',
      caption: `Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen ${'and so on, '.repeat(30)}`,
      stats: { plays: WIDE, likes: WIDE, comments: WIDE, shares: WIDE, saves: WIDE },
    },
    {
      ...toPost(second),
      caption: 'وصفة الخبز بالعجين المخمر خطوة بخطوة #خبز مع @mara.kneads.dough في المطبخ',
      language: 'ar',
      stats: { plays: 0, likes: 0, comments: 0, shares: 0, saves: 0 },
      details: { followers: 0 },
    },
    { ...toPost(third), caption: null, nickname: null, stats: {}, details: {} },
  ];
}
