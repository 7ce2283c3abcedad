import { act, fireEvent, render, screen, within } from '@testing-library/preact';
import { useState } from 'preact/hooks';
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { DeliveryFacts } from '../../../components/list/delivery-note.tsx';
import type { Drafts, RequestActions } from '../../../components/list/request-actions.ts';
import { RequestList } from '../../../components/list/request-list.tsx';
import { RequestDetails } from '../../../components/list/request-row.tsx';
import type { Scouting } from '../../../components/list/scouting.ts';
import { DAY_MS, MINUTE_MS } from '../../../utils/domain/clock.ts';
import type { ListedRow } from '../../../utils/domain/overview.ts';
import { axeFaults } from '../../support/axe.ts';
import { anAccount, aPost, CODE, NOON } from '../../support/build.ts';
import { FakeSight } from '../../support/fake-sight.ts';
import { aCode, aLine, aListedRow, anAuthorization, aWord } from '../../support/overview.ts';

beforeAll(() => RequestDetails.fetchAhead());

function someActions(overrides: Partial<RequestActions> = {}): RequestActions {
  return {
    mark: vi.fn<RequestActions['mark']>(),
    markAsked: vi.fn<RequestActions['markAsked']>(),
    noteCreator: vi.fn<RequestActions['noteCreator']>(),
    undo: vi.fn<RequestActions['undo']>(),
    remove: vi.fn<RequestActions['remove']>(),
    receiveCodes: vi.fn<RequestActions['receiveCodes']>(() => Promise.resolve(null)),
    assignCode: vi.fn<RequestActions['assignCode']>(),
    deleteCode: vi.fn<RequestActions['deleteCode']>(),
    applyCode: vi.fn<RequestActions['applyCode']>(),
    markApplied: vi.fn<RequestActions['markApplied']>(() => Promise.resolve(null)),
    copy: vi.fn<RequestActions['copy']>(),
    copyQuietly: vi.fn<RequestActions['copyQuietly']>(() => Promise.resolve(true)),
    noteAsk: vi.fn<RequestActions['noteAsk']>(),
    correctChannel: vi.fn<RequestActions['correctChannel']>(),
    takeBackAsk: vi.fn<RequestActions['takeBackAsk']>(),
    askRenewal: vi.fn<RequestActions['askRenewal']>(),
    setAdEnd: vi.fn<RequestActions['setAdEnd']>(),
    setDays: vi.fn<RequestActions['setDays']>(),
    writeMessages: vi.fn<RequestActions['writeMessages']>(() => Promise.resolve(null)),
    ...overrides,
  };
}

/** No campaigns, no accounts of ours. */
const NO_SCOUTING: Scouting = {
  lookout: { ownHandles: [], campaigns: [] },
  remixCounts: new Map(),
};

const noDrafts: Drafts = { read: () => '', write: () => undefined };

interface ListProps {
  rows: ListedRow[];
  actions?: RequestActions;
  isConnected?: boolean;
  accounts?: ReturnType<typeof anAccount>[];
  scouting?: Scouting;
}

function List({
  rows,
  actions = someActions(),
  isConnected = false,
  accounts = [],
  scouting = NO_SCOUTING,
}: ListProps) {
  const [openId, setOpenId] = useState<string | null>(null);
  return (
    <main>
      <h1>Spark Scout</h1>
      <DeliveryFacts.Provider value={{ accounts, heldBackUntil: 0, isHostClosed: false }}>
        <RequestList
          rows={rows}
          now={NOON}
          accounts={accounts}
          isConnected={isConnected}
          scouting={scouting}
          snapshots={[]}
          openId={openId}
          onOpen={setOpenId}
          selected={new Set()}
          onSelect={() => undefined}
          actions={actions}
          drafts={noDrafts}
        />
      </DeliveryFacts.Provider>
    </main>
  );
}

const handles = (names: string[]): ListedRow[] =>
  names.map((handle, index) =>
    aListedRow({ itemId: `743123456789012${1000 + index}` }, { post: aPost({ handle }) }),
  );

const row = (name: string): HTMLElement => screen.getByRole('button', { name });
const press = (key: string): void =>
  void fireEvent.keyDown(document.activeElement ?? document.body, { key });

