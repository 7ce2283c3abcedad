import { cpus, loadavg } from 'node:os';

/** What a run was measured on. */
export interface Machine {
  browser: string;
  processors: number;
  /** Processes that wanted to run in the last minute: above 1 before the run, others were at work too. */
  loadBefore: number;
  loadAfter: number;
  minutes: number;
}

/** Looks at the machine now; what it gives back looks again after the run and tells both. */
export function watchMachine(): (browser: string) => Machine {
  const loadBefore = load();
  const startedAt = performance.now();
  return (browser) => ({
    browser,
    processors: cpus().length,
    loadBefore,
    loadAfter: load(),
    minutes: Number(((performance.now() - startedAt) / 60_000).toFixed(1)),
  });
}

function load(): number {
  return Number((loadavg()[0] ?? 0).toFixed(2));
}
