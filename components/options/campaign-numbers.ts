import { i18n } from '#i18n';
import type { Thresholds } from '../../utils/domain/campaign.ts';
import { readNumber, writeNumber } from '../../utils/platform/numbers.ts';

/** A condition that is a number. */
export type NumberName = Exclude<keyof Thresholds, 'mustAllowDuet'>;

/** Each number a post can be held against; rates are entered in percent. */
export const NUMBER_FIELDS = [
  { name: 'minViews', isRate: false, label: 'campaigns.minViews', unit: 'campaigns.unitViews' },
  {
    name: 'minViewsPerHour',
    isRate: false,
    label: 'campaigns.minViewsPerHour',
    unit: 'campaigns.unitViewsPerHour',
  },
  {
    name: 'minEngagementRate',
    isRate: true,
    label: 'campaigns.minEngagementRate',
    unit: 'campaigns.unitPercent',
  },
  {
    name: 'minKeepRate',
    isRate: true,
    label: 'campaigns.minKeepRate',
    unit: 'campaigns.unitPercent',
  },
  {
    name: 'minViewsPerFollower',
    isRate: false,
    label: 'campaigns.minViewsPerFollower',
    unit: 'campaigns.unitViewsPerFollower',
  },
  { name: 'maxAgeDays', isRate: false, label: 'campaigns.maxAgeDays', unit: 'campaigns.unitDays' },
] as const satisfies readonly {
  name: NumberName;
  isRate: boolean;
  label: string;
  unit: string;
}[];

/** What stands in the fields, as typed. */
export type NumberTexts = Record<NumberName, string>;

/** What was read of the fields: the numbers, and the sentence for each that is none. */
export interface ReadNumbers {
  numbers: Record<NumberName, number | null>;
  refusals: Partial<Record<NumberName, string>>;
}

/** The numbers of a campaign as they are typed into fields; empty where there is no condition. */
export function writeNumbers(thresholds: Thresholds): NumberTexts {
  const write = (name: NumberName): string => {
    const value = thresholds[name];
    if (value === null) return '';
    return writeNumber(isRate(name) ? value * 100 : value);
  };
  return forEach(write);
}

/** Reads the fields; an empty one is no condition. */
export function readNumbers(texts: NumberTexts): ReadNumbers {
  const refusals: ReadNumbers['refusals'] = {};
  const numbers = forEach((name): number | null => {
    const text = texts[name].trim();
    if (text === '') return null;
    const value = readNumber(text);
    if (value !== null && !(isRate(name) && value > 100)) return isRate(name) ? value / 100 : value;
    refusals[name] = i18n.t(isRate(name) ? 'campaigns.wrongRate' : 'campaigns.wrongNumber', {
      example: writeNumber(isRate(name) ? 2.5 : 1500),
    });
    return null;
  });
  return { numbers, refusals };
}

function isRate(name: NumberName): boolean {
  return NUMBER_FIELDS.some((field) => field.name === name && field.isRate);
}

function forEach<T>(make: (name: NumberName) => T): Record<NumberName, T> {
  return {
    minViews: make('minViews'),
    minEngagementRate: make('minEngagementRate'),
    minKeepRate: make('minKeepRate'),
    minViewsPerFollower: make('minViewsPerFollower'),
    minViewsPerHour: make('minViewsPerHour'),
    maxAgeDays: make('maxAgeDays'),
  };
}
