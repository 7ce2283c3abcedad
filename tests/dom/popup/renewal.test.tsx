import { fireEvent, screen, waitFor } from '@testing-library/preact';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { noteCreator } from '../../../utils/actions/note-creator.ts';
import { DAY_MS } from '../../../utils/domain/clock.ts';
import { DEFAULT_SETTINGS, settings } from '../../../utils/settings/settings.ts';
import { axeFaults } from '../../support/axe.ts';
import { NOON } from '../../support/build.ts';
import { openPopupPage } from '../../support/open-pages.tsx';
import { type PageStage, stagePage } from '../../support/page-stage.ts';
import { aRunningRequest } from '../../support/running-request.ts';

const SCOUT = { ...DEFAULT_SETTINGS, brand: 'Sandbox Shoes', scout: 'Sam' };

let stage: PageStage;
let copied: string[];

beforeEach(async () => {
  fakeBrowser.reset();
  await settings.setValue(SCOUT);
  stage = stagePage();
  copied = [];
  vi.spyOn(navigator.clipboard, 'writeText').mockImplementation((text) => {
    copied.push(text);
    return Promise.resolve();
  });
});

const press = (name: string | RegExp): void =>
  void fireEvent.click(screen.getByRole('button', { name }));
const button = (name: string | RegExp): HTMLElement | null =>
  screen.queryByRole('button', { name });
const read = async (id: string) => (await stage.context.db.requests.get(id)) ?? null;

