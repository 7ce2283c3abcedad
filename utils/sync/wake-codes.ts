import type { SparkCode } from '../domain/authorization.ts';
import type { EpochMs } from '../domain/clock.ts';
import { DEFAULT_WORKSPACE } from '../domain/request.ts';
import { accountsForCodes } from '../store/ad-accounts.ts';
import type { ScoutDb } from '../store/db.ts';
import { putLine, putLineOnce } from '../store/outbox.ts';
import { stepRequest } from '../store/requests.ts';
import { isGoodSource } from './source-code.ts';

/**
 * Asks about codes again that came while no ad account was there, or whose post has a request by now. Call inside
 * `inOneGo`.
 */
export async function previewWaitingCodes(db: ScoutDb, now: EpochMs): Promise<void> {
  const accounts = await accountsForCodes(db);
  if (accounts.length === 0) return;
  for (const { id: codeId, requestId } of await codesToPreview(db, await heldCodes(db))) {
    for (const { id: adAccountId } of accounts) {
      const line = { kind: 'preview-code', adAccountId, codeId, requestId, itemId: null } as const;
      await putLineOnce(db, line, now);
    }
  }
}

/**
 * Lets codes go out again that were refused for want of the code of the post that theirs was made from, and for which
 * that code has come, or become known, since. Call inside `inOneGo`.
 * @returns whether there were any
 */
export async function sendWithNewSource(db: ScoutDb, now: EpochMs): Promise<boolean> {
  const accounts = await accountsForCodes(db);
  const codes = accounts.length === 0 ? [] : codesWithNewSource(await heldCodes(db));
  for (const code of codes) {
    const { id: codeId, requestId, itemId } = code;
    await db.codes.put({ ...code, refusal: null, updatedAt: now });
    if (requestId !== null) await stepRequest(db, requestId, { ...CODE_IS_GOOD, at: now });
    for (const { id: adAccountId } of accounts) {
      await putLine(db, { kind: 'apply-code', adAccountId, codeId, requestId, itemId }, now);
    }
  }
  return codes.length > 0;
}

const CODE_IS_GOOD = { event: 'code-received', history: 'code-received', by: 'tiktok' } as const;

async function heldCodes(db: ScoutDb): Promise<SparkCode[]> {
  const codes = await db.codes.toArray();
  return codes.filter(({ deletedAt, value }) => deletedAt === null && value !== '');
}

/** Codes of requests that are through already, say by hand, are not applied to an account connected later. */
async function codesToPreview(db: ScoutDb, codes: SparkCode[]): Promise<SparkCode[]> {
  if (codes.length === 0) return [];
  // All at once: asking for some by index goes row by row, a hundred times slower.
  const live = (await db.requests.toArray()).filter(({ deletedAt }) => deletedAt === null);
  const byId = new Map(live.map((request) => [request.id, request]));
  const byItem = new Map(
    live
      .filter(({ workspaceId }) => workspaceId === DEFAULT_WORKSPACE)
      .map((request) => [request.itemId, request]),
  );
  return codes.filter((code) => {
    const target = code.itemSource === 'tiktok' ? byItem.get(code.itemId ?? '') : undefined;
    if (target && target.id !== code.requestId) return true;
    if (code.preview !== null || code.refusal !== null) return false;
    return code.requestId === null || byId.get(code.requestId)?.status === 'code-received';
  });
}

/** Refused for want of the source's code, of which something has come or become known since. */
function codesWithNewSource(codes: SparkCode[]): SparkCode[] {
  const sources = codes.filter(isGoodSource);
  return codes.filter(
    ({ refusal, sourceItemId }) =>
      refusal?.reason === 'source-code-missing' &&
      sources.some(({ itemId, updatedAt }) => itemId === sourceItemId && updatedAt >= refusal.at),
  );
}
