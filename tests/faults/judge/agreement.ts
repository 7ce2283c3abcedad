import type { Authorization } from '../../../utils/domain/authorization.ts';
import type { Ending, ListedPost } from './ending.ts';

/** What we know of the ad accounts is what the ad accounts list, and the status of a request follows from it. */
export function judgeAgreement(ending: Ending): string[] {
  const { tables, listed } = ending;
  const accounts = tables.adAccounts.filter(({ connectedAt }) => connectedAt !== null);
  const idOf = new Map(accounts.map(({ id, advertiserId }) => [advertiserId, id]));
  const rowOf = new Map(
    tables.authorizations.map((row) => [keyOf(row.adAccountId, row.itemId), row]),
  );
  const listedKeys = new Set(
    listed.map(({ advertiserId, itemId }) => keyOf(idOf.get(advertiserId) ?? '', itemId)),
  );
  const connected = new Set(idOf.values());
  return [
    ...listed.flatMap((post) => {
      const id = idOf.get(post.advertiserId);
      return id === undefined ? [] : compare(rowOf.get(keyOf(id, post.itemId)), post);
    }),
    ...tables.authorizations.flatMap((row) => {
      if (row.outcome === 'uncertain') return [`the outcome of ${row.itemId} stays uncertain`];
      const claims = row.outcome === 'applied' && row.byTikTok !== null;
      const isTrue = listedKeys.has(keyOf(row.adAccountId, row.itemId));
      return claims && connected.has(row.adAccountId) && !isTrue
        ? [`${row.itemId} is said to be authorised, and no list has it`]
        : [];
    }),
    ...judgeStatuses(ending),
  ];
}

const keyOf = (adAccountId: string, itemId: string): string => `${adAccountId} ${itemId}`;

function compare(row: Authorization | undefined, post: ListedPost): string[] {
  if (!row) return [`${post.itemId} is in the list of ${post.advertiserId} and unknown to us`];
  const fact = row.byTikTok;
  if (row.outcome !== 'applied' || !fact) {
    return [`${post.itemId} is in the list of ${post.advertiserId}, and we say ${row.outcome}`];
  }
  const differences = [
    fact.adAuthStatus === post.adAuthStatus
      ? null
      : `${fact.adAuthStatus} for ${post.adAuthStatus}`,
    fact.itemStatus === post.itemStatus ? null : `${fact.itemStatus} for ${post.itemStatus}`,
    fact.endsAt === post.endsAt ? null : `end ${fact.endsAt} for ${post.endsAt}`,
  ].filter((one) => one !== null);
  return differences.map((one) => `of ${post.itemId} in ${post.advertiserId} we say ${one}`);
}

function judgeStatuses({ tables, listed, now }: Ending): string[] {
  const live = new Set(listed.filter((post) => isLive(post, now)).map(({ itemId }) => itemId));
  const byHand = new Set(
    tables.authorizations
      .filter((row) => row.byHand !== null && row.byTikTok === null)
      .map(({ itemId }) => itemId),
  );
  return tables.requests.flatMap(({ itemId, status, deletedAt }) => {
    if (deletedAt !== null) return [];
    if (live.has(itemId) && status !== 'authorized')
      return [`${itemId} runs, and its request is ${status}`];
    const isClaimed = status === 'authorized' && !live.has(itemId) && !byHand.has(itemId);
    return isClaimed ? [`${itemId} does not run, and its request is authorized`] : [];
  });
}

/** `AUTHORIZED` and `EXPIRED` are the known words; with any other one the window tells. */
function isLive({ adAuthStatus, endsAt }: ListedPost, now: number): boolean {
  return adAuthStatus !== 'EXPIRED' && endsAt > now;
}
