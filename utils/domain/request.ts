import type { Authorization } from './authorization.ts';
import type { EpochMs } from './clock.ts';
import type { Status } from './status.ts';

/** How long a Spark code can run: the four lengths TikTok offers creators. */
export const CODE_DAYS = [7, 30, 60, 365] as const;
export type CodeDays = (typeof CODE_DAYS)[number];

/** Where a creator was asked. `tiktok` is any of TikTok's own request tools. */
export const CHANNELS = ['dm', 'email', 'agent', 'tiktok', 'other'] as const;
export type Channel = (typeof CHANNELS)[number];

/** The workspace that everything belongs to until clients and brands are kept apart. */
export const DEFAULT_WORKSPACE = 'default';

/** One time a creator was asked, from the first message to how it ended. */
export interface Round {
  days: CodeDays;
  /** The status the first ask was made in; taking all asks back leads there again. */
  from: Status;
  /** Every ask of this round, oldest first. */
  asks: { at: EpochMs; channel: Channel }[];
}

/** Where a request stood before a person's last step. */
export interface StepBefore {
  status: Status;
  statusSince: EpochMs;
  rounds: Round[];
  /** Only when the step was "marked as applied": what was known of the post in that ad account until then. */
  marked?: { adAccountId: string; before: Authorization | null };
}

/** A wish to run one post as a Spark ad. */
export interface SparkRequest {
  /** UUIDv7. */
  id: string;
  workspaceId: string;
  itemId: string;
  status: Status;
  /** Of an authorized one since its window began, or was last extended. */
  statusSince: EpochMs;
  /** Length wanted, in days. */
  days: CodeDays;
  rounds: Round[];
  /** The state before the last step a person took by hand, for one undo; null when there is nothing to take back. */
  before: StepBefore | null;
  /** Until when the ad is to run, as a person says; null when nobody did. */
  adEndsAt: EpochMs | null;
  /** Of which end of the window, and of the ad, it was told that the one comes before the other. */
  toldTooShort?: { endsAt: EpochMs; adEndsAt: EpochMs } | null;
  /** When it came into the list, the last time somebody saved its post. */
  savedAt: EpochMs;
  createdAt: EpochMs;
  updatedAt: EpochMs;
  /** A tombstone; null while the request lives. */
  deletedAt: EpochMs | null;
}
