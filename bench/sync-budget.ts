import { rowsOutside, transactionsOutside } from './count-writes.ts';
import type { SyncFigures } from './run-sync-bench.ts';
import type { CodesReport } from './sync-codes.ts';
import type { Sweep, SweepsReport } from './sync-sweeps.ts';
import { SECOND_MS } from '../utils/domain/clock.ts';
import { keeps, type Verdict } from './verdict.ts';

/** Floors of the rate limit. */
const FLOORS = 1.1;
/** Processor time of the worker for the first sweep of 10,000 posts. */
const CPU_MS = 3_000;
/** Its status, and the history of that. */
const ROWS_PER_REQUEST = 2;
const HEAP_BYTES = 80_000_000;
/** Previewing a code, and a look that finds it applied. */
const OTHER_CALLS_PER_CODE = 2;
/** The first sweep of an ad account that holds nothing yet. */
const CALLS_FOR_NO_CODE = 2;
/**
 * Not facts, but what the sync notes of itself: how far it is, its calls, when an ad account answered and was swept.
 * The token is written once, by connecting.
 */
const OWN_NOTES = ['syncState', 'calls', 'adAccounts', 'secrets'];

/** Holds a run against what the sync may take. */
export function judgeSync({ sweeps, applying, codes }: SyncFigures): Verdict[] {
  const { pages, posts, requested, first, second } = sweeps;
  const { writes } = first.cost;
  return [
    keeps('first sweep, floors of the rate limit', FLOORS, first.floors),
    keeps('processor time of the worker for the first sweep, ms', CPU_MS, first.cost.threadMs),
    keeps(
      'transactions that write facts in the first sweep, one a page at most',
      pages,
      transactionsOutside(writes, OWN_NOTES),
    ),
    keeps(
      'rows of facts written in the first sweep, one a post at most, and two more for its request',
      posts + ROWS_PER_REQUEST * requested,
      rowsOutside(writes, OWN_NOTES),
    ),
    ...judgeSweep('first sweep', sweeps, first),
    keeps('rows of facts written without changes', 0, rowsOutside(second.cost.writes, OWN_NOTES)),
    ...judgeSweep('sweep without changes', sweeps, second),
    ...judgeCodes(codes),
    keeps(
      'calls refused or failed while the browser applied codes',
      0,
      applying.calls.refused + applying.calls.failed,
    ),
    keeps(
      `memory of the worker in the first ${applying.watchedMs / SECOND_MS} s of applying codes, bytes`,
      HEAP_BYTES,
      applying.cost.peakHeapBytes,
    ),
  ];
}

function judgeSweep(
  which: string,
  { posts, requested, pages }: SweepsReport,
  sweep: Sweep,
): Verdict[] {
  const { calls, cost } = sweep;
  const lists = calls.byEndpoint['tt_video/list'] ?? 0;
  return [
    keeps(`posts that the ${which} missed`, 0, posts - sweep.posts),
    keeps(`requests not authorised after the ${which}`, 0, requested - sweep.authorized),
    keeps(`calls beyond the pages in the ${which}`, 0, lists - pages),
    keeps(`calls refused or failed in the ${which}`, 0, calls.refused + calls.failed),
    keeps(`memory of the worker in the ${which}, bytes`, HEAP_BYTES, cost.peakHeapBytes),
  ];
}

function judgeCodes(report: CodesReport): Verdict[] {
  const { codes, calls, bound, authorized, waiting } = report;
  const sent = calls.byEndpoint['tt_video/authorize'] ?? 0;
  return [
    keeps('sending the codes, floors of the pace that TikTok allows', FLOORS, report.floors),
    keeps('calls refused or failed while applying codes', 0, calls.refused + calls.failed),
    keeps('codes sent more or less than once each', 0, Math.abs(sent - codes)),
    keeps(
      'other calls while applying codes, beyond two for each',
      CALLS_FOR_NO_CODE,
      report.otherCalls - OTHER_CALLS_PER_CODE * codes,
    ),
    keeps('codes not applied in the end', 0, codes - Math.min(bound, authorized) + waiting),
  ];
}
