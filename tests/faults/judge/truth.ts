import type { HistoryEvent } from '../../../utils/domain/history.ts';
import type { Ending } from './ending.ts';
import { fingerprintOf, sendingsOf } from './sendings.ts';

/** What the history claims is what TikTok's log shows. */
export function judgeTruth(ending: Ending): string[] {
  return [
    ...judgeSent(ending),
    ...judgeApplied(ending),
    ...judgeNotApplied(ending),
    ...judgeRevoked(ending),
  ];
}

const ofType = ({ tables }: Ending, type: HistoryEvent['type']): HistoryEvent[] =>
  tables.events.filter((event) => event.type === type);

/** Each sending is told, and none is told that neither arrived nor can have been lost on the way. */
function judgeSent(ending: Ending): string[] {
  const { log, sendings } = ending;
  const told = ofType(ending, 'code-sent').length;
  const arrived = sendingsOf(log).length - sendings.repeated;
  const { unarrived } = sendings;
  if (unarrived === null)
    return told < arrived ? [`${arrived} sendings arrived, ${told} are told`] : [];
  return told === arrived + unarrived
    ? []
    : [`${told} sendings are told; ${arrived} arrived and ${unarrived} were lost`];
}

/** A post that is said to be applied was bound by then. */
function judgeApplied(ending: Ending): string[] {
  const everBound = boundOf(ending);
  return ofType(ending, 'code-applied').flatMap(({ itemId, at }) => {
    const times = everBound.get(itemId ?? '') ?? [];
    return times.some((boundAt) => boundAt <= at)
      ? []
      : [`${itemId} is told to be applied at ${at}, and was not`];
  });
}

/** When each post came into an ad account, by a call of ours or by somebody else's hand. */
function boundOf({ boundByOthers, log, codes }: Ending): Map<string, number[]> {
  const itemOf = new Map(codes.map(({ code, itemId }) => [fingerprintOf(code), itemId]));
  const times = new Map<string, number[]>();
  const add = (itemId: string | undefined, at: number): void => {
    if (itemId !== undefined) times.set(itemId, [...(times.get(itemId) ?? []), at]);
  };
  for (const { itemId, at } of boundByOthers) add(itemId, at);
  for (const call of sendingsOf(log)) {
    if (call.committed) add(itemOf.get(call.codeFingerprint ?? ''), call.at);
  }
  return times;
}

/** A code that is told not to be applied was not bound by us at that time. */
function judgeNotApplied(ending: Ending): string[] {
  const { log, codes, tables } = ending;
  const advertiserOf = new Map(
    tables.adAccounts.map(({ label, advertiserId }) => [label, advertiserId]),
  );
  const isUnbound = log.some(({ path }) => path.endsWith('/tt_video/unbind/'));
  if (isUnbound || !ending.isTransparent) return [];
  return ofType(ending, 'code-not-applied').flatMap(({ itemId, at, detail }) => {
    const code = codes.find((one) => one.itemId === itemId);
    if (!code || detail['reason'] !== null) return [];
    const bound = sendingsOf(log).find(
      (call) =>
        call.committed &&
        call.at < at &&
        call.advertiserId === advertiserOf.get(String(detail['account'])) &&
        call.codeFingerprint === fingerprintOf(code.code),
    );
    return bound ? [`${itemId} is told not to be applied, and call ${bound.seq} bound it`] : [];
  });
}

/** A window that is told to be taken back was. */
function judgeRevoked(ending: Ending): string[] {
  return ofType(ending, 'revoked').flatMap(({ itemId, at }) => {
    const isTrue = ending.takenBack.some((one) => one.itemId === itemId && one.at <= at);
    return isTrue ? [] : [`${itemId} is told to be revoked, and nobody did`];
  });
}
