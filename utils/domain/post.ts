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
