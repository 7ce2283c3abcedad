import type { AuthorizedPost } from '../ads/port.ts';
import { contradicts } from '../domain/attention.ts';
import type { Authorization } from '../domain/authorization.ts';
import { type EpochMs, SECOND_MS } from '../domain/clock.ts';
import type { ScoutDb } from '../store/db.ts';
import { addEvent } from '../store/events.ts';
import type { StoredLine } from '../store/outbox.ts';
import { stepRequest } from '../store/requests.ts';
import {
  authorizationOf,
  extensionOf,
  type ListedAuthorization,
  tellOfPostGone,
} from './listed-facts.ts';
import { livenessOf, livenessOfAuthorization } from './liveness.ts';
import { liveRequestOfPost, settleStatus } from './settle-status.ts';

/** A post that was there before is believed to be gone when this many reads in a row say so. */
const MISSES_BELIEVED = 2;
const MISS_AGAIN_MS = 30 * SECOND_MS;

/**
 * Takes in a post as the ad account lists it: the facts, what is new about them, what they say of a window noted by
 * hand (which is never overwritten), and the status. Call inside `inOneGo`.
 * @param code the code that was just applied; null when the post was only read
 * @returns whether the request's history tells of it
 */
export async function recordPost(
  db: ScoutDb,
  adAccountId: string,
  post: AuthorizedPost,
  code: { id: string; sentAt: EpochMs | null } | null,
  now: EpochMs,
): Promise<boolean> {
  const { itemId } = post;
  const rows = await db.authorizations.where('itemId').equals(itemId).toArray();
  const known = rows.find((row) => row.adAccountId === adAccountId);
  const request = await liveRequestOfPost(db, itemId);
  const next = { ...authorizationOf(adAccountId, post, known, now), readAt: now };
  if (request) next.requestId = request.id;
  if (code) Object.assign(next, { codeId: code.id, sentAt: code.sentAt ?? next.sentAt });
  await db.authorizations.put(next);
  const others = rows.filter((row) => row.adAccountId !== adAccountId);
  if (known?.byTikTok?.endsAt !== post.endsAt)
    await compareWithHand(db, [...others, next], next, now);
  if (others.some(({ byTikTok }) => byTikTok === null)) await noteReading(db, itemId, now);
  if (!request) return false;
  await tellOfPostGone(db, request.id, known, post, now);
  const extension = extensionOf(rows, next, code?.id ?? null, now);
  if (await settleStatus(db, itemId, now, extension)) return true;
  if (extension === null) return false;
  const { history: type, detail } = extension;
  await addEvent(db, { type, at: now, by: 'tiktok', requestId: request.id, itemId, detail });
  return true;
}

/**
 * Takes in that the ad account does not list a post. Once is not enough to believe it: the line looks again. Call
 * inside `inOneGo`; ends the line or puts it off.
 */
export async function recordMissing(db: ScoutDb, line: StoredLine, now: EpochMs): Promise<void> {
  const itemId = line.itemId ?? '';
  const known = await db.authorizations.get([line.adAccountId, itemId]);
  // A code on its way to the account has its own line, which looks for as long as it takes.
  const isSurprise = known?.outcome === 'applied';
  const misses = line.misses + 1;
  if (isSurprise && misses < MISSES_BELIEVED) {
    await db.outbox.put({ ...line, misses, lastError: null, notBefore: now + MISS_AGAIN_MS });
    return;
  }
  if (isSurprise) await believeGone(db, known, now);
  await noteReading(db, itemId, now);
  await db.outbox.delete(line.seq);
}

/** Says once whether TikTok's window confirms what was noted by hand, in this or another ad account. */
async function compareWithHand(
  db: ScoutDb,
  authorizations: Authorization[],
  { itemId, byTikTok: fact }: ListedAuthorization,
  now: EpochMs,
): Promise<void> {
  for (const { byHand, requestId } of authorizations) {
    if (!byHand) continue;
    const differs =
      livenessOf(fact, now) === 'over'
        ? byHand.endsAt === null || byHand.endsAt > now
        : contradicts(byHand.endsAt, fact.endsAt, byHand.endIsLatestPossible);
    await addEvent(db, {
      type: differs ? 'window-contradicted' : 'window-confirmed',
      at: now,
      by: 'tiktok',
      requestId,
      itemId,
      detail: { byHand: byHand.endsAt, byTikTok: fact.endsAt },
    });
  }
}

/** Notes that TikTok answered, so that a post known by hand only is not asked for in every run. */
async function noteReading(db: ScoutDb, itemId: string, now: EpochMs): Promise<void> {
  await db.authorizations
    .where('itemId')
    .equals(itemId)
    .filter(({ byTikTok }) => byTikTok === null)
    .modify({ readAt: now });
}

async function believeGone(db: ScoutDb, known: Authorization, now: EpochMs): Promise<void> {
  const { itemId, byHand, byTikTok } = known;
  const wasLive = byTikTok !== null && livenessOf(byTikTok, now) === 'live';
  await db.authorizations.put({ ...known, outcome: 'not-applied', readAt: now, updatedAt: now });
  const request = await liveRequestOfPost(db, itemId);
  if (!byTikTok && byHand) {
    const detail = { byHand: byHand.endsAt, byTikTok: null };
    const requestId = request?.id ?? known.requestId;
    await addEvent(db, {
      type: 'window-contradicted',
      at: now,
      by: 'tiktok',
      requestId,
      itemId,
      detail,
    });
  }
  // A post that leaves the list after its window ended was only tidied away.
  if (!wasLive || !request || (await isLiveElsewhere(db, itemId, now))) return;
  await stepRequest(db, request.id, {
    event: 'revoked',
    history: 'revoked',
    by: 'tiktok',
    at: now,
  });
}

async function isLiveElsewhere(db: ScoutDb, itemId: string, now: EpochMs): Promise<boolean> {
  const others = await db.authorizations.where('itemId').equals(itemId).toArray();
  return others.some((one) => livenessOfAuthorization(one, now) === 'live');
}
