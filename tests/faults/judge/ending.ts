import type { CallRecord } from '../../../sandbox/ads-api/call-log.ts';
import type { BindingView } from '../../../sandbox/ads-api/world.ts';
import type { AdAccount, Authorization, SparkCode } from '../../../utils/domain/authorization.ts';
import type { HistoryEvent } from '../../../utils/domain/history.ts';
import type { OutboxLine } from '../../../utils/domain/outbox.ts';
import type { SparkRequest } from '../../../utils/domain/request.ts';

/** What our database holds in the end, table by table. */
export interface Tables {
  requests: SparkRequest[];
  codes: SparkCode[];
  adAccounts: AdAccount[];
  authorizations: Authorization[];
  outbox: OutboxLine[];
  events: HistoryEvent[];
  syncState: unknown[];
  calls: unknown[];
}

/** A Spark code of the plan, as TikTok knows it. */
export interface TrueCode {
  code: string;
  itemId: string;
  /** Whether TikTok would take it now, were it sent by an ad account that never saw it. */
  isUsable: boolean;
  /** The code of the post that it is a duet of; null when there is none. */
  sourceCode: string | null;
}

/** A post as an ad account's list shows it in the end. Times are epoch ms. */
export interface ListedPost {
  advertiserId: string;
  itemId: string;
  adAuthStatus: string;
  itemStatus: string;
  endsAt: number;
}

/** A person wanted a code to be looked at, sent or sent again, between these two calls of the log. */
export interface Decision {
  /** Of the post whose code is meant; null is every code. */
  itemId: string | null;
  fromSeq: number;
  toSeq: number;
}

/** All that a judge needs after a run: TikTok's side, what people did, and what our database says of it. */
export interface Ending {
  tables: Tables;
  log: CallRecord[];
  bindings: BindingView[];
  listed: ListedPost[];
  /** Posts that others brought into an ad account, which no call of the log shows. */
  boundByOthers: { itemId: string; at: number }[];
  codes: TrueCode[];
  /** Posts that a creator or somebody in Ads Manager took out of our reach. */
  takenBack: { itemId: string; at: number }[];
  decisions: Decision[];
  /** Item ids that people saved and kept. */
  kept: string[];
  /** Whether TikTok lists and previews everything as documented, so that nothing can stay unknown. */
  isTransparent: boolean;
  sendings: {
    /** Written down, but the worker died before they went out, or the way lost them; null where nobody counted. */
    unarrived: number | null;
    /** Arrived twice though we sent them once. */
    repeated: number;
  };
  /** Spark codes and tokens, which may stand nowhere but in their own tables. */
  secrets: string[];
  /** Whatever was logged or journaled outside of the database. */
  spoken: string[];
  now: number;
}
