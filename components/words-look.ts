import { i18n } from '#i18n';
import type { BestLook, Why } from '../utils/domain/worth-a-look.ts';
import { formatCount, formatList, languageName } from '../utils/platform/i18n.ts';
import { formatNumber, formatRate } from '../utils/platform/numbers.ts';
import { formatSpan } from '../utils/platform/span.ts';
import { nameWords } from './words-eligibility.ts';

/** Why a post carries the mark: "Worth a look for Spring: names #yourtag and 58K views an hour". */
export function lookWords({ campaignName, why }: BestLook): string {
  return i18n.t('look.mark', { campaign: campaignName, why: formatList(why.map(whyWords)) });
}

/** One reason to look, as a part of a sentence: "58K views an hour". */
export function whyWords(why: Why): string {
  switch (why.kind) {
    case 'names':
      return i18n.t('look.names', { name: nameWords(why.named) });
    case 'by':
      return i18n.t('look.by', { handle: why.handle });
    case 'views-per-hour':
      return i18n.t('look.viewsPerHour', { count: formatCount(why.perHour) });
    case 'views':
      return i18n.t('look.views', { count: formatCount(why.plays) });
    case 'engagement':
      return i18n.t('look.engagement', { rate: formatRate(why.rate) });
    case 'keeps':
      return i18n.t('look.keeps', { rate: formatRate(why.rate) });
    case 'views-per-follower':
      return i18n.t('look.viewsPerFollower', { ratio: formatNumber(why.ratio, 1) });
    case 'young':
      return i18n.t('look.young', { span: formatSpan(why.ageMs) });
    case 'duet-allowed':
      return i18n.t('look.duetAllowed');
    case 'language':
      return i18n.t('look.language', { language: languageName(why.language) });
  }
}
