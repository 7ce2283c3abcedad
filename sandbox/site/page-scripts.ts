/** Scripts that stand before the page's own when the address asks for them, e.g. `?hostile=1`. */
const EARLY = ['hostile', 'adblock', 'neighbour'] as const;
const SCRIPTS = ['main', 'mobile', ...EARLY] as const;
export type PageScript = (typeof SCRIPTS)[number];

/** The scripts that an address asks for, in the order in which they run. */
export function earlyScripts(query: URLSearchParams): PageScript[] {
  return EARLY.filter((name) => (query.get(name) ?? '0') !== '0');
}

/** The script of this name; null for a name that is none. */
export function toPageScript(name: string): PageScript | null {
  return SCRIPTS.find((known) => known === name) ?? null;
}
