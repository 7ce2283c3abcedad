import { AdsError } from '../ads/ads-error.ts';
import type { Access, PostsPage } from '../ads/port.ts';
import type { EpochMs } from '../domain/clock.ts';
import type { ConnectedAccount } from '../store/ad-accounts.ts';
import type { ScoutDb } from '../store/db.ts';
import { dropSweep, type Sweep, writeSweep } from '../store/sweeps.ts';
import { assertStillOurs } from './account-left.ts';
import { inSweep, type SyncContext } from './context.ts';
import { lookForMissing } from './look-for-missing.ts';
import { assertUseful, type NumberedPage, readPages } from './read-pages.ts';
import { takeInPosts } from './take-in-posts.ts';

/** So many pages are taken in at once, and then the place is kept. */
const PAGES_AT_ONCE = 10;

/** An ad account whose list is to be gone through, with how far that is. */
export interface SweepWork {
  account: ConnectedAccount;
  access: Access;
  sweep: Sweep;
}

/**
 * Goes through the list of an ad account from where the last worker stopped, and keeps its place as it goes.
 *
 * While it is read the list may move. Posts that came stand in front, and are read at the end. Where posts left it,
 * others slipped to pages that were read already: those that were known are missed, so they are read one by one, or
 * looked for in another sweep; new ones are found by the next one, a day late. A list that moved so is not taken for
 * whole, and what it lacks is not taken for gone.
 * @throws AdsError; AccountLeft; what was read before is kept
 */
export async function goThroughList(context: SyncContext, work: SweepWork): Promise<void> {
  const { account, access, sweep } = work;
  let place = sweep.nextPage > 1 ? sweep : { ...sweep, startedAt: context.clock() };
  let pages: NumberedPage[] = [];
  const keep = async (): Promise<void> => {
    const nextPage = (pages.at(-1)?.page ?? 0) + 1;
    place = await keepPages(context, access, account.id, { ...place, nextPage }, pages);
    pages = [];
  };
  // Whatever may have happened while a worker slept.
  const moves = { up: sweep.nextPage > 1, down: sweep.nextPage > 1 };
  try {
    for await (const page of readPages(context, access, sweep.nextPage, sweep.total)) {
      assertUseful(page);
      moves.up ||= place.total !== null && page.total !== place.total;
      moves.down ||= place.total !== null && (page.total ?? 0) < place.total;
      if (page.total !== null) place = { ...place, total: Math.max(place.total ?? 0, page.total) };
      pages.push(page);
      if (pages.length >= PAGES_AT_ONCE) await keep();
    }
  } catch (error) {
    // A page that could not be read says nothing against those before it.
    if (error instanceof AdsError && pages.length > 0) await keep();
    throw error;
  }
  if (moves.up) pages.push(...(await readFront(context, access, place, pages)));
  await endSweep(context, work, { place, pages, hasSlipped: moves.down });
}

/** Reads what came while the list was read, up to where it meets what was there. */
async function readFront(
  context: SyncContext,
  access: Access,
  place: Sweep,
  pages: PostsPage[],
): Promise<NumberedPage[]> {
  const seen = new Set([...place.seen, ...itemIdsOf(pages)]);
  const front: NumberedPage[] = [];
  for await (const page of readPages(context, access, 1, null)) {
    front.push(page);
    if (page.posts.length === 0 || itemIdsOf([page]).some((id) => seen.has(id))) break;
  }
  return front;
}

/** Takes some pages in and notes how far the sweep is, all or nothing. */
function keepPages(
  { db, clock }: SyncContext,
  access: Access,
  adAccountId: string,
  place: Sweep,
  pages: PostsPage[],
): Promise<Sweep> {
  return inSweep(db, async () => {
    await assertStillOurs(db, access);
    const next = { ...(await takeInPages(db, adAccountId, place, pages, clock())), attempts: 0 };
    await writeSweep(db, adAccountId, next);
    return next;
  });
}

/** Takes the last pages in, and what the list should have had and had not: that may take another sweep. */
function endSweep(
  { db, clock }: SyncContext,
  { account: { id: adAccountId }, access }: SweepWork,
  { place, pages, hasSlipped }: { place: Sweep; pages: PostsPage[]; hasSlipped: boolean },
): Promise<void> {
  return inSweep(db, async () => {
    await assertStillOurs(db, access);
    const now = clock();
    const swept = await takeInPages(db, adAccountId, place, pages, now);
    const another = await lookForMissing(db, adAccountId, swept, hasSlipped, now);
    if (another) return writeSweep(db, adAccountId, another);
    const { startedAt } = swept;
    const isWhole = swept.isWhole && !hasSlipped;
    const sweep = { startedAt, endedAt: now, posts: new Set(swept.seen).size, isWhole };
    await db.adAccounts.update(adAccountId, { sweep });
    await dropSweep(db, adAccountId);
  });
}

async function takeInPages(
  db: ScoutDb,
  adAccountId: string,
  place: Sweep,
  pages: PostsPage[],
  now: EpochMs,
): Promise<Sweep> {
  const posts = new Map(pages.flatMap((page) => page.posts.map((post) => [post.itemId, post])));
  await takeInPosts(db, adAccountId, [...posts.values()], now);
  const isWhole = place.isWhole && pages.every(({ isComplete }) => isComplete);
  return { ...place, seen: [...place.seen, ...posts.keys()], isWhole, lastError: null };
}

function itemIdsOf(pages: PostsPage[]): string[] {
  return pages.flatMap(({ posts }) => posts.map(({ itemId }) => itemId));
}
