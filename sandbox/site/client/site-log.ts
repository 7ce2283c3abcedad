/** What happened to the page, for tests to read: `window.__siteLog`. */
export interface SiteLogEntry {
  /** `click`, `like`, `follow`, `shortcut`, `pause`, `mute`, `navigate`, …; in hostile mode also `seen`, `shadow`, `forged`. */
  type: string;
  /** Milliseconds since the page was opened. */
  at: number;
  [fact: string]: string | number | boolean;
}

declare global {
  interface Window {
    __siteLog?: SiteLogEntry[];
  }
}

// There from the start: an empty log says that nothing happened.
window.__siteLog ??= [];

/** Appends to `window.__siteLog`. */
export function note(type: string, facts: Record<string, string | number | boolean> = {}): void {
  window.__siteLog ??= [];
  window.__siteLog.push({ type, at: Math.round(performance.now()), ...facts });
}

/** A short name for an element: tag, id and data-e2e. */
export function describe(target: EventTarget | null): string {
  if (!(target instanceof Element)) return target === document ? 'document' : 'window';
  const e2e = target.getAttribute('data-e2e');
  return `${target.localName}${target.id ? `#${target.id}` : ''}${e2e ? `[${e2e}]` : ''}`;
}
