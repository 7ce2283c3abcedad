import { isItemId } from '../domain/post.ts';
import { asRecord, isRecord, recordsIn } from './read-values.ts';

type Json = Record<string, unknown>;

/** A mention that answers somebody's comment: not a person the post is about. Captured 2023-02. */
const REPLY = 2;

/**
 * What TikTok writes in front of the caption of a duet or stitch: "#duet with @handle". Other languages' words for
 * "with" are unverified; whoever writes them says the same.
 */
const REMIX_CAPTION = /^#(duet|stitch) (?:with|con|avec|mit|com|dengan) @/i;

/**
 * TikTok's fields of an item in our words, still unchecked. False values are left out of most items since 2025, so
 * that "absent" means "no" where an item is of the full kind, and nothing elsewhere (captures 2022-05 to 2026-07).
 */
export function readItemDetails(item: Json): Json {
  const author = asRecord(item['author']);
  // Reduced items, as on the mobile site, have none of the fields about who may do what.
  const isFull = 'privateItem' in item;
  const no = isFull ? false : undefined;
  const extras = [item, ...recordsIn(item['contents'])].flatMap((part) =>
    recordsIn(part['textExtra']),
  );
  const madeFrom = readSource(item, extras);
  return {
    durationS: asRecord(item['video'])['duration'],
    followers:
      asRecord(item['authorStatsV2'])['followerCount'] ??
      asRecord(item['authorStats'])['followerCount'],
    canDuet: item['duetEnabled'] ?? no,
    canStitch: item['stitchEnabled'] ?? no,
    madeFrom,
    sound: readSound(asRecord(item['music'])),
    disclosure: readDisclosure(item),
    wasAd: item['isAd'],
    isOpenToAds: item['adAuthorization'],
    audience: readAudience(item, author) ?? (isFull ? 'public' : undefined),
    hashtags: [
      ...extras.map((extra) => extra['hashtagName']),
      ...recordsIn(item['challenges']).map(({ title }) => title),
    ],
    mentions: extras
      .filter(({ subType }) => subType !== REPLY)
      .map(({ userUniqueId }) => userUniqueId),
    mentionedPosts: countMentioned(extras, [item['id'], madeFrom?.itemId]),
  };
}

const PROMOTIONAL: readonly unknown[] = [1001, '1001'];

const isOn = (value: unknown): boolean => value === true || value === 1;

function readAudience(item: Json, author: Json): string | undefined {
  if (isOn(item['secret']) || isOn(item['privateItem'])) return 'private';
  if (isOn(item['forFriend'])) return 'friends';
  return isOn(author['privateAccount']) ? 'private' : undefined;
}

function readSound({ original, is_commerce_music: isCommercial }: Json): string | undefined {
  if (original === true) return 'original';
  return typeof isCommercial === 'boolean' ? (isCommercial ? 'commercial' : 'unclear') : undefined;
}

/**
 * The label of a post. Answers of the search have no such field at all, whatever the post is (capture 2025-02); those
 * with an `item_control` leave it out when there is no label (captures 2025-01 to 2026-07).
 */
function readDisclosure(item: Json): string | undefined {
  const label = item['adLabelVersion'];
  // The last two were never seen set; from the code of a public scraper.
  if (isOn(item['isECVideo'])) return 'commission';
  if (label === 2) return 'paid-partnership';
  if (PROMOTIONAL.includes(item['brandOrganicType'])) return 'promotional';
  return label === 0 || (label === undefined && isRecord(item['item_control']))
    ? 'none'
    : undefined;
}

/**
 * The post that this one was made from. Whether `duetFromId` is used for stitches too is unverified, so that without
 * TikTok's words in the caption it may be either.
 */
function readSource(item: Json, extras: readonly Json[]) {
  const caption = item['desc'];
  const words = typeof caption === 'string' ? REMIX_CAPTION.exec(caption) : null;
  const owner = words && extras.find(({ start }) => start === words[0].length - 1);
  const named = [asRecord(item['duetInfo'])['duetFromId'], owner?.['awemeId']];
  const itemId = named.find((id) => isItemId(id) && id !== item['id']);
  if (!words && itemId === undefined) return undefined;
  const how = words?.[1]?.toLowerCase() ?? 'remix';
  return { how, itemId, handle: owner?.['userUniqueId'] };
}

/**
 * How many other posts the caption refers to; undefined when none, for `awemeId` was only ever seen empty (captures
 * 2022-11 to 2026-07), so that its absence proves nothing.
 */
function countMentioned(extras: readonly Json[], except: readonly unknown[]): number | undefined {
  const ids = extras.map(({ awemeId }) => awemeId).filter(isItemId);
  return new Set(ids.filter((id) => !except.includes(id))).size || undefined;
}
