import { i18n } from '#i18n';
import type { CampaignDraft, Fit, IntendedUse, Thresholds } from '../../utils/domain/campaign.ts';
import { formatEither, formatList, languageName } from '../../utils/platform/i18n.ts';
import { formatNumber, formatRate } from '../../utils/platform/numbers.ts';

/** Where the ad is to run. */
export const USE_WORDS = {
  'in-feed': 'campaigns.inFeed',
  topview: 'campaigns.topview',
} as const satisfies Record<IntendedUse, string>;

/** When a post is marked for a campaign, as one sentence. */
export function campaignSentence({ thresholds, fit }: CampaignDraft): string {
  const conditions = [...numberConditions(thresholds), ...fitConditions(fit)];
  if (conditions.length === 0) return i18n.t('campaigns.marksNothing');
  return i18n.t('campaigns.marks', { conditions: formatList(conditions) });
}

function numberConditions(thresholds: Thresholds): string[] {
  const { minViews, minEngagementRate, minKeepRate, minViewsPerFollower } = thresholds;
  const { minViewsPerHour, maxAgeDays, mustAllowDuet } = thresholds;
  return [
    minViews !== null && i18n.t('campaigns.hasViews', { count: formatNumber(minViews) }),
    minViewsPerHour !== null &&
      i18n.t('campaigns.hasViewsPerHour', { count: formatNumber(minViewsPerHour) }),
    minEngagementRate !== null &&
      i18n.t('campaigns.hasEngagement', { rate: formatRate(minEngagementRate) }),
    minKeepRate !== null && i18n.t('campaigns.isKept', { rate: formatRate(minKeepRate) }),
    minViewsPerFollower !== null &&
      i18n.t('campaigns.hasViewsPerFollower', { count: formatNumber(minViewsPerFollower, 2) }),
    maxAgeDays !== null && i18n.t('campaigns.isYoung', { days: formatNumber(maxAgeDays, 1) }),
    mustAllowDuet && i18n.t('campaigns.allowsDuet'),
  ].filter((condition) => condition !== false);
}

function fitConditions({ handles, hashtags, words, languages }: Fit): string[] {
  const terms = [
    ...handles.map((handle) => `@${handle}`),
    ...hashtags.map((hashtag) => `#${hashtag}`),
    ...words.map((word) => i18n.t('campaigns.quoted', { word })),
  ];
  return [
    terms.length > 0 && i18n.t('campaigns.names', { terms: formatEither(terms) }),
    languages.length > 0 &&
      i18n.t('campaigns.isIn', { languages: formatEither(languages.map(languageName)) }),
  ].filter((condition) => condition !== false);
}
