import { fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { settings } from '../../../utils/settings/settings.ts';
import { axeFaults } from '../../support/axe.ts';
import { anAccount, CODE, NOON } from '../../support/build.ts';
import { openOptionsPage } from '../../support/open-pages.tsx';
import { aCode, anAuthorization } from '../../support/overview.ts';
import { type PageStage, stagePage } from '../../support/page-stage.ts';

let stage: PageStage;

beforeEach(() => {
  fakeBrowser.reset();
  stage = stagePage();
});

const open = (forgetsConfirmedCodes = false) =>
  openOptionsPage(stage, { settings: { forgetsConfirmedCodes } });
const box = (): HTMLInputElement =>
  screen.getByRole<HTMLInputElement>('switch', { name: /Forget a code once TikTok has confirmed/ });
const press = (name: string): void => void fireEvent.click(screen.getByRole('button', { name }));
const values = async () => (await stage.context.db.codes.toArray()).map(({ value }) => value);

/** Puts a code into the database that TikTok has confirmed. */
async function confirmCode(): Promise<void> {
  const { db } = stage.context;
  const account = anAccount();
  const code = aCode();
  await db.adAccounts.add(account);
  await db.codes.add(code);
  const byTikTok = {
    adAuthStatus: 'AUTHORIZED',
    itemStatus: null,
    displayName: null,
    itemType: null,
    caption: null,
    startsAt: NOON,
    endsAt: NOON + 1_000_000,
    at: NOON,
  };
  const ids = { adAccountId: account.id, codeId: code.id };
  await db.authorizations.add(anAuthorization({ ...ids, byTikTok }));
}

describe('forgetting codes', () => {
  test('is off from the start and says what is lost', async () => {
    await open();
    expect(box().checked).toBe(false);
    const description = document.getElementById(box().getAttribute('aria-describedby') ?? '');
    expect(description?.textContent).toMatch(/What you lose: reading or copying the code/);
  });

  test('is kept when it is switched on, and asks nothing where nothing was confirmed', async () => {
    await open();
    fireEvent.click(box());
    await waitFor(async () => expect((await settings.getValue()).forgetsConfirmedCodes).toBe(true));
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  test('of those confirmed before is only done after saying how many and that it cannot be undone', async () => {
    await confirmCode();
    await open();
    fireEvent.click(box());
    const dialog = within(await screen.findByRole('dialog'));
    expect(dialog.queryByText(/Forget 1 code that TikTok has confirmed\?/)).not.toBeNull();
    expect(dialog.queryByText(/this cannot be undone/)).not.toBeNull();
    expect(await values()).toEqual([CODE]);
    expect(await axeFaults(document.body, { isWholePage: true })).toEqual([]);
    fireEvent.click(dialog.getByRole('button', { name: 'Forget 1 code' }));
    await screen.findByText('1 code forgotten.');
    expect(await values()).toEqual(['']);
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  test('of those confirmed before can be left for later', async () => {
    await confirmCode();
    await open();
    fireEvent.click(box());
    await screen.findByRole('dialog');
    press('Keep them');
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(await values()).toEqual([CODE]);
    press('Forget those confirmed before');
    await screen.findByRole('dialog');
  });

  test('says so when there is nothing to forget', async () => {
    await open(true);
    press('Forget those confirmed before');
    expect(await screen.findByText('There is no confirmed code to forget.')).toBeDefined();
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  test('that fails says why, and nothing is said to be forgotten', async () => {
    await confirmCode();
    stage.failNext('code.forgetConfirmed', 'disk-full');
    await open(true);
    press('Forget those confirmed before');
    await screen.findByRole('dialog');
    press('Forget 1 code');
    await screen.findByText(/The disk is full/);
    expect(screen.queryByText('1 code forgotten.')).toBeNull();
  });

  test('says so when the codes cannot be counted', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    await open(true);
    stage.context.db.close();
    press('Forget those confirmed before');
    await screen.findByText(/could not be read/);
    expect(screen.queryByRole('dialog')).toBeNull();
  });
});
