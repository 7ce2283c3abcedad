import { fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { beforeEach, describe, expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { TikTokFact } from '../../../utils/domain/authorization.ts';
import { DAY_MS } from '../../../utils/domain/clock.ts';
import type { AllFoundEnd, AllFoundWork } from '../../../utils/domain/found.ts';
import { axeFaults } from '../../support/axe.ts';
import { anAccount, NOON } from '../../support/build.ts';
import { openPopupPage } from '../../support/open-pages.tsx';
import { anAuthorization } from '../../support/overview.ts';
import { type PageStage, stagePage } from '../../support/page-stage.ts';

let stage: PageStage;

beforeEach(() => {
  fakeBrowser.reset();
  stage = stagePage();
});

const itemId = (n: number): string => `74312345678${String(n).padStart(8, '0')}`;

/** So many posts in one connected ad account; the last is the newest. */
async function find(count: number, word: Partial<TikTokFact> = {}): Promise<void> {
  const account = anAccount({ label: 'Acme EU' });
  await stage.context.db.adAccounts.add(account);
  await stage.context.db.authorizations.bulkAdd(
    Array.from({ length: count }, (_, index) =>
      anAuthorization({
        adAccountId: account.id,
        itemId: itemId(index + 1),
        byTikTok: {
          startsAt: NOON - DAY_MS,
          endsAt: NOON + 20 * DAY_MS,
          adAuthStatus: 'AUTHORIZED',
          itemStatus: null,
          displayName: `Creator ${index + 1}`,
          itemType: 'VIDEO',
          caption: `Caption ${index + 1}`,
          at: NOON,
          ...word,
        },
      }),
    ),
  );
}

const region = () => screen.findByRole('region', { name: 'Authorized elsewhere' });
const press = (name: string | RegExp): void =>
  void fireEvent.click(screen.getByRole('button', { name }));
const choose = (name: string): void =>
  void fireEvent.click(screen.getByRole('checkbox', { name: `Select ${name}` }));
// Asking for every box by its role and name takes long.
const boxes = (): (string | null)[] =>
  [...document.querySelectorAll('.ss-elsewhere__row input')].map((box) =>
    box.getAttribute('aria-label'),
  );

async function open(): Promise<void> {
  await openPopupPage(stage);
  fireEvent.click(within(await region()).getByRole('button', { name: 'Show' }));
}

describe('posts that were authorised elsewhere', () => {
  test('are told of in one line', async () => {
    await find(12);
    await openPopupPage(stage);
    expect((await region()).textContent).toContain(
      '12 posts in your ad accounts are not in your list.',
    );
    expect(boxes()).toEqual([]);
  });

  test('are not looked for without a connected ad account', async () => {
    await find(2);
    await stage.context.db.adAccounts.toCollection().modify({ connectedAt: null });
    await openPopupPage(stage);
    await screen.findByText('No requests yet');
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(screen.queryByRole('region', { name: 'Authorized elsewhere' })).toBeNull();
  });

  test('are shown with creator, caption, ad account and window', async () => {
    await find(1);
    await open();
    const row = screen.getByRole('listitem');
    expect(row.textContent).toMatch(/Creator 1.*Caption 1.*Acme EU.*until Dec 12/);
    expect(within(row).getByRole('link', { name: 'Open post' }).getAttribute('href')).toContain(
      itemId(1),
    );
  });

  test('of which TikTok tells little are shown all the same', async () => {
    await find(1, { displayName: null, caption: null, endsAt: null });
    await open();
    expect(screen.getByRole('listitem').textContent).toMatch(
      /Post …000001.*No caption.*end not known/,
    );
  });

  test('are shown with words of TikTok that we do not know, as they are', async () => {
    await find(1, { adAuthStatus: 'CANCELLED', itemStatus: 'SHADOWED', itemType: 'REPLAY' });
    await open();
    expect(screen.getByRole('listitem').textContent).toMatch(
      /TikTok says: CANCELLED, SHADOWED,? and REPLAY/,
    );
  });

  test('are shown without words of TikTok that we know', async () => {
    await find(1, { itemStatus: 'HESITATE_RECOMMEND' });
    await open();
    expect(screen.getByRole('listitem').textContent).not.toMatch(/TikTok says/);
  });

  test('are added to the list', async () => {
    await find(3);
    await open();
    choose('Creator 2');
    press('Add 1 to the list');
    await screen.findByText('1 post added to your list.');
    await waitFor(() => expect(boxes()).toEqual(['Select Creator 3', 'Select Creator 1']), {
      timeout: 5_000,
    });
    const [request] = await stage.context.db.requests.toArray();
    expect(request).toMatchObject({ itemId: itemId(2), status: 'authorized' });
    expect(await screen.findByRole('button', { name: 'Creator 2' })).toBeDefined();
  });

  test('that are not wanted are put aside, and undo brings them back', async () => {
    await find(2);
    await open();
    fireEvent.click(screen.getByRole('checkbox', { name: 'Select all shown' }));
    press('Not for me (2)');
    await screen.findByText('2 posts put aside. They are not offered again.');
    await screen.findByText(/Nothing is left here/);
    press('Undo');
    await waitFor(() => expect(boxes()).toHaveLength(2));
  });

  test('stay when putting them aside failed, and that is said', async () => {
    await find(2);
    await open();
    choose('Creator 1');
    stage.failNext('found.putAside', 'internal');
    press('Not for me (1)');
    await screen.findByText(/Nothing was lost; try again/);
    expect(boxes()).toHaveLength(2);
  });

  test('are shown fifty at a time, and one message takes a hundred', async () => {
    await find(103);
    await open();
    expect(boxes()).toHaveLength(50);
    fireEvent.click(screen.getByText('Show 50 more'));
    fireEvent.click(await screen.findByText('Show 3 more'));
    await waitFor(() => expect(boxes()).toHaveLength(103));
    fireEvent.click(screen.getByLabelText('Select all shown'));
    fireEvent.click(screen.getByText('Not for me (103)'));
    // A hundred rows are many for the database of the tests.
    await screen.findByText(/^103 posts put aside/, {}, { timeout: 5_000 });
    const said = stage.sent.filter(({ name }) => name === 'found.putAside');
    expect(said.map(({ input }) => (input as { itemIds: string[] }).itemIds.length)).toEqual([
      100, 3,
    ]);
  });

  test('can all be added in one go, however many are shown, and undo takes all of them back', async () => {
    await find(61);
    await open();
    press('Add all 61');
    await screen.findByText('61 posts added to your list.', {}, { timeout: 5_000 });
    expect(await stage.context.db.requests.count()).toBe(61);
    press('Undo');
    await screen.findByText('61 taken back.', {}, { timeout: 5_000 });
    expect(await stage.context.db.requests.count()).toBe(0);
    await waitFor(() => expect(boxes()).toHaveLength(50));
  });

  test('can all be put aside in one go, and undo offers all of them again', async () => {
    await find(120);
    await open();
    press('None for me (all 120)');
    await screen.findByText(/^120 posts put aside/, {}, { timeout: 5_000 });
    await screen.findByText(/Nothing is left here/);
    press('Undo');
    await screen.findByText('120 posts are offered again.', {}, { timeout: 5_000 });
    await waitFor(() => expect(boxes()).toHaveLength(50));
  });

  test('tell how far adding all of them has come', async () => {
    await find(101);
    await open();
    let mayGoOn: () => void = () => undefined;
    stage.holdNext('found.adoptAll', new Promise<void>((resolve) => (mayGoOn = resolve)));
    press('Add all 101');
    const progress = await screen.findByRole('progressbar', { name: /Adding: 0 of 101/ });
    expect(progress.getAttribute('max')).toBe('101');
    expect(screen.getByRole('button', { name: 'Add all 101' }).getAttribute('aria-busy')).toBe(
      'true',
    );
    mayGoOn();
    await screen.findByText('101 posts added to your list.', {}, { timeout: 5_000 });
    expect(screen.queryByRole('progressbar')).toBeNull();
  });

  /** The background is at work on what a page began that was closed since; answers what ends that. */
  function atWork(work: AllFoundWork): (ended: AllFoundEnd) => void {
    const say = fakeBrowser.runtime.sendMessage as (message: { name: string }) => Promise<unknown>;
    let value: { work: AllFoundWork | null; ended: AllFoundEnd[] } = { work, ended: [] };
    fakeBrowser.runtime.sendMessage = (async (message: { name: string }) => {
      if (message.name !== 'found.progress') return say(message);
      const told = value;
      value = { ...value, ended: [] };
      return { ok: true, value: told };
    }) as never;
    return (ended) => void (value = { work: null, ended: [ended] });
  }

  test('tell how far it has come when the page was closed meanwhile, and how it ended', async () => {
    await find(101);
    const end = atWork({ kind: 'take-back', done: 1_040, total: 2_000 });
    await openPopupPage(stage);
    await screen.findByRole('progressbar', { name: 'Taking back: 1,040 of 2,000' });
    const ids = Array.from({ length: 1_999 }, (_, index) => itemId(index));
    end({ kind: 'take-back', ids, failed: null });
    await screen.findByText('1,999 taken back.', {}, { timeout: 3_000 });
    expect(screen.queryByRole('progressbar')).toBeNull();
  });

  test('that were added while the page was closed can still be taken back', async () => {
    await find(3);
    const end = atWork({ kind: 'add', done: 1, total: 3 });
    await openPopupPage(stage);
    await screen.findByRole('progressbar', { name: 'Adding: 1 of 3' });
    const requestIds = ['019ab0de-0000-7000-8000-000000000001'];
    end({ kind: 'add', ids: requestIds, failed: 'disk-full' });
    await screen.findByText('1 post added to your list.', {}, { timeout: 3_000 });
    expect(screen.getByText(/The disk is full/)).toBeDefined();
    press('Undo');
    expect(stage.sent.at(-1)).toMatchObject({ name: 'found.takeBack', input: { requestIds } });
  });

  test.each([
    ['Add all 61', 'found.takeBack', 'Taking back: 0 of 61', '61 taken back.'],
    ['None for me (all 61)', 'found.offer', 'Offering again: 0 of 61', /^61 posts are offered/],
  ])('tell how far undo has come after "%s"', async (name, message, progress, done) => {
    await find(61);
    await open();
    press(name);
    const undo = await screen.findByRole('button', { name: 'Undo' }, { timeout: 5_000 });
    let mayGoOn: () => void = () => undefined;
    stage.holdNext(message, new Promise<void>((resolve) => (mayGoOn = resolve)));
    fireEvent.click(undo);
    await screen.findByRole('progressbar', { name: progress });
    mayGoOn();
    await screen.findByText(done, {}, { timeout: 5_000 });
    expect(stage.sent.filter((one) => one.name === message)).toHaveLength(1);
    await waitFor(() => expect(screen.queryByRole('progressbar')).toBeNull());
  });

  test('that are shown when more are asked for take the focus', async () => {
    await find(103);
    await open();
    const focused = () => document.activeElement?.getAttribute('aria-label');
    const more = screen.getByText('Show 50 more');
    more.focus();
    fireEvent.click(more);
    await waitFor(() => expect(focused()).toBe('Select Creator 53'));
    // The last of them take the button away.
    const last = screen.getByText('Show 3 more');
    last.focus();
    fireEvent.click(last);
    await waitFor(() => expect(focused()).toBe('Select Creator 3'));
  });

  test('that were added before a failure are told of and can be taken back', async () => {
    await find(150);
    await open();
    let room = 120;
    stage.context.db.requests.hook('creating', () => {
      room -= 1;
      if (room < 0) throw new DOMException('no room', 'QuotaExceededError');
    });
    press('Add all 150');
    await screen.findByText('80 posts added to your list.', {}, { timeout: 5_000 });
    expect(screen.getByText(/disk/i)).toBeDefined();
    expect(screen.getByRole('button', { name: 'Undo' })).toBeDefined();
  });

  test('that were chosen and added can be taken back', async () => {
    await find(2);
    await open();
    choose('Creator 2');
    press('Add 1 to the list');
    await screen.findByText('1 post added to your list.');
    press('Undo');
    await waitFor(() => expect(boxes()).toHaveLength(2), { timeout: 5_000 });
    expect(await stage.context.db.requests.count()).toBe(0);
  });

  test.each(['Add 1 to the list', 'Not for me (1)'])(
    'keep the focus where it was after "%s"; with the last one gone it goes to what closes the list',
    async (name) => {
      await find(2);
      await open();
      choose('Creator 2');
      const button = screen.getByRole('button', { name });
      button.focus();
      fireEvent.click(button);
      await waitFor(() => expect(boxes()).toHaveLength(1), { timeout: 5_000 });
      expect(document.activeElement).toBe(button);
      expect(button.hasAttribute('disabled')).toBe(false);
      choose('Creator 1');
      fireEvent.click(button);
      await screen.findByText(/Nothing is left here/, {}, { timeout: 5_000 });
      expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Hide' }));
    },
  );

  test('are gone through with the arrows, one stop of Tab, and Escape closes the list', async () => {
    await find(3);
    await open();
    const all = screen.getAllByRole('checkbox', { name: /^Select Creator/ });
    expect(all.map(({ tabIndex }) => tabIndex)).toEqual([0, -1, -1]);
    all[0]?.focus();
    fireEvent.keyDown(all[0] as Element, { key: 'ArrowDown' });
    expect(document.activeElement).toBe(all[1]);
    fireEvent.keyDown(all[1] as Element, { key: 'k' });
    expect(document.activeElement).toBe(all[0]);
    fireEvent.keyDown(all[0] as Element, { key: 'Escape' });
    await waitFor(() => expect(boxes()).toEqual([]));
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Show' }));
  });

  test('have no faults axe can see', async () => {
    await find(3);
    await open();
    choose('Creator 2');
    expect(await axeFaults(document.body, { isWholePage: true })).toEqual([]);
  });
});
