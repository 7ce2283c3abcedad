import type { AdAccount, Authorization, HandFact, SparkCode } from '../domain/authorization.ts';
import { DAY_MS, type EpochMs } from '../domain/clock.ts';
import type { SparkRequest } from '../domain/request.ts';
import { ScoutError } from '../domain/scout-error.ts';
import { codesOf } from '../store/codes.ts';
import type { ScoutDb } from '../store/db.ts';
import { putLine } from '../store/outbox.ts';
import { stepRequest } from '../store/requests.ts';
import { type ActionContext, requireRequest } from './context.ts';

/** What a person tells of a code applied in Ads Manager. */
export interface AppliedByHand {
  accountLabel: string;
  /** Null when not known: then received + days, the latest possible end. */
  endsAt: EpochMs | null;
}

/**
 * Notes that a post was authorised by hand, in the ad account with this label (made when new). A connected account
 * confirms it by reading.
 * @throws ScoutError `not-found`, `not-possible`
 */
export function markApplied(
  context: ActionContext,
  requestId: string,
  applied: AppliedByHand,
): Promise<SparkRequest> {
  const { db, clock } = context;
  const now = clock();
  const tables = [db.requests, db.events, db.codes, db.adAccounts, db.authorizations, db.outbox];
  return db.transaction('rw', tables, async () => {
    const request = await requireRequest(db, requestId);
    const account = await accountByLabel(context, applied.accountLabel, now);
    const code = (await codesOf(db, requestId)).at(-1) ?? null;
    const byHand = handFact(request, code, applied.endsAt, now);
    const before = await noteFact(db, request, account, code, byHand);
    const stepped = await stepRequest(db, requestId, {
      event: 'authorized',
      history: 'marked-applied',
      by: 'hand',
      at: now,
      detail: { account: account.label },
    });
    if (!stepped?.before) throw new ScoutError('not-possible');
    const marked = { adAccountId: account.id, before };
    const next: SparkRequest = {
      ...stepped,
      // What the creator was asked for while the earlier end stood has had its answer.
      statusSince: isExtended(before, byHand) ? now : stepped.statusSince,
      before: { ...stepped.before, marked },
    };
    await db.requests.put(next);
    if (code) await stopSending(db, account, code);
    if (account.connectedAt !== null) {
      const { itemId } = request;
      await putLine(
        db,
        { kind: 'read-post', adAccountId: account.id, requestId, codeId: code?.id ?? null, itemId },
        now,
      );
    }
    return next;
  });
}

/** What waits to bring this code to this ad account is done by hand; what was sent already is still looked for. */
async function stopSending(db: ScoutDb, { id }: AdAccount, code: SparkCode): Promise<void> {
  await db.outbox
    .filter(
      (line) =>
        line.codeId === code.id &&
        line.adAccountId === id &&
        line.kind !== 'read-post' &&
        line.sentAt === null,
    )
    .delete();
}

function isExtended(before: Authorization | null, { endsAt }: HandFact): boolean {
  const from = before?.byHand?.endsAt ?? null;
  return from !== null && endsAt !== null && endsAt > from;
}

function handFact(
  request: SparkRequest,
  code: SparkCode | null,
  endsAt: EpochMs | null,
  now: EpochMs,
): HandFact {
  const latest = (code?.receivedAt ?? now) + request.days * DAY_MS;
  return {
    startsAt: null,
    endsAt: endsAt ?? latest,
    endIsLatestPossible: endsAt === null,
    at: now,
  };
}

/** @returns what was known of the post in this ad account before */
async function noteFact(
  db: ScoutDb,
  { id: requestId, itemId }: SparkRequest,
  { id: adAccountId }: AdAccount,
  code: SparkCode | null,
  byHand: HandFact,
): Promise<Authorization | null> {
  const known = await db.authorizations.get([adAccountId, itemId]);
  const authorization: Authorization = {
    adAccountId,
    itemId,
    requestId,
    codeId: code?.id ?? known?.codeId ?? null,
    outcome: 'applied',
    sentAt: known?.sentAt ?? null,
    byHand,
    byTikTok: known?.byTikTok ?? null,
    readAt: known?.readAt ?? null,
    told: known?.told ?? null,
    putAsideAt: null,
    createdAt: known?.createdAt ?? byHand.at,
    updatedAt: byHand.at,
  };
  await db.authorizations.put(authorization);
  return known ?? null;
}

async function accountByLabel(
  { db, newId }: ActionContext,
  label: string,
  now: EpochMs,
): Promise<AdAccount> {
  const known = await db.adAccounts
    .filter((one) => one.deletedAt === null && one.label === label)
    .first();
  if (known) return known;
  const account: AdAccount = {
    id: newId(),
    label,
    advertiserId: null,
    currency: null,
    timezone: null,
    advertiserStatus: null,
    scopes: null,
    connectedAt: null,
    appliesCodes: false,
    pausedAt: null,
    lastAnswerAt: null,
    sweep: null,
    problem: null,
    createdAt: now,
    updatedAt: now,
    deletedAt: null,
  };
  await db.adAccounts.add(account);
  return account;
}
