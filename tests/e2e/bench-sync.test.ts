import { beforeAll, describe, expect, it } from 'vitest';
import { rowsOutside } from '../../bench/count-writes.ts';
import { runSyncBench, type SyncBenchReport } from '../../bench/run-sync-bench.ts';
import { ensureBuilt } from '../../scripts/lib/ensure-built.ts';

const POSTS = 1_020;
const PAGES = 21;
const REQUESTED = 60;
const ROOMY_QPS = 20;
const CODES = 30;
const TIMEOUT_MS = 180_000;

/** Real time is not judged here, for other programs take part in it: `npm run bench:sync` does that. */
describe('the bench of the sync', () => {
  let report: SyncBenchReport;
  beforeAll(async () => {
    report = await runSyncBench({
      buildDir: await ensureBuilt('chromium'),
      posts: POSTS,
      requested: REQUESTED,
      codes: CODES,
      watchMs: 3_000,
      answerMs: 50,
      // On a busy machine calls arrive less evenly than they start: one that is refused makes the sync wait for minutes.
      knobs: { appQps: ROOMY_QPS },
      tell: () => {},
    });
  }, TIMEOUT_MS);

  it('sweeps every post, page by page, and again', () => {
    const { first, second, pages, floorMs } = report.sweeps;
    expect([pages, floorMs]).toEqual([PAGES, PAGES * 100]);
    for (const { posts, calls, floors } of [first, second]) {
      expect(posts).toBe(POSTS);
      expect(calls.byEndpoint['tt_video/list']).toBeGreaterThanOrEqual(PAGES);
      expect(floors).toBeGreaterThanOrEqual(1);
    }
  });

  it('sees each post and each request written once, and none by a sweep without changes', () => {
    const { first, second } = report.sweeps;
    expect(first.cost.writes.rows).toMatchObject({
      authorizations: POSTS,
      requests: REQUESTED,
      events: REQUESTED,
    });
    expect([first.authorized, second.authorized]).toEqual([REQUESTED, REQUESTED]);
    expect(rowsOutside(second.cost.writes, ['syncState', 'calls', 'adAccounts'])).toBe(0);
    expect(second.cost.writes.rows['syncState']).toBeGreaterThan(0);
  });

  it('sees what the worker spends', () => {
    const { sweeps, applying } = report;
    for (const { cost } of [sweeps.first, sweeps.second, applying]) {
      expect(cost.threadMs).toBeGreaterThan(0);
      expect(cost.processMs).toBeGreaterThan(0);
      expect(cost.peakHeapBytes).toBeGreaterThan(1_000_000);
      expect(cost.heldHeapBytes).toBeLessThanOrEqual(cost.peakHeapBytes);
    }
    expect(Object.keys(sweeps.first.cost.writes.transactions).join(' ')).toContain(
      'authorizations',
    );
  });

  it('looks on while the worker applies codes', () => {
    expect(report.applying.calls.byEndpoint['tt_video/info']).toBeGreaterThan(0);
    expect(report.applying.cost.writes.rows['outbox']).toBeGreaterThan(0);
  });

  it('applies every code once in virtual time, as fast as TikTok allows', () => {
    const { codes } = report;
    const { calls, bound, authorized, waiting, floorMs, floors } = codes;
    expect([calls.refused, calls.failed]).toEqual([0, 0]);
    expect(calls.byEndpoint['tt_video/authorize']).toBe(CODES);
    expect([bound, authorized, waiting]).toEqual([CODES, CODES, 0]);
    expect(floorMs).toBe(CODES * 1_000);
    expect(floors).toBeGreaterThanOrEqual(1);
    expect(floors).toBeLessThanOrEqual(1.1);
  });

  it('says of every promise whether it was kept', () => {
    expect(report.budget.length).toBeGreaterThan(15);
    for (const { limit, measured, held } of report.budget) expect(held).toBe(measured <= limit);
  });
});