describe('going through the list with keys', () => {
  test.each([
    ['j', 'k'],
    ['ArrowDown', 'ArrowUp'],
  ])('%s goes down and %s goes up', (down, up) => {
    render(<List rows={handles(['ana', 'ben', 'chloe'])} />);
    press(down);
    press(down);
    expect(document.activeElement).toBe(row('@ben'));
    press(up);
    expect(document.activeElement).toBe(row('@ana'));
  });

  test('Tab stops at one row only', () => {
    render(<List rows={handles(['ana', 'ben', 'chloe'])} />);
    expect(screen.getAllByRole('button', { name: /^@/ }).map((button) => button.tabIndex)).toEqual([
      0, -1, -1,
    ]);
  });

  test('Escape closes the open row and stays on it', () => {
    render(<List rows={handles(['ana', 'ben'])} />);
    fireEvent.click(row('@ben'));
    within(screen.getByRole('list', { name: 'Requests' })).getByText('Length wanted');
    press('Escape');
    expect(screen.queryByText('Length wanted')).toBeNull();
    expect(document.activeElement).toBe(row('@ben'));
  });

  test('letters typed into a box are not keys of the list', () => {
    render(<List rows={handles(['ana', 'ben'])} />);
    fireEvent.click(row('@ana'));
    const box = screen.getByLabelText('Paste the code as you got it');
    box.focus();
    fireEvent.keyDown(box, { key: 'j' });
    expect(document.activeElement).toBe(box);
  });
});

describe('a long list', () => {
  test('draws what a window shows, and more when asked', () => {
    render(<List rows={handles(Array.from({ length: 100 }, (_, index) => `creator${index}`))} />);
    expect(screen.getAllByRole('button', { name: /^@creator/ })).toHaveLength(40);
    fireEvent.click(screen.getByRole('button', { name: 'Show 60 more' }));
    expect(screen.getAllByRole('button', { name: /^@creator/ })).toHaveLength(80);
  });

  describe('when the end of it comes near', () => {
    beforeEach(() => void vi.stubGlobal('IntersectionObserver', FakeSight));
    afterEach(() => void vi.unstubAllGlobals());

    /** Comes to the end of a list of so many, at the button that draws more. */
    const comeToTheEnd = (count: number): HTMLElement => {
      render(
        <List rows={handles(Array.from({ length: count }, (_, index) => `creator${index}`))} />,
      );
      const more = screen.getByRole('button', { name: `Show ${count - 40} more` });
      more.focus();
      void act(() => FakeSight.seeAll());
      return more;
    };

    test('leaves the focus where it is while there is more', () => {
      const more = comeToTheEnd(100);
      expect(document.activeElement).toBe(more);
      expect(more.textContent).toBe('Show 20 more');
    });

    test('takes the focus along to the first row that came where the button goes', () => {
      comeToTheEnd(60);
      expect(document.activeElement).toBe(row('@creator40'));
    });
  });

  test('leads whoever asked for more to the first row that came', () => {
    render(<List rows={handles(Array.from({ length: 60 }, (_, index) => `creator${index}`))} />);
    const more = screen.getByRole('button', { name: 'Show 20 more' });
    more.focus();
    fireEvent.click(more);
    expect(document.activeElement).toBe(row('@creator40'));
  });
});

