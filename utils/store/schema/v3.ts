// v3 exists because calls to the ads backend are kept for a while, ad accounts can be paused and are swept, notices before
// an end are told once, posts authorised elsewhere can be put aside, and a person can say until when an ad is to run.

import { V2_TABLES } from './v2.ts';

/** Dexie's index notation. Published: never edited, only followed by a v4. */
export const V3_TABLES = {
  ...V2_TABLES,
  calls: '++seq',
  // Null is in no index: only posts that were put aside are in that of `putAsideAt`.
  authorizations: `${V2_TABLES.authorizations}, putAsideAt`,
};

/** An ad account of v2 was never paused, and its list never gone through. */
export function upgradeAccountToV3(account: object): void {
  Object.assign(account, { pausedAt: null, lastAnswerAt: null, sweep: null });
}

/** An authorization of v2: nothing was told of its end yet, and what TikTok says of the post comes with the next reading. */
export function upgradeAuthorizationToV3(one: { byTikTok: object | null }): void {
  const byTikTok = one.byTikTok && { ...one.byTikTok, itemType: null, caption: null };
  Object.assign(one, { byTikTok, told: null, putAsideAt: null });
}

/** Of a request of v2 nobody said how long its ad is to run. */
export function upgradeRequestToV3(request: object): void {
  Object.assign(request, { adEndsAt: null });
}
