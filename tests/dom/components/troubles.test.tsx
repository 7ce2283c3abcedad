import { fireEvent, render, screen } from '@testing-library/preact';
import { describe, expect, test, vi } from 'vitest';
import { attentionWords } from '../../../components/list/attention-notes.tsx';
import { LooseCodes } from '../../../components/list/loose-codes.tsx';
import { ProblemNotice } from '../../../components/list/problem-notice.tsx';
import { RefusedCode } from '../../../components/list/refused-code.tsx';
import type { RequestActions } from '../../../components/list/request-actions.ts';
import { RequestList } from '../../../components/list/request-list.tsx';
import { ConnectionResult } from '../../../components/options/connection-result.tsx';
import { PastePanel } from '../../../components/paste/paste-panel.tsx';
import type { ConnectionReport } from '../../../utils/domain/connection.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../utils/domain/clock.ts';
import type { Attention } from '../../../utils/domain/badge.ts';
import type { LooseCode } from '../../../utils/domain/overview.ts';
import type { SyncReport } from '../../../utils/domain/sync-report.ts';
import { anAccount, CODE, NOON } from '../../support/build.ts';
import { aCode, aLine, aListedRow } from '../../support/overview.ts';

const noActions = {} as RequestActions;

describe('what keeps the sync from working', () => {
  const failed: SyncReport = {
    at: NOON,
    outcome: 'failed',
    problem: 'server',
    waiting: 1,
    nextAt: NOON + 5 * MINUTE_MS,
    lastSuccessAt: NOON - HOUR_MS,
  };
  const show = (report: SyncReport | null, accounts = [anAccount()]) => {
    const onSync = vi.fn<() => void>();
    const onSettings = vi.fn<() => void>();
    render(
      <ProblemNotice
        accounts={accounts}
        report={report}
        onSync={onSync}
        onSettings={onSettings}
        boardUrl="/options.html#sync"
      />,
    );
    return { onSync, onSettings };
  };

  test('offers to try again what passes by itself, and says when that happens anyway', () => {
    const { onSync } = show(failed);
    expect(
      screen.queryByText(/trouble on its side\. It is tried again by itself at/),
    ).not.toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(onSync).toHaveBeenCalledOnce();
  });

  test('says what to do where trying again hardly helps', () => {
    show({ ...failed, problem: 'unexpected-reply', trouble: 'out-of-date' });
    expect(screen.getByRole('button', { name: 'Try again' })).not.toBeNull();
    const words = /no longer speaks this version\. Update Spark Scout, then sync again\./;
    expect(screen.queryByText(words)).not.toBeNull();
    expect(screen.queryByText(/by itself/)).toBeNull();
  });

  test('leads to everything that is known of the sync', () => {
    show(failed);
    const link = screen.getByRole('link', { name: 'See the sync' });
    expect(link.getAttribute('href')).toBe('/options.html#sync');
  });

  test('leads to the settings where only they mend it', () => {
    const problem = { kind: 'unauthorised', at: NOON } as const;
    const { onSettings } = show(failed, [
      anAccount({ label: 'Acme EU', connectedAt: NOON, problem }),
    ]);
    expect(screen.queryByText(/Acme EU.*connect again in the settings/)).not.toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'Open settings' }));
    expect(onSettings).toHaveBeenCalledOnce();
  });

  test('says what exactly is wrong with the ad account and what to do, where that is known', () => {
    const problem = { kind: 'forbidden', trouble: 'account-not-granted', at: NOON } as const;
    show(null, [anAccount({ label: 'Acme EU', problem })]);
    expect(
      screen.queryByText(
        /Acme EU: The ad account is not part of this token\. Authorize again at TikTok and tick/,
      ),
    ).not.toBeNull();
  });
});

describe('a code', () => {
  test('that did not get into every ad account names those that it is missing in', () => {
    const words = attentionWords(
      { kind: 'not-applied-in', accounts: ['Acme US', 'Acme UK'] },
      NOON,
    );
    expect(words).toMatch(/not in Acme US and Acme UK:.*Apply it again/);
  });

  test('of a duet asks for the code of the original, which the sync sends along', () => {
    const words = attentionWords({ kind: 'code-refused', reason: 'source-code-missing' }, NOON);
    expect(words).toMatch(/Ask them for a code and paste it here; both go out together\./);
    expect(words).toMatch(/Without a connected ad account, apply both in Ads Manager\./);
  });
});

