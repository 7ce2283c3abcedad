import type { SparkCode } from '../domain/authorization.ts';
import type { EpochMs } from '../domain/clock.ts';
import { type Digest, fingerprintOf } from '../domain/fingerprint.ts';
import { parsePostUrl } from '../domain/post-url.ts';
import type { ReceivedCode, ReceivedCodes } from '../domain/received-codes.ts';
import { ScoutError } from '../domain/scout-error.ts';
import { findCodes, type FoundCode } from '../domain/spark-code.ts';
import { accountsForCodes, type ConnectedAccount } from '../store/ad-accounts.ts';
import { codeByFingerprint } from '../store/codes.ts';
import type { ScoutDb } from '../store/db.ts';
import { putLine } from '../store/outbox.ts';
import { liveRequest, requestOfPost, stepRequest } from '../store/requests.ts';
import { takeCodeBack } from '../store/take-code-back.ts';
import { type ActionContext, requireRequest } from './context.ts';

interface Fingerprinted extends FoundCode {
  fingerprint: string;
}

/**
 * Takes Spark codes as they were pasted. Each is kept, bound to its request where that is known (the one named, or
 * the one whose link stands on the same line), and checked with TikTok where an ad account is connected. A known code
 * is read again, never dropped: an extended code is the same code.
 * @throws ScoutError `no-code-found`, `not-found`
 */
export async function receiveCodes(
  context: ActionContext & { digest: Digest },
  text: string,
  requestId: string | null,
): Promise<ReceivedCodes> {
  const { db, clock, digest } = context;
  const now = clock();
  const found = await Promise.all(
    findCodes(text).map(async (one) => ({
      ...one,
      fingerprint: await fingerprintOf(one.code, digest),
    })),
  );
  if (found.length === 0) throw new ScoutError('no-code-found');
  return db.transaction(
    'rw',
    [db.codes, db.requests, db.events, db.outbox, db.adAccounts],
    async () => {
      if (requestId !== null) await requireRequest(db, requestId);
      const accounts = await accountsForCodes(db);
      const codes: ReceivedCode[] = [];
      for (const [index, one] of found.entries()) {
        // A text pasted on one request names the owner of its first code only; the others must speak for themselves.
        const owner =
          index === 0 && requestId !== null ? requestId : await requestOfLink(db, one.link);
        codes.push(await keepCode(context, one, owner, accounts, now));
      }
      return { codes, checking: accounts.length > 0 };
    },
  );
}

async function requestOfLink(db: ScoutDb, link: string | null): Promise<string | null> {
  const post = link === null ? null : parsePostUrl(link);
  const request = post ? await requestOfPost(db, post.itemId) : undefined;
  return request && request.deletedAt === null ? request.id : null;
}

async function keepCode(
  { db, newId }: ActionContext,
  found: Fingerprinted,
  owner: string | null,
  accounts: ConnectedAccount[],
  now: EpochMs,
): Promise<ReceivedCode> {
  const known = await codeByFingerprint(db, found.fingerprint);
  const former = await formerOwner(db, known);
  const requestId = owner ?? former;
  const code: SparkCode = {
    id: known?.id ?? newId(),
    fingerprint: found.fingerprint,
    value: found.code,
    requestId,
    itemId: known?.itemId ?? null,
    itemSource: known?.itemSource ?? null,
    receivedAt: now,
    preview: null,
    refusal: null,
    isOpen: known?.isOpen ?? false,
    createdAt: known?.createdAt ?? now,
    updatedAt: now,
    deletedAt: null,
  };
  await db.codes.put(code);
  if (former !== null && former !== requestId) {
    const detail = { from: former, to: requestId };
    await takeCodeBack(db, former, { history: 'code-moved', by: 'hand', at: now, detail });
  }
  if (requestId !== null) await noteCode(db, requestId, now);
  for (const { id: adAccountId } of accounts) {
    await putLine(
      db,
      { kind: 'preview-code', adAccountId, codeId: code.id, requestId, itemId: null },
      now,
    );
  }
  return {
    codeId: code.id,
    outcome: known && known.deletedAt === null ? 'known' : 'new',
    requestId,
  };
}

/** The request that a known code belongs to; null when it was put away, for nobody would see the code there. */
async function formerOwner(db: ScoutDb, known: SparkCode | undefined): Promise<string | null> {
  const id = known?.requestId ?? null;
  return id === null ? null : ((await liveRequest(db, id))?.id ?? null);
}

/** Steps the request; one that is authorised stays so, its code is only read again. */
async function noteCode(db: ScoutDb, requestId: string, now: EpochMs): Promise<void> {
  await stepRequest(db, requestId, {
    event: 'code-received',
    history: 'code-received',
    by: 'hand',
    at: now,
  });
}
