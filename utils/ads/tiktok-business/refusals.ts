import type { RefusalReason } from '../../domain/refusal.ts';

/** A mark in TikTok's message: `-500` and its keys are a hiccup in processing, not a refusal. */
type Mark = RefusalReason | 'processing-error';

/**
 * TikTok's keys for Spark-code failures, as Ads Manager shows them (help centre, "About Spark Ads code error
 * notifications", July 2025; reference §7.1). One key is cut off in the source; a field's name stands for the source
 * post's missing code.
 */
const MARK_OF_KEY: readonly (readonly [key: string, mark: Mark])[] = [
  ['auth_code_format_error', 'code-format'],
  ['auth_code_not_found', 'code-not-found'],
  ['auth_code_expired', 'code-expired'],
  ['video_deleted', 'post-deleted'],
  ['video_unavailable', 'post-unavailable'],
  ['illegal_item_status_error', 'post-unavailable'],
  ['story_video_not_supported', 'story'],
  ['carousel_duet_not_supported', 'carousel-duet'],
  ['mention_multiple_videos', 'several-mentions'],
  ['multi_duet_stitch_refus', 'duet-of-duet'],
  ['original_post_auth_code', 'source-code-missing'],
  ['call_rpc_fail', 'processing-error'],
  ['call_db_fail', 'processing-error'],
];

/** The numbers of the same table. 4002 is both "deleted" and "unavailable": the wider one. */
const MARK_OF_NUMBER: ReadonlyMap<number, Mark> = new Map<number, Mark>([
  [4013, 'code-format'],
  [4025, 'code-expired'],
  [4002, 'post-unavailable'],
  [900_012, 'post-unavailable'],
  [4027, 'story'],
  [4042, 'carousel-duet'],
  [930_002, 'several-mentions'],
  [900_003, 'duet-of-duet'],
  [-500, 'processing-error'],
]);

/** A number that stands by itself: not inside an id, a word, or a Spark code that the message echoes. */
const LONE_NUMBER = /(?<![\w#+/=%-])-?\d{3,6}(?![\w+/=%-])/g;

/**
 * Why TikTok refused a Spark code, by its key or by a return code that is its number: how the API words it, and in
 * which language, is not documented. Null when there is no such mark.
 */
export function readRefusal(returnCode: number, message: string): Mark | null {
  // A key says more than its number, which it may share with another.
  const byKey = MARK_OF_KEY.find(([key]) => message.includes(key))?.[1];
  return byKey ?? MARK_OF_NUMBER.get(returnCode) ?? null;
}

/** The same by a number in the message, for answers that can only be about the code. */
export function readNumberedRefusal(message: string): Mark | null {
  for (const [number] of message.matchAll(LONE_NUMBER)) {
    const mark = MARK_OF_NUMBER.get(Number(number));
    if (mark) return mark;
  }
  return null;
}
