import type { CallRecord } from '../../../sandbox/ads-api/call-log.ts';
import type { BindingView } from '../../../sandbox/ads-api/world.ts';
import type { RefusalReason } from '../../../utils/domain/refusal.ts';
import { fingerprintOf, NOT_TAKEN_ON } from './sendings.ts';
import type { Tables } from './ending.ts';

/** A run said that it went well. */
export interface Success {
  /** The latest call of the log by then. */
  toSeq: number;
}

/** All that is judged before anybody connects anew, confirms, or lets a code go. */
export interface Unrepaired {
  tables: Pick<Tables, 'codes' | 'adAccounts' | 'authorizations' | 'outbox'>;
  /** Our calls. */
  log: CallRecord[];
  bindings: BindingView[];
  /** In order. */
  successes: Success[];
}

/** What speaks against a world whose faults have ended, and that no person has put right yet. */
export function judgeUnrepaired(unrepaired: Unrepaired): string[] {
  return [
    ...judgeSuccesses(unrepaired),
    ...judgeRefused(unrepaired),
    ...judgeLeftBehind(unrepaired),
  ];
}

/** Each success has an answer of TikTok's own since the one before it. */
function judgeSuccesses({ successes, log }: Unrepaired): string[] {
  return successes.flatMap(({ toSeq }, index) => {
    const fromSeq = successes[index - 1]?.toSeq ?? 0;
    const since = log.filter(({ seq }) => seq > fromSeq && seq <= toSeq);
    return since.some(isHeard)
      ? []
      : [`a run says after call ${toSeq} that it went well, and TikTok let nothing through`];
  });
}

/** TikTok dealt with the call, be it with a "no" to what was asked; 50000 to 59999 are failures of its own. */
function isHeard({ returnCode }: CallRecord): boolean {
  if (returnCode === null || NOT_TAKEN_ON.has(returnCode)) return false;
  return returnCode < 50_000 || returnCode > 59_999;
}

/** What a code, its window or its post can come to after it took effect. */
const PASSED_AWAY: ReadonlySet<RefusalReason> = new Set<RefusalReason>([
  'code-expired',
  'post-deleted',
  'post-unavailable',
]);

/** A code that took effect in an ad account, by TikTok's word and by our own, is not called one that cannot. */
function judgeRefused({ tables, bindings }: Unrepaired): string[] {
  const advertiserOf = new Map(tables.adAccounts.map(({ id, advertiserId }) => [id, advertiserId]));
  return tables.authorizations.flatMap(({ adAccountId, itemId, codeId, outcome }) => {
    const code = tables.codes.find(({ id }) => id === codeId);
    if (outcome !== 'applied' || !code?.refusal || code.value === '') return [];
    if (PASSED_AWAY.has(code.refusal.reason)) return [];
    const isBound = bindings.some(
      (one) =>
        one.advertiserId === advertiserOf.get(adAccountId) &&
        one.itemId === itemId &&
        one.codeFingerprint === fingerprintOf(code.value),
    );
    return isBound
      ? [`the code of ${itemId} is called bad (${code.refusal.reason}), and runs in ${adAccountId}`]
      : [];
  });
}

/** Nothing waits to be sent to an ad account that nobody can ask. */
function judgeLeftBehind({ tables: { outbox, adAccounts } }: Unrepaired): string[] {
  const connected = new Set(
    adAccounts.filter(({ connectedAt }) => connectedAt !== null).map(({ id }) => id),
  );
  return outbox
    .filter(({ sentAt, adAccountId }) => sentAt === null && !connected.has(adAccountId))
    .map(
      ({ kind, itemId }) => `${kind} for ${itemId} waits for an ad account that is not connected`,
    );
}
