import { fireEvent, render, screen } from '@testing-library/preact';
import { describe, expect, test, vi } from 'vitest';
import { AdsManagerDialog } from '../../../components/list/ads-manager-dialog.tsx';
import { FilterChips } from '../../../components/list/filter-chips.tsx';
import { LooseCodes } from '../../../components/list/loose-codes.tsx';
import { SyncLine } from '../../../components/list/sync-line.tsx';
import type { RequestActions } from '../../../components/list/request-actions.ts';
import { PasteForm } from '../../../components/paste/paste-form.tsx';
import { Toasts } from '../../../components/ui/toasts.tsx';
import { HOUR_MS, MINUTE_MS } from '../../../utils/domain/clock.ts';
import type { Filter } from '../../../utils/domain/overview.ts';
import type { SyncReport } from '../../../utils/domain/sync-report.ts';
import { axeFaults } from '../../support/axe.ts';
import { NOON } from '../../support/build.ts';
import { aCode, aListedRow } from '../../support/overview.ts';

const REPORT: SyncReport = {
  at: NOON,
  outcome: 'done',
  problem: null,
  waiting: 0,
  nextAt: null,
  lastSuccessAt: NOON - 3 * MINUTE_MS,
};

describe('toasts', () => {
  const undo = vi.fn<() => void>();
  const deleted = { id: 1, text: 'Request deleted.', isFailure: false, undo };

  test('an answer leaves after eight seconds', () => {
    vi.useFakeTimers();
    const onGone = vi.fn<(id: number) => void>();
    render(<Toasts toasts={[deleted]} onGone={onGone} />);
    vi.advanceTimersByTime(7_900);
    expect(onGone).not.toHaveBeenCalled();
    vi.advanceTimersByTime(200);
    expect(onGone).toHaveBeenCalledWith(1);
    vi.useRealTimers();
  });

  test('it stays while the pointer or the focus rests on it', () => {
    vi.useFakeTimers();
    const onGone = vi.fn<(id: number) => void>();
    render(<Toasts toasts={[deleted]} onGone={onGone} />);
    fireEvent.focusIn(screen.getByRole('button', { name: 'Undo' }));
    vi.advanceTimersByTime(60_000);
    expect(onGone).not.toHaveBeenCalled();
    vi.useRealTimers();
  });

  test('a failure stays until it is put away', () => {
    vi.useFakeTimers();
    const onGone = vi.fn<(id: number) => void>();
    render(<Toasts toasts={[{ ...deleted, isFailure: true }]} onGone={onGone} />);
    vi.advanceTimersByTime(60_000);
    expect(onGone).not.toHaveBeenCalled();
    fireEvent.click(screen.getByRole('button', { name: 'Dismiss' }));
    expect(onGone).toHaveBeenCalledWith(1);
    vi.useRealTimers();
  });

  test('they appear where screen readers listen', async () => {
    render(<Toasts toasts={[deleted]} onGone={() => undefined} />);
    expect(screen.getByRole('status').textContent).toContain('Request deleted.');
    expect(await axeFaults(document.body)).toEqual([]);
  });
});

describe('the paste box', () => {
  const box = (): HTMLTextAreaElement => screen.getByLabelText<HTMLTextAreaElement>('Codes');
  const submit = (): void => void fireEvent.click(screen.getByRole('button'));

  test('keeps the text and says why when it was not taken', async () => {
    const onDraft = vi.fn<(text: string) => void>();
    render(
      <PasteForm
        label="Codes"
        rows={2}
        draft="hello"
        onDraft={onDraft}
        onPaste={() => Promise.resolve('No code.')}
      />,
    );
    submit();
    expect((await screen.findByRole('alert')).textContent).toContain('No code.');
    expect(onDraft).not.toHaveBeenCalled();
    await vi.waitFor(() => expect(document.activeElement).toBe(box()));
  });

  test('empties itself once the text was taken', async () => {
    const onDraft = vi.fn<(text: string) => void>();
    render(
      <PasteForm
        label="Codes"
        rows={2}
        draft="hello"
        onDraft={onDraft}
        onPaste={() => Promise.resolve(null)}
      />,
    );
    submit();
    await vi.waitFor(() => expect(onDraft).toHaveBeenCalledWith(''));
  });

  test('does not hand the text in twice while it is being read', () => {
    const onPaste = vi.fn<() => Promise<null>>(() => new Promise(() => undefined));
    render(
      <PasteForm
        label="Codes"
        rows={2}
        draft="hello"
        onDraft={() => undefined}
        onPaste={onPaste}
      />,
    );
    submit();
    submit();
    expect(onPaste).toHaveBeenCalledTimes(1);
  });
});

