import type { EpochMs } from './clock.ts';

/** `photo` posts live at `/photo/` urls, everything else at `/video/`. */
export type PostKind = 'video' | 'photo';

/** Counts as the page showed them; a missing count is unknown, never zero. */
export interface PostStats {
  plays?: number | undefined;
  likes?: number | undefined;
  comments?: number | undefined;
  shares?: number | undefined;
  saves?: number | undefined;
}

/**
 * Who can see a post. `private` and `friends` by its own setting or its account's; `gone` when TikTok says that it does
 * not exist (any more).
 */
export const AUDIENCES = ['public', 'friends', 'private', 'gone'] as const;
export type Audience = (typeof AUDIENCES)[number];

/** Where a post's sound stands; `unclear` is a sound that TikTok says is not for commercial use. */
export const SOUND_RIGHTS = ['original', 'commercial', 'unclear'] as const;
export type SoundRights = (typeof SOUND_RIGHTS)[number];

/** TikTok's disclosure labels; `none` where the page says that there is none. */
export const DISCLOSURES = ['none', 'paid-partnership', 'promotional', 'commission'] as const;
export type Disclosure = (typeof DISCLOSURES)[number];

/** How a post was made from another one; `remix` where the page does not tell which of the two. */
export const REMIXES = ['duet', 'stitch', 'remix'] as const;

/** The post that a duet or stitch was made from. */
export interface RemixSource {
  how: (typeof REMIXES)[number];
  /** Null where the page does not tell. */
  itemId: string | null;
  handle: string | null;
  /** Whether the source is a duet or stitch itself; null when unknown. */
  isRemix: boolean | null;
}

/** What else the page told of a post. What is missing is unknown, never "no". */
export interface PostDetails {
  /** Length of a video, in seconds. */
  durationS?: number | undefined;
  /** Followers of the creator. */
  followers?: number | undefined;
  /** Whether others may duet or stitch it. */
  canDuet?: boolean | undefined;
  canStitch?: boolean | undefined;
  madeFrom?: RemixSource | undefined;
  sound?: SoundRights | undefined;
  disclosure?: Disclosure | undefined;
  /** It was or is used as an ad (`isAd`); never known to be false. */
  wasAd?: true | undefined;
  /** The creator opened it to ads (`adAuthorization`), a hint only; never known to be false. */
  isOpenToAds?: true | undefined;
  audience?: Audience | undefined;
  isStory?: boolean | undefined;
  /** Without `#`. */
  hashtags?: string[] | undefined;
  /** Handles without `@`. */
  mentions?: string[] | undefined;
  /** How many other posts the caption mentions. */
  mentionedPosts?: number | undefined;
  /** The counts were read off the screen, where they are rounded: "25.5K". */
  areCountsApproximate?: true | undefined;
}

/** A TikTok post as read from the page. */
export interface Post {
  /** 15 to 25 digits; always a string, for it overflows a number. */
  itemId: string;
  kind: PostKind;
  /** The creator's handle without `@`; null where the page does not tell. */
  handle: string | null;
  nickname: string | null;
  caption: string | null;
  /** Language of the caption as TikTok guesses it, e.g. `en`; null when unknown. */
  language: string | null;
  /** Upload time; taken from the id when the page holds nothing better. */
  publishedAt: EpochMs | null;
  stats: PostStats;
  details: PostDetails;
}

/** A post of which only what a link tells is known. */
export function barePost(itemId: string, kind: PostKind, handle: string | null): Post {
  return {
    itemId,
    kind,
    handle,
    nickname: null,
    caption: null,
    language: null,
    publishedAt: uploadTime(itemId),
    stats: {},
    details: {},
  };
}

const ITEM_ID = /^\d{15,25}$/;

/** Whether a text has the shape of a TikTok item id. */
export function isItemId(text: unknown): text is string {
  return typeof text === 'string' && ITEM_ID.test(text);
}

const FIRST_UPLOAD_MS = Date.UTC(2014, 0, 1);
const LAST_UPLOAD_MS = Date.UTC(2100, 0, 1);

/**
 * Upload time hidden in an item id: its upper 32 bits are Unix seconds (held for 186 of 190 captured items within an
 * hour, median 10 s; captures 2022-05 to 2026-07).
 * @returns null when the id is not one, or the time is not plausible.
 */
export function uploadTime(itemId: string): EpochMs | null {
  if (!isItemId(itemId)) return null;
  const at = Number(BigInt(itemId) >> 32n) * 1000;
  return at > FIRST_UPLOAD_MS && at < LAST_UPLOAD_MS ? at : null;
}
