import type { EpochMs } from './clock.ts';

/** Where the ad is to run: TopView takes videos of 5 to 60 seconds only. */
export const INTENDED_USES = ['in-feed', 'topview'] as const;
export type IntendedUse = (typeof INTENDED_USES)[number];

/** What a post must reach to be worth a look; null is no condition. Rates are fractions: 0.05 is 5 %. */
export interface Thresholds {
  minViews: number | null;
  /** Likes, comments, shares and saves a view. */
  minEngagementRate: number | null;
  /** Saves and shares a view. */
  minKeepRate: number | null;
  minViewsPerFollower: number | null;
  /** Views an hour, asked of posts younger than a week only. */
  minViewsPerHour: number | null;
  maxAgeDays: number | null;
  mustAllowDuet: boolean;
}

/** What makes a post fit a campaign. */
export interface Fit {
  /** Handles without `@`, hashtags without `#`, and words of the product. */
  handles: string[];
  hashtags: string[];
  words: string[];
  /** Languages of captions, e.g. `en`; empty is any. */
  languages: string[];
}

/** A campaign that posts are scouted for. */
export interface Campaign {
  /** UUIDv7. */
  id: string;
  workspaceId: string;
  name: string;
  intendedUse: IntendedUse;
  thresholds: Thresholds;
  fit: Fit;
  /** Whether the feed is watched for it now. */
  isActive: boolean;
  createdAt: EpochMs;
  updatedAt: EpochMs;
  /** A tombstone; null while it lives. */
  deletedAt: EpochMs | null;
}

/** What a person fills in. */
export type CampaignDraft = Pick<
  Campaign,
  'name' | 'intendedUse' | 'thresholds' | 'fit' | 'isActive'
>;

/** What the page looks out for. */
export interface Lookout {
  /** Our own brand accounts, without `@`. */
  ownHandles: string[];
  /** Active ones only. */
  campaigns: Campaign[];
}

/** A campaign that asks for nothing yet. */
export const EMPTY_CAMPAIGN: CampaignDraft = {
  name: '',
  intendedUse: 'in-feed',
  thresholds: {
    minViews: null,
    minEngagementRate: null,
    minKeepRate: null,
    minViewsPerFollower: null,
    minViewsPerHour: null,
    maxAgeDays: null,
    mustAllowDuet: false,
  },
  fit: { handles: [], hashtags: [], words: [], languages: [] },
  isActive: true,
};