describe('a window that ends soon', () => {
  test('is renewed with one press: the message is copied and the ask noted, the window stays open', async () => {
    const { id } = await aRunningRequest(stage, 5);
    await openPopupPage(stage);
    await waitFor(() => press('Ask for renewal'));
    await screen.findByText(/Message copied and marked as asked, for 30 days/);
    expect(copied[0]).toContain('Your authorization ends soon (it ends on November 27, 2026)');
    expect(await read(id)).toMatchObject({
      status: 'authorized',
      rounds: [{ from: 'saved' }, { from: 'authorized', days: 30 }],
    });
    await screen.findByText(/renewal asked/);
    expect(button('Ask again')).not.toBeNull();
  });

  test('that was not asked after all is undone', async () => {
    const { id, rounds } = await aRunningRequest(stage, 5);
    await openPopupPage(stage);
    await waitFor(() => press('Ask for renewal'));
    await screen.findByText(/Message copied/);
    press('Undo');
    await waitFor(async () => expect((await read(id))?.rounds).toEqual(rounds));
    expect((await read(id))?.status).toBe('authorized');
  });

  test('asks for the length that reaches the end of the ad', async () => {
    const { id } = await aRunningRequest(stage, 5, {
      request: { adEndsAt: NOON + 50 * DAY_MS },
    });
    await openPopupPage(stage);
    await waitFor(() => press('Ask for renewal'));
    await screen.findByText(/for 60 days/);
    expect(copied[0]).toContain('60 more days');
    expect(await read(id)).toMatchObject({ days: 60, rounds: [{ days: 30 }, { days: 60 }] });
  });

  test('is not asked for when the browser will not copy', async () => {
    const { id, rounds } = await aRunningRequest(stage, 5);
    vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('no permission'));
    await openPopupPage(stage);
    await waitFor(() => press('Ask for renewal'));
    await screen.findByText(/did not let us copy/);
    expect((await read(id))?.rounds).toEqual(rounds);
  });

  test('keeps the length wanted when the browser will not copy', async () => {
    const { id } = await aRunningRequest(stage, 5, { request: { adEndsAt: NOON + 50 * DAY_MS } });
    vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('no permission'));
    await openPopupPage(stage);
    await waitFor(() => press('Ask for renewal'));
    await screen.findByText(/did not let us copy/);
    expect(stage.sent.map(({ name }) => name)).toContain('request.setDays');
    expect(await read(id)).toMatchObject({ days: 30, rounds: [{ days: 30 }] });
  });

  test('gives the length wanted back with an undo', async () => {
    const { id } = await aRunningRequest(stage, 5, { request: { adEndsAt: NOON + 50 * DAY_MS } });
    await openPopupPage(stage);
    await waitFor(() => press('Ask for renewal'));
    await screen.findByText(/for 60 days/);
    press('Undo');
    await waitFor(async () => expect(await read(id)).toMatchObject({ days: 30 }));
    expect((await read(id))?.rounds).toHaveLength(1);
  });

  test.each(['kit.write', 'request.markAsked'] as const)(
    'keeps the length wanted when %s fails',
    async (name) => {
      const { id } = await aRunningRequest(stage, 5, { request: { adEndsAt: NOON + 50 * DAY_MS } });
      stage.failNext(name, 'disk-full');
      await openPopupPage(stage);
      await waitFor(() => press('Ask for renewal'));
      await screen.findByText(/Free some space/);
      expect(await read(id)).toMatchObject({ days: 30, rounds: [{ days: 30 }] });
    },
  );

  test.each(['brand', 'scout'] as const)(
    'opens the row instead of copying a message with a blank: no %s',
    async (what) => {
      await settings.setValue({ ...SCOUT, [what]: ' ' });
      const { id, rounds } = await aRunningRequest(stage, 5);
      await openPopupPage(stage);
      await waitFor(() => press('Ask for renewal'));
      await screen.findByText(/Fill in the blanks/);
      await screen.findByRole('group', { name: /First message/ });
      expect(copied).toEqual([]);
      expect((await read(id))?.rounds).toEqual(rounds);
    },
  );

  test('says it when no length reaches the end of the ad', async () => {
    await aRunningRequest(stage, 5, { request: { adEndsAt: NOON + 400 * DAY_MS } });
    await openPopupPage(stage);
    await waitFor(() => press('@ana.sandbox'));
    const note = await screen.findByText(/do not reach the end of the ad/);
    expect(note.textContent).toBe('Even 365 days do not reach the end of the ad.');
  });

  test('says it when the ask could not be noted', async () => {
    await aRunningRequest(stage, 5);
    stage.failNext('request.markAsked', 'disk-full');
    await openPopupPage(stage);
    await waitFor(() => press('Ask for renewal'));
    expect(await screen.findByText(/Free some space/)).toBeDefined();
  });

  test('is offered no renewal of a post that is gone, and says so first', async () => {
    await aRunningRequest(stage, 5, { word: { itemStatus: 'USER_DELETE' } });
    await openPopupPage(stage);
    await screen.findByText(/The creator deleted this post/);
    expect(button('Ask for renewal')).toBeNull();
  });

  test('is offered none where the creator is not to be contacted', async () => {
    await noteCreator(stage.context, 'ana.sandbox', { doNotContact: true });
    await aRunningRequest(stage, 5);
    await openPopupPage(stage);
    await screen.findByText(/Ends in 5 days/);
    expect(button('Ask for renewal')).toBeNull();
  });

  test('opens to the renewal message, and copying it there notes the ask', async () => {
    const { id } = await aRunningRequest(stage, 5);
    await openPopupPage(stage);
    await waitFor(() => press('@ana.sandbox'));
    const message = await screen.findByRole('group', { name: /First message/ });
    await waitFor(() => expect(message.textContent).toContain('30 more days'));
    press('Copy message');
    await screen.findByText(/Marked as asked/);
    press('Not sent');
    await waitFor(async () => expect((await read(id))?.rounds).toHaveLength(1));
  });
});

describe('a long window', () => {
  test('says a month before its end that there is time, quietly, and does not need the person', async () => {
    await aRunningRequest(stage, 25);
    await openPopupPage(stage);
    await waitFor(() => expect(button('Ask for renewal')).not.toBeNull());
    expect(screen.queryByText(/There is time to ask/)).toBeNull();
    expect(button(/^Needs you/)).toBeNull();
    press('@ana.sandbox');
    expect(screen.getByText(/There is time to ask/).closest('.ss-notice')?.className).toContain(
      'slate',
    );
  });

  test('says it as early as the person wants to know', async () => {
    await aRunningRequest(stage, 25);
    await openPopupPage(stage, { noticeDays: [14] });
    await waitFor(() => press('@ana.sandbox'));
    expect(screen.queryByText(/There is time to ask/)).toBeNull();
  });
});