describe('what a row tells', () => {
  const until = (days: number, isLatest = false) =>
    anAuthorization({
      byHand: {
        startsAt: null,
        endsAt: NOON + days * DAY_MS,
        endIsLatestPossible: isLatest,
        at: NOON,
      },
    });

  test('a window noted by hand says so, with its end and the days left', () => {
    render(<List rows={[aListedRow({ status: 'authorized' }, { authorizations: [until(20)] })]} />);
    expect(screen.queryByText('until Dec 12 · 20 days left')).not.toBeNull();
    expect(screen.queryByText('by hand')).not.toBeNull();
  });

  test('the clock of a window stays beside its end', () => {
    render(<List rows={[aListedRow({ status: 'authorized' }, { authorizations: [until(20)] })]} />);
    const end = screen.getByText('until Dec 12 · 20 days left').parentElement;
    expect(end?.querySelectorAll('svg')).toHaveLength(1);
    expect(end?.textContent).toBe('until Dec 12 · 20 days left');
  });

  test('an end that is only worked out is called the latest', () => {
    render(
      <List rows={[aListedRow({ status: 'authorized' }, { authorizations: [until(20, true)] })]} />,
    );
    expect(screen.queryByText('until Dec 12 at the latest · 20 days left')).not.toBeNull();
  });

  test('a window that TikTok told is confirmed by TikTok', () => {
    const byTikTok = {
      startsAt: NOON,
      endsAt: NOON + 30 * DAY_MS,
      adAuthStatus: 'AUTHORIZED',
      itemStatus: null,
      displayName: null,
      itemType: null,
      caption: null,
      at: NOON,
    };
    render(
      <List
        rows={[
          aListedRow({ status: 'authorized' }, { authorizations: [anAuthorization({ byTikTok })] }),
        ]}
      />,
    );
    expect(screen.queryByText('confirmed by TikTok')).not.toBeNull();
  });

  test('words of TikTok that we do not know are shown as they are', () => {
    const byTikTok = aWord({ adAuthStatus: 'CANCELLED', itemType: 'REPLAY' });
    const listed = aListedRow(
      { status: 'authorized' },
      { authorizations: [anAuthorization({ byTikTok })] },
    );
    render(<List rows={[listed]} />);
    fireEvent.click(row('@ana.sandbox'));
    expect(screen.queryByText('TikTok says: CANCELLED and REPLAY')).not.toBeNull();
  });

  test('an ad account that the code did not get into is named, and the code applied again', () => {
    const applyCode = vi.fn<RequestActions['applyCode']>();
    const accounts = [anAccount({ id: 'eu' }), anAccount({ id: 'us', label: 'Acme US' })];
    const code = aCode();
    const authorizations = [
      anAuthorization({ adAccountId: 'eu', codeId: code.id, byTikTok: aWord() }),
      anAuthorization({
        adAccountId: 'us',
        codeId: code.id,
        outcome: 'not-applied',
        sentAt: NOON - DAY_MS,
      }),
    ];
    const listed = aListedRow(
      { status: 'authorized' },
      { codes: [code], accounts, authorizations },
    );
    render(
      <List rows={[listed]} accounts={accounts} isConnected actions={someActions({ applyCode })} />,
    );
    expect(screen.queryByText(/The code is applied, but not in Acme US:/)).not.toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'Check and confirm' }));
    fireEvent.click(screen.getByRole('button', { name: 'Apply again' }));
    expect(applyCode).toHaveBeenCalledWith(code.id);
  });

  test('of several ad accounts it says in how many the code took effect', () => {
    const authorizations = [until(20), anAuthorization({ outcome: 'not-applied' })];
    render(<List rows={[aListedRow({ status: 'authorized' }, { authorizations })]} />);
    expect(screen.queryByText('1 of 2 ad accounts')).not.toBeNull();
  });

  test('a refused code comes with what to tell the creator', () => {
    const codes = [aCode({ refusal: { reason: 'code-expired', at: NOON } })];
    render(<List rows={[aListedRow({ status: 'agreed' }, { codes })]} />);
    expect(screen.queryByText(/Ask the creator to extend it/)).not.toBeNull();
  });

  test('a renewal that was not taken is told while the older code runs, and can be applied again', () => {
    const applyCode = vi.fn<RequestActions['applyCode']>();
    const [old, renewal] = [
      aCode(),
      aCode({ receivedAt: NOON + 1, refusal: { reason: 'unknown', at: NOON } }),
    ];
    const authorizations = [anAuthorization({ codeId: old.id, byTikTok: aWord() })];
    const codes = [old, renewal];
    const listed = aListedRow({ status: 'authorized' }, { codes, authorizations });
    render(<List rows={[listed]} isConnected actions={someActions({ applyCode })} />);
    fireEvent.click(row('@ana.sandbox'));
    expect(screen.queryByText(/TikTok did not take this code, and we do not know/)).not.toBeNull();
    expect(screen.queryByRole('button', { name: 'Delete code' })).not.toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'Apply again' }));
    expect(applyCode).toHaveBeenCalledWith(renewal.id);
  });

  test('work under way is shown as such', () => {
    const account = anAccount();
    const lines = [aLine({ adAccountId: account.id })];
    const rows = [aListedRow({ status: 'code-received' }, { lines })];
    render(<List rows={rows} accounts={[account]} isConnected />);
    expect(screen.queryByText('Applying the code…')).not.toBeNull();
  });

  test('work that has to wait says why and until when', () => {
    const account = anAccount();
    const line = aLine({
      adAccountId: account.id,
      notBefore: NOON + 5 * MINUTE_MS,
      lastError: { kind: 'rate-limited', at: NOON },
    });
    const rows = [aListedRow({ status: 'code-received' }, { lines: [line] })];
    render(<List rows={rows} accounts={[account]} isConnected />);
    expect(screen.queryByText(/TikTok asks us to slow down\. Next try at/)).not.toBeNull();
  });

  test('a post without a known creator goes by the end of its id', () => {
    render(<List rows={[aListedRow({ itemId: '7431234567890123457' }, { post: null })]} />);
    expect(row('Post …123457')).toBeDefined();
  });
});

