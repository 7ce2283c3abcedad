import { createHash } from 'node:crypto';
import type { CallRecord } from '../../../sandbox/ads-api/call-log.ts';
import type { Ending } from './ending.ts';

/** Return codes with which TikTok surely did not take a code on: too often, a token or a right that is missing. */
export const NOT_TAKEN_ON: ReadonlySet<number> = new Set([
  40001, 40008, 40009, 40013, 40014, 40016, 40065, 40100, 40101, 40102, 40103, 40104, 40105, 40106,
  40107, 40110, 40113, 40118, 40125, 40133, 40300, 40301, 41000,
]);

export const sendingsOf = (log: readonly CallRecord[]): CallRecord[] =>
  log.filter(({ path }) => path.endsWith('/tt_video/authorize/'));

/** SHA-256 in hex, as the log tells codes. */
export const fingerprintOf = (code: string): string =>
  createHash('sha256').update(code).digest('hex');

/**
 * A code is sent to an ad account once. It may go again only after TikTok did not take it on, or when a person
 * wanted so after the last time.
 */
export function judgeSendings(ending: Ending): string[] {
  const { log, codes, decisions, sendings } = ending;
  const itemOf = new Map(codes.map(({ code, itemId }) => [fingerprintOf(code), itemId]));
  const groups = Map.groupBy(
    sendingsOf(log).filter(mayHaveTakenEffect),
    ({ advertiserId, codeFingerprint }) => `${advertiserId} ${codeFingerprint}`,
  );
  let forgiven = sendings.repeated;
  const complaints: string[] = [];
  for (const sent of groups.values()) {
    for (const [index, later] of sent.entries()) {
      const earlier = sent[index - 1];
      if (!earlier) continue;
      const itemId = itemOf.get(later.codeFingerprint ?? '') ?? '';
      const meant = decisions.filter((one) => one.itemId === null || one.itemId === itemId);
      const isWanted = meant.some((one) => one.toSeq >= earlier.seq && one.fromSeq < later.seq);
      // A wish that was waiting when TikTok said no to the one before.
      const isNext = isNo(earlier) && meant.filter((one) => one.fromSeq < later.seq).length > index;
      if (isWanted || isNext) continue;
      // The way sent one twice, and TikTok's "too often" to the second hid its answer to the first.
      if (forgiven > 0) forgiven -= 1;
      else
        complaints.push(
          `call ${later.seq} sends the code of ${itemId} again, after call ${earlier.seq}`,
        );
    }
  }
  return complaints;
}

function mayHaveTakenEffect({ returnCode, committed }: CallRecord): boolean {
  return committed || returnCode === null || !NOT_TAKEN_ON.has(returnCode);
}

/** TikTok's own "no", which reached us. */
function isNo({ returnCode, committed, faults }: CallRecord): boolean {
  return !committed && returnCode !== null && returnCode !== 0 && faults.length === 0;
}
