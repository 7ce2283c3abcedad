// v1 exists because it is the first: requests, their posts, codes and history, and what the sync needs.

/** Dexie's index notation. Published: never edited, only followed by a v2. */
export const V1_TABLES = {
  posts: 'itemId, handle',
  requests: 'id, &[workspaceId+itemId], itemId, status, updatedAt',
  codes: 'id, &fingerprint, requestId, itemId',
  adAccounts: 'id, &advertiserId',
  authorizations: '[adAccountId+itemId], itemId, requestId, codeId, outcome',
  outbox: '++seq, &key, requestId, notBefore',
  events: '++seq, requestId, itemId',
  secrets: 'name',
  syncState: 'name',
};
