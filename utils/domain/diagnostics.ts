import type { EpochMs } from './clock.ts';
import type { PageHealth } from './page-health.ts';

/** What a person copies for support. Nothing of it says who they are or what they watched. */
export interface Diagnostics {
  app: 'spark-scout';
  /** Version of the extension. */
  version: string;
  /** Name and major version, e.g. `Firefox 153`. */
  browser: string;
  /** Language of the browser, which TikTok's pages often follow. */
  language: string;
  /** UTC, e.g. `2026-11-22T12:00:00.000Z`. */
  at: string;
  /** How well each open page of tiktok.com is understood; null where our script did not answer. */
  pages: (PageHealth | null)[];
}

/** What every text for support begins with. */
export interface SupportFacts {
  /** Version of the extension. */
  version: string;
  userAgent: string;
  /** Language of the browser. */
  language: string;
  now: EpochMs;
}

/** What diagnostics are drawn from. */
export interface DiagnosticsSources extends SupportFacts {
  pages: (PageHealth | null)[];
}

/** The diagnostics as a text to be copied. */
export function writeDiagnostics(sources: DiagnosticsSources): string {
  const { version, userAgent, language, now, pages } = sources;
  const diagnostics: Diagnostics = {
    app: 'spark-scout',
    version,
    browser: browserName(userAgent),
    language,
    at: new Date(now).toISOString(),
    pages,
  };
  return JSON.stringify(diagnostics, null, 2);
}

/** Brands before the engine they are built on; the user agent as a whole tells more of the machine than is needed. */
const BRANDS = ['Firefox', 'Edg', 'OPR', 'Chrome'];

/** Name and major version, e.g. `Firefox 153`. */
export function browserName(userAgent: string): string {
  for (const brand of BRANDS) {
    const major = new RegExp(`${brand}/(\\d+)`).exec(userAgent)?.[1];
    if (major !== undefined) return `${brand} ${major}`;
  }
  return 'unknown';
}
