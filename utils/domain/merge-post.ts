import { type Post, type PostDetails, type RemixSource, uploadTime } from './post.ts';

/**
 * What is known of a post after another sighting of it: unknown facts are added and counts refreshed, but a known fact
 * is never blanked, and counts read off the screen never replace exact ones.
 */
export function mergePost(known: Post | undefined, seen: Post): Post {
  return {
    itemId: seen.itemId,
    // A bare id and some links say "video" of anything.
    kind: known?.kind === 'photo' ? 'photo' : seen.kind,
    handle: seen.handle ?? known?.handle ?? null,
    nickname: seen.nickname ?? known?.nickname ?? null,
    caption: seen.caption ?? known?.caption ?? null,
    language: seen.language ?? known?.language ?? null,
    publishedAt: mergePublishedAt(known, seen),
    ...mergeCounts(known, seen),
  };
}

/** Whether the page told the post's counts exactly, plays at least. */
export function hasExactCounts({ stats, details }: Post): boolean {
  return stats.plays !== undefined && details.areCountsApproximate !== true;
}

/** A copy without the facts that are there in name only, as some browsers' messages carry them. */
export function withoutUnknown<T extends object>(facts: T): T {
  const copy = { ...facts };
  for (const key in copy) if (copy[key] === undefined) delete copy[key];
  return copy;
}

/** The time in the id is seconds off: it does not replace what the page told. */
function mergePublishedAt(known: Post | undefined, seen: Post): Post['publishedAt'] {
  const before = known?.publishedAt ?? null;
  const isFromId = seen.publishedAt === uploadTime(seen.itemId);
  return (isFromId ? before : null) ?? seen.publishedAt ?? before;
}

function mergeCounts(known: Post | undefined, seen: Post): Pick<Post, 'stats' | 'details'> {
  const before = known?.stats ?? {};
  const now = withoutUnknown(seen.stats);
  const { areCountsApproximate: wasRounded, ...oldDetails } = known?.details ?? {};
  const { areCountsApproximate: isRounded, ...newDetails } = seen.details;
  const details = mergeDetails(stillTrue(oldDetails, seen), newDetails);
  const asBefore = { stats: before, details: marked(details, wasRounded) };
  if (!hasAny(now)) return asBefore;
  if (isRounded && hasAny(before) && !wasRounded) return asBefore;
  // Exact counts come all at once: what is left of rounded ones would pass for exact beside them.
  const isReplaced = Boolean(wasRounded) && !isRounded;
  return {
    stats: isReplaced ? now : { ...before, ...now },
    details: marked(details, isRounded),
  };
}

function marked(details: PostDetails, isRounded: true | undefined): PostDetails {
  return isRounded ? { ...details, areCountsApproximate: true } : details;
}

/** That TikTok did not show a post is a hint only (blocked networks get that answer, too): a post with counts is there. */
function stillTrue(known: PostDetails, seen: Post): PostDetails {
  if (known.audience !== 'gone' || !hasExactCounts(seen)) return known;
  const { audience: _hint, ...others } = known;
  return others;
}

function mergeDetails(known: PostDetails, seen: PostDetails): PostDetails {
  const madeFrom = mergeSource(known.madeFrom, seen.madeFrom);
  return { ...known, ...withoutUnknown(seen), ...(madeFrom && { madeFrom }) };
}

/** One page tells how a post was made, another one from what. */
function mergeSource(
  known: RemixSource | undefined,
  seen: RemixSource | undefined,
): RemixSource | undefined {
  if (!known || !seen) return seen ?? known;
  const isOther = known.itemId !== null && seen.itemId !== null && known.itemId !== seen.itemId;
  if (isOther) return seen;
  return {
    how: seen.how === 'remix' ? known.how : seen.how,
    itemId: seen.itemId ?? known.itemId,
    handle: seen.handle ?? known.handle,
    isRemix: seen.isRemix ?? known.isRemix,
  };
}

function hasAny(facts: object): boolean {
  return Object.keys(facts).length > 0;
}
