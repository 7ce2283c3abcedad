import { storage } from 'wxt/utils/storage';
import { KIT_LANGUAGES, type KitLanguage } from '../domain/kit-language.ts';
import { isHandle } from '../domain/post-url.ts';
import { CODE_DAYS, type CodeDays } from '../domain/request.ts';
import { NOTICE_DAYS } from '../domain/urgency.ts';

const WAYS = ['by-hand', 'own-app', 'ask-admin'] as const;

/** What a person set up. Nothing secret: content scripts can read `storage.local`. */
export interface Settings {
  /** How codes get applied: by hand in Ads Manager, by an own developer app, or once an admin has arranged it. */
  way: (typeof WAYS)[number];
  /** Length to ask for unless another is chosen. */
  defaultDays: CodeDays;
  /** Who the messages to creators come from: brand and name, as the scout writes them; may be empty. */
  brand: string;
  scout: string;
  /** Language of the messages where the creator's own is not known, or not one of ours. */
  fallbackLanguage: KitLanguage;
  /** Our own brand accounts, without `@`. */
  ownHandles: string[];
  /** How many days before the end of a window it is told of, longest first. */
  noticeDays: number[];
  /** Whether a Spark code is removed once TikTok has confirmed it; its window stays. */
  forgetsConfirmedCodes: boolean;
}

export const DEFAULT_SETTINGS: Settings = {
  way: 'by-hand',
  defaultDays: 30,
  brand: '',
  scout: '',
  fallbackLanguage: 'en',
  ownHandles: [],
  noticeDays: [...NOTICE_DAYS],
  forgetsConfirmedCodes: false,
};

const stored = storage.defineItem<unknown>('local:settings', {
  fallback: DEFAULT_SETTINGS,
  version: 3,
  // 2: own brand accounts. 3: notices, forgetting codes.
  migrations: { 2: readSettings, 3: readSettings },
});

/** The settings as they stand; whatever is missing or damaged in the storage reads as its default. */
export const settings = {
  getValue: async (): Promise<Settings> => readSettings(await stored.getValue()),
  setValue: (value: Settings): Promise<void> => stored.setValue(value),
  /** Tells of every change from now on. @returns what ends it */
  watch: (tell: (now: Settings, before: Settings) => void): (() => void) =>
    stored.watch((now, before) => tell(readSettings(now), readSettings(before))),
};

/** Reads what was stored, field by field. */
export function readSettings(value: unknown): Settings {
  const known: Partial<Record<keyof Settings, unknown>> =
    typeof value === 'object' && value !== null ? value : {};
  const { brand, scout, ownHandles, noticeDays } = known;
  return {
    way: oneOf(WAYS, known.way) ?? DEFAULT_SETTINGS.way,
    defaultDays: oneOf(CODE_DAYS, known.defaultDays) ?? DEFAULT_SETTINGS.defaultDays,
    brand: typeof brand === 'string' ? brand : DEFAULT_SETTINGS.brand,
    scout: typeof scout === 'string' ? scout : DEFAULT_SETTINGS.scout,
    fallbackLanguage:
      oneOf(KIT_LANGUAGES, known.fallbackLanguage) ?? DEFAULT_SETTINGS.fallbackLanguage,
    ownHandles: Array.isArray(ownHandles) ? ownHandles.filter(isHandle) : [],
    noticeDays: Array.isArray(noticeDays)
      ? toNoticeDays(noticeDays)
      : [...DEFAULT_SETTINGS.noticeDays],
    forgetsConfirmedCodes: known.forgetsConfirmedCodes === true,
  };
}

/** Whole days from 1 to 365, each once, longest first; ten at most. */
export function toNoticeDays(values: readonly unknown[]): number[] {
  const days = values.filter(
    (day): day is number => Number.isInteger(day) && Number(day) >= 1 && Number(day) <= 365,
  );
  return [...new Set(days)].sort((a, b) => b - a).slice(0, 10);
}

function oneOf<T>(allowed: readonly T[], value: unknown): T | undefined {
  return allowed.find((one) => one === value);
}
