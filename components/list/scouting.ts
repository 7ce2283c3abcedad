import type { Campaign, Lookout } from '../../utils/domain/campaign.ts';
import type { EpochMs } from '../../utils/domain/clock.ts';
import { insightOf, type PostInsight } from '../../utils/domain/insight.ts';
import type { ListedRow, RequestRow } from '../../utils/domain/overview.ts';
import { ownership } from '../../utils/domain/remix.ts';
import { type Extender, extenderOf } from '../../utils/domain/situation.ts';

/** What posts of the list are judged by, besides themselves. */
export interface Scouting {
  lookout: Lookout;
  /** How many posts of the list were made from a post, by its item id. */
  remixCounts: ReadonlyMap<string, number>;
}

/** What the posts of a list are judged by, from the list itself, all campaigns and the person's own accounts. */
export function scoutingOf(
  { rows, campaigns }: { rows: RequestRow[]; campaigns: Campaign[] },
  ownHandles: string[],
): Scouting {
  const remixCounts = new Map<string, number>();
  for (const { post } of rows) {
    const source = post?.details.madeFrom?.itemId;
    if (source) remixCounts.set(source, (remixCounts.get(source) ?? 0) + 1);
  }
  return {
    lookout: { ownHandles, campaigns: campaigns.filter(({ isActive }) => isActive) },
    remixCounts,
  };
}

/** When the counts of a post were seen; they were last kept then, or when it was saved. */
export function seenAt({ seenAt: keptAt, request }: RequestRow): EpochMs {
  return keptAt ?? request.createdAt;
}

/** Whether the post of a row is by one of the person's own accounts: then there is nobody to ask. */
export function isOurs({ row }: ListedRow, { lookout }: Scouting): boolean {
  return row.post !== null && ownership(row.post, lookout.ownHandles) === 'ours';
}

/** Who can make the window of a row longer. */
export function extenderOfRow(listed: ListedRow, scouting: Scouting): Extender {
  return extenderOf(isOurs(listed, scouting), listed.row.creator);
}

/** What can be said of the post of a row; null when the post is not known. */
export function insightOfRow(
  { row, badge }: ListedRow,
  { lookout, remixCounts }: Scouting,
): PostInsight | null {
  if (!row.post) return null;
  return insightOf(row.post, {
    lookout,
    memory: row.creator,
    badge,
    madeFromCount: remixCounts.get(row.post.itemId) ?? 0,
    // Counts say nothing of the time after they were seen.
    now: seenAt(row),
  });
}
