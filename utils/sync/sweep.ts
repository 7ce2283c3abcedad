import { AdsError } from '../ads/ads-error.ts';
import type { Access, PostsPage } from '../ads/port.ts';
import { type EpochMs, SECOND_MS } from '../domain/clock.ts';
import type { ConnectedAccount } from '../store/ad-accounts.ts';
import type { ScoutDb } from '../store/db.ts';
import { readToken } from '../store/secrets.ts';
import { dropSweep, readSweep, type Sweep, writeSweep } from '../store/sweeps.ts';
import { backoffMs, REMEDIES } from './backoff.ts';
import { AccountLeft, askWhileOurs, assertStillOurs } from './account-left.ts';
import { inSweep, type SyncContext } from './context.ts';
import { workingAccounts } from './due-lines.ts';
import { lookForMissing } from './look-for-missing.ts';
import { LIST, readPages } from './read-pages.ts';
import { takeInPosts } from './take-in-posts.ts';

/** So many pages are taken in at once, and then the place is kept. */
const PAGES_AT_ONCE = 10;
/** Longer waits after a failure are left to the next run. */
const LONGEST_WAIT_MS = 10 * SECOND_MS;

/** An ad account whose list is to be gone through, with how far that is. */
interface SweepWork {
  account: ConnectedAccount;
  access: Access;
  sweep: Sweep;
}

/**
 * Goes through the lists of all ad accounts that wait for it, one after the other, from where the last worker stopped.
 * @returns whether any was gone through to its end
 */
export async function sweepAccounts(context: SyncContext): Promise<boolean> {
  const { db, clock, pause, signal } = context;
  let hasWorked = false;
  const putAside = new Set<string>();
  while (!signal.aborted) {
    const work = await nextSweep(db, putAside);
    if (!work) break;
    const waitMs = work.sweep.notBefore - clock();
    if (waitMs > LONGEST_WAIT_MS) putAside.add(work.account.id);
    else if (waitMs > 0) await pause(waitMs, signal);
    else if (await sweepOrPutOff(context, work)) hasWorked = true;
  }
  return hasWorked;
}

function nextSweep(db: ScoutDb, putAside: ReadonlySet<string>): Promise<SweepWork | null> {
  return db.transaction('r', [db.adAccounts, db.secrets, db.syncState], async () => {
    const token = await readToken(db);
    for (const account of await workingAccounts(db)) {
      const sweep = putAside.has(account.id) ? null : await readSweep(db, account.id);
      if (token === null || !sweep) continue;
      return { account, access: { token, advertiserId: account.advertiserId }, sweep };
    }
    return null;
  });
}

async function sweepOrPutOff(context: SyncContext, work: SweepWork): Promise<boolean> {
  try {
    await goThrough(context, work);
    return true;
  } catch (error) {
    if (error instanceof AccountLeft) return false;
    const trouble = error instanceof AdsError ? error : null;
    if (trouble === null) context.onDefect(error);
    const putOffFor = trouble ?? new AdsError('unexpected-reply', { endpoint: LIST });
    if (!context.signal.aborted) await putOff(context, work, putOffFor);
    return false;
  }
}

async function goThrough(
  context: SyncContext,
  { account, access, sweep }: SweepWork,
): Promise<void> {
  let place = sweep;
  let pages: PostsPage[] = [];
  let isMoving = sweep.nextPage > 1;
  for await (const page of readPages(context, access, sweep.nextPage, sweep.total)) {
    isMoving ||= place.total !== null && page.total !== place.total;
    place = { ...place, total: place.total ?? page.total };
    pages.push(page);
    if (pages.length < PAGES_AT_ONCE) continue;
    place = await keepPages(
      context,
      access,
      account.id,
      { ...place, nextPage: page.page + 1 },
      pages,
    );
    pages = [];
  }
  // Posts that came while the list was read stand on its first page, and were not there when that was read.
  if (isMoving) pages.push(await readFirstPage(context, access));
  await endSweep(context, access, account.id, place, pages);
}

function readFirstPage(context: SyncContext, access: Access): Promise<PostsPage> {
  const { backend, signal } = context;
  return askWhileOurs(context, access, () => backend.listPosts(access, 1, signal));
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

/** Takes the last pages in. What the list should have had and had not is looked for one by one. */
function endSweep(
  { db, clock }: SyncContext,
  access: Access,
  adAccountId: string,
  place: Sweep,
  pages: PostsPage[],
): Promise<void> {
  return inSweep(db, async () => {
    await assertStillOurs(db, access);
    const now = clock();
    const swept = await takeInPages(db, adAccountId, place, pages, now);
    await lookForMissing(db, adAccountId, swept, now);
    const sweep = { endedAt: now, posts: new Set(swept.seen).size, isWhole: swept.isWhole };
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

async function putOff(
  { db, clock, random }: SyncContext,
  { account, access }: SweepWork,
  { kind, facts }: AdsError,
): Promise<void> {
  const remedy = REMEDIES[kind];
  await inSweep(db, async () => {
    const sweep = await readSweep(db, account.id);
    if (!sweep) return;
    const now = clock();
    const lastError = { kind, at: now };
    if (remedy.kind === 'park-account') {
      // Connected anew while TikTok was asked: what it said is about a token that is no longer ours.
      if ((await readToken(db)) !== access.token) return;
      await db.adAccounts.update(account.id, { problem: lastError, updatedAt: now });
    }
    const wait = remedy.kind === 'retry' ? remedy : REMEDIES.server;
    const notBefore = facts.retryAt ?? now + backoffMs(wait, sweep.attempts, random);
    const attempts = facts.retryAt === undefined ? sweep.attempts + 1 : sweep.attempts;
    await writeSweep(db, account.id, { ...sweep, attempts, notBefore, lastError });
  });
}
