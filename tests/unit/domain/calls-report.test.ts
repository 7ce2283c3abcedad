import { describe, expect, test } from 'vitest';
import { writeCallsReport } from '../../../utils/domain/calls-report.ts';
import type { SyncBoard } from '../../../utils/domain/sync-board.ts';
import { CODE, NOON } from '../../support/build.ts';
import { aBoardAccount, aBoardLine, aCall } from '../../support/sync-board.ts';

const write = (board: Partial<SyncBoard> = {}): string =>
  writeCallsReport({
    version: '0.1.0',
    userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0',
    language: 'en',
    now: NOON,
    board: { accounts: [], lineCount: 0, lines: [], calls: [], ...board },
  });
const lastRow = (text: string): string[] => text.split('\n').at(-1)?.split('\t') ?? [];

describe('the calls for support', () => {
  test('begin with the versions', () => {
    expect(write().split('\n')[0]).toBe(
      'Spark Scout\t0.1.0\tFirefox 153\ten\t2026-11-22T12:00:00.000Z',
    );
  });

  test('tell of a call all that TikTok asks for', () => {
    const call = aCall({ problem: 'rate-limited', returnCode: 40100, durationMs: 319.6 });
    expect(lastRow(write({ calls: [call] }))).toEqual([
      '2026-11-22T12:00:00.000Z',
      '/tt_video/list/',
      'rate-limited',
      '40100',
      '200',
      '320',
      '20261122120000010112345',
      '7504697128674066433',
    ]);
  });

  test('leave empty what a call that was lost does not have', () => {
    const lost = aCall({ problem: 'network', returnCode: null, httpStatus: null, requestId: null });
    expect(lastRow(write({ calls: [lost] })).slice(2, 7)).toEqual(['network', '', '', '320', '']);
  });

  test('know ad accounts by their ids only, with their state', () => {
    const text = write({
      accounts: [aBoardAccount({ problem: { kind: 'forbidden', at: NOON }, waiting: 3 })],
      lineCount: 4,
    });
    expect(text).toContain('7504697128674066433\tforbidden\t2026-11-22T12:00:00.000Z\t\t\t3');
    expect(text).not.toContain('Sandbox Cosmetics');
  });

  test('come with what waits: its kind, tries, next try, last error and advertiser id', () => {
    const failed = { kind: 'server', at: NOON } as const;
    const text = write({
      accounts: [aBoardAccount()],
      lines: [
        aBoardLine({ kind: 'apply-code', attempts: 3, lastError: failed, sentAt: NOON }),
        aBoardLine({ adAccountId: 'gone' }),
      ],
    });
    expect(text).toContain(
      'apply-code\t3\t2026-11-22T12:00:00.000Z\tserver\t2026-11-22T12:00:00.000Z\t7504697128674066433',
    );
    expect(text).toContain('read-post\t0\t2026-11-22T12:00:00.000Z\t\t\t\n');
    for (const secret of ['ana.sandbox', 'Sandbox Cosmetics', '7431234567890123457'])
      expect(text).not.toContain(secret);
  });

  test('let nothing through that looks like a code or draws a table of its own', () => {
    for (const requestId of [CODE, '1\n=1+1\t"x"']) {
      expect(lastRow(write({ calls: [aCall({ requestId })] }))[6]).toBe('');
    }
  });
});