describe('what a row offers', () => {
  const withCode = (): ListedRow => aListedRow({ status: 'code-received' }, { codes: [aCode()] });
  const save = (): void => {
    fireEvent.click(screen.getByRole('button', { name: 'Save' }));
  };
  const open = (listed: ListedRow, props: Partial<ListProps> = {}): RequestActions => {
    const actions = someActions();
    render(<List rows={[listed]} actions={actions} {...props} />);
    fireEvent.click(row('@ana.sandbox'));
    return actions;
  };

  test('only steps that can happen now', () => {
    open(aListedRow({ status: 'saved' }));
    expect(screen.queryByRole('button', { name: 'They agreed' })).not.toBeNull();
    expect(screen.queryByRole('button', { name: 'No reply' })).toBeNull();
  });

  test('by hand, the next step of a code is to copy it', () => {
    const actions = someActions();
    render(<List rows={[withCode()]} actions={actions} />);
    fireEvent.click(screen.getByRole('button', { name: 'Copy code' }));
    expect(actions.copy).toHaveBeenCalledWith(CODE, expect.stringContaining('credential'));
  });

  test('the code itself is never drawn, only its ends', () => {
    open(withCode());
    expect(document.body.innerHTML).not.toContain(CODE);
    expect(screen.queryByText('#Sand…y4==')).not.toBeNull();
  });

  test('the text for the buyer holds link, creator, code, length and a warning', async () => {
    const actions = open(withCode());
    fireEvent.click(screen.getByRole('button', { name: 'Hand to my buyer' }));
    fireEvent.click(await screen.findByRole('button', { name: 'Copy text' }));
    const [text] = vi.mocked(actions.copyQuietly).mock.calls[0] ?? [];
    for (const part of [
      '/@ana.sandbox/video/7431234567890123457',
      '@ana.sandbox',
      CODE,
      '30 days',
      'credential',
    ]) {
      expect(text).toContain(part);
    }
    const dialog = within(screen.getByRole('dialog'));
    expect(await dialog.findByText(/^Text copied\./)).toBeDefined();
  });

  test('a code whose post TikTok would not show is applied only after a word of the person', () => {
    const codes = [aCode({ preview: 'withheld' })];
    const actions = open(aListedRow({ status: 'code-received' }, { codes }), { isConnected: true });
    fireEvent.click(screen.getByRole('button', { name: 'It is the right code, apply it' }));
    expect(actions.applyCode).toHaveBeenCalledWith(codes[0]?.id);
  });

  test('applying again is offered only where the code is known not to have taken effect', () => {
    const uncertain = [anAuthorization({ outcome: 'uncertain' })];
    open(aListedRow({ status: 'code-received' }, { codes: [aCode()], authorizations: uncertain }), {
      isConnected: true,
    });
    expect(screen.queryByRole('button', { name: 'Apply again' })).toBeNull();
  });

  test('marking as applied without an end hands on that it is not known', async () => {
    const actions = open(withCode(), { accounts: [anAccount({ label: 'Acme EU' })] });
    fireEvent.click(screen.getByRole('button', { name: 'Mark as applied' }));
    expect(screen.queryByText(/we note Dec 22 as the latest possible end/)).not.toBeNull();
    save();
    expect(actions.markApplied).toHaveBeenCalledWith(expect.any(String), 'Acme EU', null);
    await vi.waitFor(() =>
      expect(screen.queryByLabelText('Ad account it was applied to')).toBeNull(),
    );
  });

  test('a day given as the end means its last second here', () => {
    const actions = open(withCode(), { accounts: [anAccount({ label: 'Acme EU' })] });
    fireEvent.click(screen.getByRole('button', { name: 'Mark as applied' }));
    fireEvent.input(screen.getByLabelText(/Authorized until/), { target: { value: '2026-12-20' } });
    save();
    const endsAt = new Date(2026, 11, 20, 23, 59, 59).getTime();
    expect(actions.markApplied).toHaveBeenCalledWith(expect.any(String), 'Acme EU', endsAt);
  });

  test('known ad accounts are offered by name, and another can be typed', () => {
    open(withCode(), {
      accounts: [anAccount({ label: 'Acme EU' }), anAccount({ label: 'Acme US' })],
    });
    fireEvent.click(screen.getByRole('button', { name: 'Mark as applied' }));
    const box = screen.getByLabelText<HTMLInputElement>('Ad account it was applied to');
    const offered = [
      ...document.querySelectorAll(`#${CSS.escape(box.getAttribute('list') ?? '')} option`),
    ];
    expect(offered.map((option) => (option as HTMLOptionElement).value)).toEqual([
      'Acme EU',
      'Acme US',
    ]);
    expect(box.value).toBe('');
  });

  test('a list with an open row has no accessibility faults axe can see', async () => {
    open(withCode(), { accounts: [anAccount()] });
    fireEvent.click(screen.getByRole('button', { name: 'Mark as applied' }));
    expect(await axeFaults(document.body)).toEqual([]);
  });
});
