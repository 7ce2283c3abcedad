import { fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { AdsError } from '../../../utils/ads/ads-error.ts';
import { DEFAULT_SETTINGS, settings } from '../../../utils/settings/settings.ts';
import { axeFaults } from '../../support/axe.ts';
import { anAccount, NOON } from '../../support/build.ts';
import { openOptionsPage } from '../../support/open-pages.tsx';
import {
  ADVERTISER_ID,
  AUTH_CODE,
  type PageStage,
  stagePage,
  TOKEN,
} from '../../support/page-stage.ts';

const REDIRECT = `https://acme.example/back?auth_code=${AUTH_CODE}&state=x`;
const SECRET = 'sandbox-secret-0001';
const OTHER_ID = '7504697128674066999';

let stage: PageStage;
let askConsent: () => Promise<boolean>;

beforeEach(() => {
  fakeBrowser.reset();
  stage = stagePage();
  askConsent = () => Promise.resolve(true);
});

const openOptions = ({ way = DEFAULT_SETTINGS.way } = {}) =>
  openOptionsPage(stage, { settings: { way }, askConsent: () => askConsent() });

const press = (name: string | RegExp): void =>
  void fireEvent.click(screen.getByRole('button', { name }));
const field = (label: string | RegExp): HTMLInputElement =>
  screen.getByLabelText<HTMLInputElement>(label);
const type = (label: string | RegExp, value: string): void =>
  void fireEvent.input(field(label), { target: { value } });

function connectByRedirect(redirectUrl = REDIRECT): void {
  type('App id', '7000000000000000001');
  type('App secret', SECRET);
  type('Redirect address', redirectUrl);
  press('Connect and test');
}

function connectByToken(token: string, ids: string): void {
  press('With a token we have');
  type('Access token', token);
  type('Advertiser ids', ids);
  press('Connect and test');
}

describe('how do you work?', () => {
  test('by hand is chosen from the start and needs nothing', async () => {
    await openOptions();
    expect(screen.getByRole<HTMLInputElement>('radio', { name: /By hand/ }).checked).toBe(true);
    expect(screen.queryByText(/All set/)).not.toBeNull();
  });

  test('another way is kept', async () => {
    await openOptions();
    fireEvent.click(screen.getByRole('radio', { name: /Ask our admin/ }));
    await waitFor(async () => expect((await settings.getValue()).way).toBe('ask-admin'));
  });

  test('the message for the admin has the steps and the scopes', async () => {
    const copied: string[] = [];
    vi.spyOn(navigator.clipboard, 'writeText').mockImplementation((text) => {
      copied.push(text);
      return Promise.resolve();
    });
    await openOptions({ way: 'ask-admin' });
    press('Copy message');
    for (const part of [
      'business-api.tiktok.com/portal',
      'Query TikTok Posts',
      'Authorize TikTok Posts',
      'Query Identity',
      'Events Manager',
    ]) {
      expect(copied[0]).toContain(part);
    }
  });

  test.each(['by-hand', 'own-app', 'ask-admin'] as const)(
    'the page for %s has no faults axe can see',
    async (way) => {
      await openOptions({ way });
      expect(await axeFaults(document.body, { isWholePage: true })).toEqual([]);
    },
  );
});

describe('connecting', () => {
  test('through the app tells what the token can do, and forgets the secret', async () => {
    await openOptions({ way: 'own-app' });
    connectByRedirect();
    await screen.findByText('Connected. This is what TikTok says.');
    expect(
      within(
        screen
          .getAllByRole('listitem')
          .find((item) => item.textContent?.includes('List authorized posts')) as HTMLElement,
      ).queryAllByText('can').length,
    ).toBeGreaterThan(0);
    expect(field('App secret').value).toBe('');
    expect(JSON.stringify(await stage.context.db.secrets.toArray())).not.toContain(SECRET);
  });

  test('with an address that carries no authorization says what to copy, and keeps what was typed', async () => {
    await openOptions({ way: 'own-app' });
    connectByRedirect('https://acme.example/back');
    await screen.findByText(/copy the whole address from the address bar/);
    expect(field('App secret').value).toBe(SECRET);
  });

  test('with a token takes ids on lines or with commas between', async () => {
    await openOptions({ way: 'own-app' });
    connectByToken(TOKEN, `${ADVERTISER_ID},\n ${OTHER_ID}`);
    await waitFor(() =>
      expect(stage.sent.find(({ name }) => name === 'account.connect')?.input).toEqual({
        how: { kind: 'token', token: TOKEN, advertiserIds: [ADVERTISER_ID, OTHER_ID] },
      }),
    );
  });

  test('with something that is no advertiser id says which, and asks nobody', async () => {
    await openOptions({ way: 'own-app' });
    connectByToken(TOKEN, `${ADVERTISER_ID}, acme`);
    expect((await screen.findByRole('alert')).textContent).toContain('acme');
    expect(stage.sent.map(({ name }) => name)).not.toContain('account.connect');
  });

  test('with a wrong token says that it may be of another kind', async () => {
    await openOptions({ way: 'own-app' });
    connectByToken('sandbox-token-of-another-kind', ADVERTISER_ID);
    expect(await screen.findByText(/such as an Events Manager token/)).toBeDefined();
  });

  test('with some accounts that are not granted says which are and which are not, and what to do', async () => {
    await openOptions({ way: 'own-app' });
    connectByToken(TOKEN, `${ADVERTISER_ID}, ${OTHER_ID}`);
    const granted = await screen.findByText(/^Connected to some: /);
    expect(granted.textContent).toContain(ADVERTISER_ID);
    expect(granted.textContent).not.toContain(OTHER_ID);
    const refused = screen.getByText(/^Not granted to this token: .*Ask your admin to grant them/);
    expect(refused.textContent).toContain(OTHER_ID);
    expect(refused.textContent).not.toContain(ADVERTISER_ID);
    expect(screen.queryByText('Connected. This is what TikTok says.')).toBeNull();
  });

  test('with accounts that TikTok could not be asked about keeps them and says so', async () => {
    await openOptions({ way: 'own-app' });
    stage.backend.readAdAccounts = () => Promise.reject(new AdsError('network', { endpoint: 'x' }));
    connectByRedirect();
    await screen.findByText(/TikTok could not be asked about them yet: .*Press Test connection/);
    expect(screen.queryByText(/Nothing was connected/)).toBeNull();
    expect(field('App secret').value).toBe('');
  });

  test('with an account that is not granted keeps nothing and says so', async () => {
    await openOptions({ way: 'own-app' });
    connectByToken(TOKEN, OTHER_ID);
    await screen.findByText(/Nothing was connected, because none of these ad accounts is granted/);
    expect(screen.queryByRole('button', { name: 'Disconnect' })).toBeNull();
  });

  test('sends nothing while data may not leave the machine', async () => {
    askConsent = () => Promise.resolve(false);
    await openOptions({ way: 'own-app' });
    connectByToken(TOKEN, ADVERTISER_ID);
    await screen.findByText(/Firefox was not allowed/);
    expect(stage.sent).toEqual([]);
  });

  test('credentials are typed unseen and not for the browser to keep', async () => {
    await openOptions({ way: 'own-app' });
    expect(field('App secret')).toMatchObject({ type: 'password', autocomplete: 'one-time-code' });
    press('With a token we have');
    expect(field('Access token')).toMatchObject({
      type: 'password',
      autocomplete: 'one-time-code',
    });
  });
});

test('a connected ad account that is paused says so, and leads to where it is resumed', async () => {
  await stage.context.db.adAccounts.add(anAccount({ pausedAt: NOON }));
  await openOptions({ way: 'own-app' });
  const link = screen.getByRole('link', { name: 'Resume it under Sync' });
  expect(link.getAttribute('href')).toBe('#sync');
  expect(link.parentElement?.textContent).toMatch(/^Paused: TikTok is asked nothing for it\./);
  const test = screen.getByRole<HTMLButtonElement>('button', { name: 'Test connection' });
  expect(test.disabled).toBe(true);
});

test('a connected ad account that cannot be used says what exactly is wrong, and what to do', async () => {
  const problem = { kind: 'unauthorised', trouble: 'app-blocked', at: NOON } as const;
  await stage.context.db.adAccounts.add(anAccount({ problem }));
  await openOptions({ way: 'own-app' });
  const words = 'The app is blocked, or its id or secret is wrong. Check the state of your app';
  expect(screen.queryByText(new RegExp(`^${words}`))).not.toBeNull();
});

test('codes go to every ad account that is ticked, to one of them always', async () => {
  const { db } = stage.context;
  await db.adAccounts.bulkAdd([
    anAccount({ label: 'Acme', createdAt: NOON }),
    anAccount({ label: 'Bolt', advertiserId: '7504697128674066999', appliesCodes: false }),
  ]);
  await openOptions({ way: 'own-app' });
  const box = (name: RegExp) => screen.getByRole<HTMLInputElement>('checkbox', { name });
  expect([box(/Acme/).checked, box(/Acme/).disabled]).toEqual([true, true]);
  expect([box(/Bolt/).checked, box(/Bolt/).disabled]).toEqual([false, false]);
  fireEvent.click(box(/Bolt/));
  await waitFor(() => expect([box(/Bolt/).checked, box(/Acme/).disabled]).toEqual([true, false]));
  fireEvent.click(box(/Acme/));
  await screen.findByText(/What waited for it goes to the others/);
  await waitFor(() => expect([box(/Acme/).checked, box(/Bolt/).disabled]).toEqual([false, true]));
});

describe('a connected ad account', () => {
  beforeEach(async () => {
    await openOptions({ way: 'own-app' });
    connectByToken(TOKEN, ADVERTISER_ID);
    await screen.findByRole('button', { name: 'Disconnect' });
  });

  test('is tested on request; a revoked token is named with the way out', async () => {
    stage.world.revokeToken();
    press('Test connection');
    await waitFor(() =>
      expect(screen.queryAllByText(/Get a new one and connect again/)).not.toEqual([]),
    );
  });

  test('is left only after saying what goes and what stays', async () => {
    press('Disconnect');
    const dialog = within(screen.getByRole('dialog'));
    expect(dialog.queryByText(/What stays: your requests, codes, history/)).not.toBeNull();
    fireEvent.click(dialog.getByRole('button', { name: 'Disconnect now' }));
    await screen.findByText(/Disconnected\. The token is gone/);
    expect(await stage.context.db.secrets.count()).toBe(0);
    expect(await stage.context.db.adAccounts.count()).toBe(1);
  });
});

describe('defaults', () => {
  test('are kept as they are typed', async () => {
    await openOptions();
    type('Brand', 'Acme Beauty');
    type('Your name', 'Sam');
    fireEvent.click(screen.getByRole('radio', { name: '60 days' }));
    fireEvent.change(field(/Language of the messages/), { target: { value: 'fr' } });
    await waitFor(async () =>
      expect(await settings.getValue()).toEqual({
        way: 'by-hand',
        defaultDays: 60,
        brand: 'Acme Beauty',
        scout: 'Sam',
        fallbackLanguage: 'fr',
        ownHandles: [],
        noticeDays: [30, 14, 7, 1],
        forgetsConfirmedCodes: false,
      }),
    );
  });
});