describe('an end that is near', () => {
  const near = { kind: 'expires-soon', endsAt: NOON + 3 * DAY_MS, stage: 'due' } as const;
  const anOver = (overrides: Partial<Extract<Attention, { kind: 'window-over' }>> = {}) =>
    ({
      kind: 'window-over',
      how: 'expired',
      since: NOON,
      endsAt: NOON,
      adEndsAt: null,
      ...overrides,
    }) satisfies Attention;

  test('is extended by the person where the post is their own', () => {
    expect(attentionWords(near, NOON, 'ourselves')).toMatch(/your own post: extend the code/);
    expect(attentionWords(anOver(), NOON, 'ourselves')).toMatch(/your own post: extend the code/);
    expect(attentionWords(near, NOON, 'ourselves')).not.toMatch(/creator/);
  });

  test.each<[string, Attention]>([
    ['near', near],
    ['past', anOver()],
    ['past, with the ad that was to go on', anOver({ adEndsAt: NOON + 9 * DAY_MS })],
    ['what a creator took back', anOver({ how: 'revoked' })],
    ['what left the ad account', anOver({ how: 'not-listed', endsAt: null })],
    ['before the ad', { kind: 'ends-before-ad', endsAt: NOON, adEndsAt: NOON + 9 * DAY_MS }],
  ])('is not to be asked of a creator who is not to be contacted: %s', (_, one) => {
    const words = attentionWords(one, NOON, 'nobody');
    expect(words).toMatch(/you noted not to contact this creator/i);
    expect(words).not.toMatch(/\bask|have the code extended/i);
  });

  test('that is past leaves a person what can be done without asking', () => {
    expect(attentionWords(anOver(), NOON, 'nobody')).toMatch(
      /If a new code comes all the same, paste it here; else mark that you no longer want it/,
    );
  });

  test('is not asked for twice where the creator was asked', () => {
    expect(attentionWords({ ...near, stage: 'asked' }, NOON)).toMatch(/You asked the creator/);
  });

  test('is told when it is past, with the ad that was to go on', () => {
    const endsAt = NOON - 2 * DAY_MS;
    const over = anOver({ endsAt, adEndsAt: NOON + 9 * DAY_MS });
    expect(attentionWords(over, NOON)).toMatch(/ended on Nov 20.*was to run until Dec 1/);
    expect(attentionWords(anOver({ how: 'revoked' }), NOON)).toMatch(/took the authorization back/);
  });

  test('is not laid at the door of a creator who may have done nothing', () => {
    expect(attentionWords(anOver({ how: 'not-listed', endsAt: null }), NOON)).toMatch(
      /no longer in the ad account: removed there, or taken back by the creator.*apply the code again/,
    );
  });

  test('is said by the hour on the day itself', () => {
    const words = attentionWords({ ...near, endsAt: NOON + HOUR_MS }, NOON);
    expect(words).toMatch(/^Ends today at \d/);
  });

  test('is said by the hour when it is on the last day of the ad', () => {
    const endsAt = new Date(2026, 11, 24, 9).getTime();
    const adEndsAt = new Date(2026, 11, 24, 23, 59).getTime();
    const words = attentionWords({ kind: 'ends-before-ad', endsAt, adEndsAt }, NOON);
    expect(words).toMatch(/until Dec 24, but the authorization ends on Dec 24, 2026, 09:00/);
    const later = attentionWords(
      { kind: 'ends-before-ad', endsAt, adEndsAt: adEndsAt + 2 * DAY_MS },
      NOON,
    );
    expect(later).toMatch(/until Dec 26, but the authorization ends on Dec 24\./);
  });

  test('is said by the day before', () => {
    const words = attentionWords({ ...near, endsAt: NOON + 3 * DAY_MS }, NOON);
    expect(words).toMatch(/^Ends in 3 days/);
  });
});