describe('the sync line', () => {
  const line = (report: SyncReport | null, isSyncing = false) => (
    <SyncLine
      report={report}
      isConnected
      paused={{ count: 0, isAll: false }}
      isSyncing={isSyncing}
      now={NOON}
      onSync={() => undefined}
      boardUrl="/options.html#sync"
    />
  );

  test('says when TikTok was last read', () => {
    render(line(REPORT));
    expect(screen.queryByText('Synced 3 min. ago')).not.toBeNull();
  });

  test('says that it failed, and when it last worked', () => {
    render(
      line({ ...REPORT, outcome: 'failed', problem: 'network', lastSuccessAt: NOON - 2 * HOUR_MS }),
    );
    expect(screen.queryByText('Sync failed · last OK 2 hr. ago')).not.toBeNull();
  });

  test('leads to everything that is known of the sync', () => {
    render(line(REPORT));
    const link = screen.getByRole('link', { name: 'Synced 3 min. ago' });
    expect(link.getAttribute('href')).toBe('/options.html#sync');
  });

  test('says that it is at work', () => {
    render(line(REPORT, true));
    expect(screen.queryByText('Syncing…')).not.toBeNull();
  });

  test('has nothing to press without an ad account', () => {
    render(
      <SyncLine
        report={null}
        isConnected={false}
        paused={{ count: 0, isAll: true }}
        isSyncing={false}
        now={NOON}
        onSync={() => undefined}
        boardUrl="/options.html#sync"
      />,
    );
    expect(screen.queryByText('By hand')).not.toBeNull();
    expect(screen.queryByRole('button')).toBeNull();
  });
});

describe('codes for Ads Manager', () => {
  const codes = Array.from({ length: 34 }, (_, index) =>
    aCode({ value: `#sandbox-code-${index}==` }),
  );

  test('come in portions of twenty, one code a line', () => {
    const copy = vi.fn<RequestActions['copyQuietly']>(() => Promise.resolve(true));
    render(
      <AdsManagerDialog
        codes={codes}
        actions={{ copyQuietly: copy } as unknown as RequestActions}
        onClose={() => undefined}
      />,
    );
    fireEvent.click(screen.getByRole('button', { name: 'Copy codes 21 to 34' }));
    const [text] = copy.mock.calls[0] ?? [];
    expect(text?.split('\n')).toEqual(codes.slice(20).map(({ value }) => value));
    expect(screen.getAllByRole('button', { name: /^Copy codes/ })).toHaveLength(2);
  });

  test('come with the way through the menus, a link and a warning', async () => {
    render(
      <AdsManagerDialog codes={codes} actions={{} as RequestActions} onClose={() => undefined} />,
    );
    expect(
      screen.queryByText(/Creative library › Spark ads posts › Apply for authorization/),
    ).not.toBeNull();
    expect(screen.getByRole('link', { name: /Ads Manager/ }).getAttribute('href')).toBe(
      'https://ads.tiktok.com/',
    );
    expect(screen.queryByText(/is a credential/)).not.toBeNull();
    expect(await axeFaults(document.body)).toEqual([]);
  });
});

describe('codes without a post', () => {
  const code = aCode();
  const rows = [aListedRow({ status: 'agreed' }), aListedRow({ status: 'authorized' })];

  test('are put to a request that still waits for one, once that is said', () => {
    const assignCode = vi.fn<RequestActions['assignCode']>();
    const actions = { assignCode } as unknown as RequestActions;
    render(
      <LooseCodes looseCodes={[{ code, lines: [] }]} rows={rows} now={NOON} actions={actions} />,
    );
    const choice = screen.getByRole<HTMLSelectElement>('combobox', {
      name: /^Request for the code/,
    });
    expect([...choice.options].map(({ value }) => value)).toEqual(['', rows[0]?.row.request.id]);
    fireEvent.change(choice, { target: { value: rows[0]?.row.request.id } });
    expect(assignCode).not.toHaveBeenCalled();
    fireEvent.click(screen.getByRole('button', { name: 'Assign' }));
    expect(assignCode).toHaveBeenCalledWith(code.id, rows[0]?.row.request.id);
  });

  test('tell when they open a post that is not in the list', async () => {
    const elsewhere = { ...code, itemId: '7431234567890999999' };
    render(
      <LooseCodes
        looseCodes={[{ code: elsewhere, lines: [] }]}
        rows={rows}
        now={NOON}
        actions={{} as RequestActions}
      />,
    );
    expect(screen.getByRole('link', { name: 'Open post' }).getAttribute('href')).toContain(
      '7431234567890999999',
    );
    expect(await axeFaults(document.body)).toEqual([]);
  });
});

describe('the filter', () => {
  const rows = [
    aListedRow({ status: 'saved' }),
    aListedRow({ status: 'saved' }),
    aListedRow({ status: 'agreed' }),
  ];

  test('offers what occurs, with its count', () => {
    render(<FilterChips rows={rows} filter="all" onFilter={() => undefined} />);
    expect(screen.getAllByRole('button').map(({ textContent }) => textContent)).toEqual([
      'All3',
      'Saved2',
      'Agreed1',
    ]);
  });

  test('is taken off by a second press', () => {
    const onFilter = vi.fn<(filter: Filter) => void>();
    render(<FilterChips rows={rows} filter="saved" onFilter={onFilter} />);
    fireEvent.click(screen.getByRole('button', { name: /Saved/, pressed: true }));
    expect(onFilter).toHaveBeenCalledWith('all');
  });
});
