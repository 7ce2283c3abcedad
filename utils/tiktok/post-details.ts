import {
  AUDIENCES,
  DISCLOSURES,
  isItemId,
  type PostDetails,
  REMIXES,
  type RemixSource,
  SOUND_RIGHTS,
} from '../domain/post.ts';
import { toHandle } from '../domain/post-url.ts';
import { isRecord, mergeKnown, readCount } from './read-values.ts';

const MAX_DURATION_S = 86_400;
const MAX_TAGS = 100;
const MAX_TAG = 200;

/**
 * Checks details that came from the page's world, one by one: what is not as it should be stays unknown. Whether counts
 * are approximate is ours to say, and not read.
 */
export function readDetails(from: Record<string, unknown>): PostDetails {
  return mergeKnown<PostDetails>(
    {},
    {
      durationS: readDuration(from['durationS']),
      followers: readCount(from['followers']),
      canDuet: readFlag(from['canDuet']),
      canStitch: readFlag(from['canStitch']),
      madeFrom: readSource(from['madeFrom']),
      sound: oneOf(SOUND_RIGHTS, from['sound']),
      disclosure: oneOf(DISCLOSURES, from['disclosure']),
      wasAd: readSign(from['wasAd']),
      isOpenToAds: readSign(from['isOpenToAds']),
      audience: oneOf(AUDIENCES, from['audience']),
      isStory: readFlag(from['isStory']),
      hashtags: readList(from['hashtags'], toTag),
      mentions: readList(from['mentions'], toHandle),
      mentionedPosts: readCount(from['mentionedPosts']),
    },
  );
}

function readDuration(value: unknown): number | undefined {
  return typeof value === 'number' && value > 0 && value <= MAX_DURATION_S ? value : undefined;
}

function readFlag(value: unknown): boolean | undefined {
  return typeof value === 'boolean' ? value : undefined;
}

function readSign(value: unknown): true | undefined {
  return value === true || undefined;
}

function oneOf<T extends string>(words: readonly T[], value: unknown): T | undefined {
  return words.find((word) => word === value);
}

function toTag(value: unknown): string | null {
  return typeof value === 'string' && value !== '' && value.length <= MAX_TAG ? value : null;
}

/** A list without what does not belong in it; undefined when nothing is left. */
function readList(value: unknown, read: (one: unknown) => string | null): string[] | undefined {
  const list = Array.isArray(value) ? [...new Set(value.flatMap((one) => read(one) ?? []))] : [];
  return list.length > 0 ? list.slice(0, MAX_TAGS) : undefined;
}

function readSource(value: unknown): RemixSource | undefined {
  if (!isRecord(value)) return undefined;
  const how = oneOf(REMIXES, value['how']);
  const { itemId, handle, isRemix } = value;
  return (
    how && {
      how,
      itemId: isItemId(itemId) ? itemId : null,
      handle: toHandle(handle),
      isRemix: readFlag(isRemix) ?? null,
    }
  );
}
