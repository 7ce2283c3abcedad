import { type Authorization, knownWindow } from '../domain/authorization.ts';
import { DAY_MS, type EpochMs, HOUR_MS } from '../domain/clock.ts';
import type { ConnectedAccount } from '../store/ad-accounts.ts';
import { requestedAuthorizations } from '../store/authorizations.ts';
import type { ScoutDb } from '../store/db.ts';
import { putLineOnce } from '../store/outbox.ts';
import { newSweep, readSweep, type Sweep, writeSweep } from '../store/sweeps.ts';
import { inSweep } from './context.ts';
import { wantedRequests, workingAccounts } from './due-lines.ts';
import { pagesOf } from './read-pages.ts';
import { previewWaitingCodes, sendWithNewSource } from './wake-codes.ts';

/** So often the whole list of an ad account is gone through, for what was authorised without us. */
const SWEEP_EVERY_MS = DAY_MS;
const VERIFY_EVERY_MS = 6 * HOUR_MS;
/** A creator can extend a window that is over, with the same code; after a month nobody does. */
const VERIFY_ENDED_EVERY_MS = DAY_MS;
const VERIFY_ENDED_FOR_MS = 30 * DAY_MS;
/** Nothing of ours waits longer; what does was put off before the clock was set back. */
const LONGEST_WAIT_MS = DAY_MS;

/**
 * Notes what has to be asked so that our list and the ad accounts agree: lists to be gone through, authorizations not
 * verified lately, windows noted by hand, codes that came while no account was there or whose post has a request by
 * now.
 * @param verifyFrom asks for everything whose reading began up to then; null where age alone decides
 */
export function reconcile(db: ScoutDb, now: EpochMs, verifyFrom: EpochMs | null): Promise<void> {
  return inSweep(db, async () => {
    const accounts = await workingAccounts(db);
    if (accounts.length === 0) return;
    await db.outbox
      .where('notBefore')
      .above(now + LONGEST_WAIT_MS)
      .modify({ notBefore: now });
    const authorizations = await askableAuthorizations(db);
    for (const account of accounts) {
      const stale = authorizations(account).filter((one) => isStale(one, account.sweep, now));
      await readAgain(db, account, stale, verifyFrom, now);
    }
    await previewWaitingCodes(db, now);
    await sendWithNewSource(db, now);
  });
}

/**
 * What an ad account can be asked about. Only what belongs to a request that is wanted: of the rest the next sweep
 * tells.
 */
async function askableAuthorizations(
  db: ScoutDb,
): Promise<(account: ConnectedAccount) => Authorization[]> {
  const authorizations = [...(await requestedAuthorizations(db)).values()].flat();
  const wanted = await wantedRequests(
    db,
    authorizations.map(({ requestId }) => requestId),
  );
  const byAccount = Map.groupBy(
    authorizations.filter(({ requestId }) => wanted.has(requestId ?? '')),
    ({ adAccountId }) => adAccountId,
  );
  const accounts = await db.adAccounts.toArray();
  // What was noted by hand for an account that is only a label may be in any connected one.
  const ofLabels = accounts
    .filter(({ connectedAt }) => connectedAt === null)
    .flatMap(({ id }) => byAccount.get(id) ?? [])
    .filter(({ byHand, byTikTok }) => byHand !== null && byTikTok === null);
  return ({ id }) => [...(byAccount.get(id) ?? []), ...ofLabels];
}

/** Post by post, or the whole list where that is cheaper, was never done, or not within a day. */
async function readAgain(
  db: ScoutDb,
  { id: adAccountId, sweep }: ConnectedAccount,
  stale: Authorization[],
  verifyFrom: EpochMs | null,
  now: EpochMs,
): Promise<void> {
  const underWay = await readSweep(db, adAccountId);
  // One that was cut off goes on, unless what it read at first is old by now, or wished for anew.
  const goesOn =
    underWay !== null &&
    !isWishedAnew(underWay, verifyFrom) &&
    now - underWay.startedAt < VERIFY_EVERY_MS &&
    Math.max(underWay.startedAt, underWay.notBefore) <= now + LONGEST_WAIT_MS;
  if (goesOn && underWay.attempts === 0) return;
  const isAsked = verifyFrom !== null && unlessAhead(sweep?.startedAt, now) <= verifyFrom;
  const sweptAt = unlessAhead(sweep?.endedAt, now);
  const isDue = isAsked || sweep === null || underWay !== null || now - sweptAt >= SWEEP_EVERY_MS;
  if (!goesOn && (isDue || stale.length > pagesOf(sweep.posts))) {
    await writeSweep(db, adAccountId, anewFrom(underWay, now));
    return;
  }
  // While the list fails, too: one page that cannot be read must not keep all posts from being verified.
  for (const { itemId, requestId, codeId } of stale) {
    await putLineOnce(db, { kind: 'read-post', adAccountId, requestId, codeId, itemId }, now);
  }
}

/** Whether it began before somebody wished for everything. A second look at what was missed only confirms the first. */
function isWishedAnew({ startedAt, missed }: Sweep, verifyFrom: EpochMs | null): boolean {
  return verifyFrom !== null && startedAt <= verifyFrom && missed.length === 0;
}

/** A list that fails goes on waiting as long as its failures make it. */
function anewFrom(before: Sweep | null, now: EpochMs): Sweep {
  const sweep = newSweep(now);
  if (before === null || before.notBefore > now + LONGEST_WAIT_MS) return sweep;
  const { attempts, notBefore, lastError } = before;
  return { ...sweep, attempts, notBefore: Math.max(now, notBefore), lastError };
}

function isStale(
  authorization: Authorization,
  sweep: ConnectedAccount['sweep'],
  now: EpochMs,
): boolean {
  // Uncertain ones have a line that looks for them, or are settled by a sweep; what is known not to be applied waits for
  // a person.
  if (authorization.outcome !== 'applied') return false;
  const readAt = Math.max(unlessAhead(authorization.readAt, now), unlessAhead(sweep?.endedAt, now));
  const endsAt = knownWindow(authorization)?.endsAt ?? null;
  if (endsAt === null || endsAt > now) return now - readAt >= VERIFY_EVERY_MS;
  if (readAt < endsAt) return true;
  return now - endsAt < VERIFY_ENDED_FOR_MS && now - readAt >= VERIFY_ENDED_EVERY_MS;
}

/** A moment that was noted; never, where that was before the clock was set back. */
function unlessAhead(moment: EpochMs | null | undefined, now: EpochMs): EpochMs {
  return moment && moment <= now ? moment : 0;
}