describe('a window that is over', () => {
  test.each(['expired', 'revoked'] as const)('stays under “Needs you”: %s', async (status) => {
    await aRunningRequest(stage, -2, { request: { status } });
    await openPopupPage(stage);
    await waitFor(() => press(/^Needs you/));
    const note = await screen.findByText(/ads with this post have stopped/);
    expect(note.closest('.ss-notice')?.className).toContain('red');
    expect(button('@ana.sandbox')).not.toBeNull();
  });

  test('leaves “Needs you” after thirty days, and stays in the list under its status', async () => {
    await aRunningRequest(stage, -31);
    await openPopupPage(stage);
    await waitFor(() => press('@ana.sandbox'));
    expect(button(/^Needs you/)).toBeNull();
    expect(button(/^Expired/)).not.toBeNull();
    const note = screen.getByText(/ads with this post have stopped/);
    expect(note.closest('.ss-notice')?.className).toContain('slate');
    press('@ana.sandbox');
    expect(screen.queryByText(/ads with this post have stopped/)).toBeNull();
    expect(button('Ask for renewal')).not.toBeNull();
  });

  test('is not to be asked for where the creator is not to be contacted', async () => {
    await noteCreator(stage.context, 'ana.sandbox', { doNotContact: true });
    await aRunningRequest(stage, -2);
    await openPopupPage(stage);
    await screen.findByText(/You noted not to contact this creator\. If a new code comes/);
    expect(screen.queryByText(/Ask the creator/)).toBeNull();
    expect(screen.queryByText('Do not contact')).not.toBeNull();
    expect(button('Ask for renewal')).toBeNull();
  });

  test('goes quiet when it is asked for again', async () => {
    await aRunningRequest(stage, -2);
    await openPopupPage(stage);
    await waitFor(() => press('Ask for renewal'));
    await waitFor(() => expect(button(/^Needs you/)).toBeNull());
    expect(screen.queryByText(/have stopped/)).toBeNull();
  });

  test('is asked for again with one press', async () => {
    const { id } = await aRunningRequest(stage, -2);
    await openPopupPage(stage);
    await waitFor(() => press('Ask for renewal'));
    await screen.findByText(/Message copied/);
    expect(copied[0]).toContain('has ended (it ended on November 20, 2026)');
    expect(await read(id)).toMatchObject({ status: 'requested' });
    press('Undo');
    await waitFor(async () => expect(await read(id)).toMatchObject({ status: 'expired' }));
  });

  test('that was taken back asks for a new code', async () => {
    await aRunningRequest(stage, 9, { request: { status: 'revoked' } });
    await openPopupPage(stage);
    await waitFor(() => press('Ask again'));
    await screen.findByText(/Message copied/);
    expect(copied[0]).toContain('It would take a new code');
  });
});

describe('a post that left the list of its ad account', () => {
  beforeEach(async () => {
    await aRunningRequest(stage, 9, { request: { status: 'revoked' } });
    await stage.context.db.authorizations
      .toCollection()
      .modify({ outcome: 'not-applied', readAt: NOON });
  });

  test('is told as that, and not as taken back', async () => {
    await openPopupPage(stage);
    await waitFor(() => press('@ana.sandbox'));
    await screen.findByText(/no longer in the ad account: removed there, or taken back/);
    expect(document.body.textContent).not.toMatch(/The creator took the authorization back/);
    const [row] = document.querySelectorAll('.ss-account-fact');
    expect(row?.textContent).toMatch(/no longer listed$/);
  });

  test('is asked for again without a word of taking back', async () => {
    await openPopupPage(stage);
    await waitFor(() => press('Ask again'));
    await screen.findByText(/Message copied/);
    expect(copied[0]).toContain('The authorization has ended, and the ad with it');
  });
});

test('a row that offers a renewal has no faults axe can see', async () => {
  await aRunningRequest(stage, 5, { request: { adEndsAt: NOON + 50 * DAY_MS } });
  await openPopupPage(stage);
  await waitFor(() => press('@ana.sandbox'));
  await screen.findByLabelText('Ad runs until');
  expect(await axeFaults(document.body, { isWholePage: true })).toEqual([]);
});
