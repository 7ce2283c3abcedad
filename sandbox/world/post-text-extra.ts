import type { WorldPost } from './posts.ts';
import { readTextExtra, type TextExtra } from './text-extra.ts';

/** `textExtra.subType` of a mention that answers a comment (captured 2023-02). */
const REPLY = 2;

/** The hashtags and mentions of a post; its mentions in turn refer to the posts that it refers to. */
export function textExtraOf({ caption, special }: WorldPost): TextExtra[] {
  const extras = readTextExtra(caption);
  const ids = special?.mentionedPostIds ?? [];
  const mentions = extras.filter(({ userUniqueId }) => userUniqueId !== '');
  return extras.map((extra) => {
    const nth = mentions.indexOf(extra);
    if (nth < 0) return extra;
    return {
      ...extra,
      awemeId: ids[nth] ?? '',
      subType: special?.isReply && nth === 0 ? REPLY : extra.subType,
    };
  });
}