describe('codes that TikTok would not take', () => {
  test('can still be copied, to be tried in Ads Manager', () => {
    const copy = vi.fn<RequestActions['copy']>();
    const code = aCode({ refusal: { reason: 'source-code-missing', at: NOON } as never });
    render(<RefusedCode code={code} isConnected actions={{ copy } as unknown as RequestActions} />);
    fireEvent.click(screen.getByRole('button', { name: 'Copy code' }));
    expect(copy).toHaveBeenCalledWith(CODE, expect.stringContaining('credential'));
  });

  test('are not said to be asked about any more', () => {
    const refused = aCode({ refusal: { reason: 'code-expired', at: NOON } as never });
    const asked = aCode();
    const looseCodes: LooseCode[] = [
      { code: refused, lines: [] },
      { code: asked, lines: [aLine({ codeId: asked.id })] },
    ];
    const codes = looseCodes.map(({ code }) => ({
      codeId: code.id,
      outcome: 'new' as const,
      requestId: null,
    }));
    render(
      <PastePanel
        draft=""
        onDraft={() => undefined}
        onPaste={() => Promise.resolve(null)}
        received={{ codes, checking: true }}
        rows={[]}
        looseCodes={looseCodes}
        onOpen={() => undefined}
        onClose={() => undefined}
      />,
    );
    expect(screen.queryByText(/TikTok is asked which post 1 of them opens/)).not.toBeNull();
    expect(screen.queryByText(/TikTok refused 1 of them/)).not.toBeNull();
  });
});

test('many codes without a post leave room for the requests until they are asked for', () => {
  const looseCodes = Array.from({ length: 11 }, () => ({ code: aCode(), lines: [] }));
  render(<LooseCodes looseCodes={looseCodes} rows={[]} now={NOON} actions={noActions} />);
  expect(screen.getAllByRole('combobox')).toHaveLength(3);
  const more = screen.getByRole('button', { name: 'Show 8 more codes' });
  more.focus();
  fireEvent.click(more);
  const choices = screen.getAllByRole('combobox');
  expect(choices).toHaveLength(11);
  // Nothing is open to be chosen here, so that the code's own buttons come first.
  expect(choices[3]?.closest('li')?.contains(document.activeElement)).toBe(true);
});

test('what “not known yet” means is said only where something is not known', () => {
  const report = (applyCodes: 'yes' | 'unknown'): ConnectionReport => ({
    accounts: [
      {
        advertiserId: '7431234567890123457',
        label: 'Acme EU',
        status: null,
        currency: null,
        timezone: null,
        can: { readAccount: 'yes', previewCodes: 'yes', listPosts: 'yes', applyCodes },
        problem: null,
      },
    ],
  });
  const view = render(<ConnectionResult report={report('yes')} failure={null} />);
  expect(screen.queryByText(/only trying would tell/)).toBeNull();
  view.rerender(<ConnectionResult report={report('unknown')} failure={null} />);
  expect(screen.queryByText(/only trying would tell/)).not.toBeNull();
});

test('an open row stays where it is in the window when a step moves it in the list', () => {
  const rows = [1, 2, 3].map((n) =>
    aListedRow({ itemId: `743123456789012345${n}`, status: 'agreed' }),
  );
  const [first, second, third] = rows;
  if (!first || !second || !third) throw new Error('three rows were made');
  vi.spyOn(Element.prototype, 'getBoundingClientRect').mockImplementation(function place(
    this: Element,
  ) {
    const item = this.closest('li');
    const index = item ? [...(item.parentElement?.children ?? [])].indexOf(item) : 0;
    return new DOMRect(0, index * 100, 100, 100);
  });
  const scrolled = vi.spyOn(globalThis, 'scrollBy').mockImplementation(() => undefined);
  const list = (order: typeof rows) => (
    <RequestList
      rows={order}
      now={NOON}
      accounts={[]}
      isConnected={false}
      scouting={{ lookout: { ownHandles: [], campaigns: [] }, remixCounts: new Map() }}
      snapshots={[]}
      openId={third.row.request.id}
      onOpen={() => undefined}
      selected={new Set()}
      onSelect={() => undefined}
      actions={{ writeMessages: () => Promise.resolve(null) } as unknown as RequestActions}
      drafts={{ read: () => '', write: () => undefined }}
    />
  );
  const view = render(list(rows));
  view.rerender(list([third, first, second]));
  expect(scrolled).toHaveBeenCalledWith(0, -200);
  vi.restoreAllMocks();
});
