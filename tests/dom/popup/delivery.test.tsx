import { screen, waitFor } from '@testing-library/preact';
import { beforeEach, describe, expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { markAsked } from '../../../utils/actions/mark-asked.ts';
import { receiveCodes } from '../../../utils/actions/receive-codes.ts';
import { savePost } from '../../../utils/actions/save-post.ts';
import type { AdAccount } from '../../../utils/domain/authorization.ts';
import { HOUR_MS, MINUTE_MS } from '../../../utils/domain/clock.ts';
import type { OutboxLine } from '../../../utils/domain/outbox.ts';
import { writeState } from '../../../utils/store/sync-state.ts';
import { anAccount, aPost, CODE, NOON } from '../../support/build.ts';
import { openPopupPage } from '../../support/open-pages.tsx';
import { type PageStage, stagePage } from '../../support/page-stage.ts';

const ADS_HOST = 'https://business-api.tiktok.com/*';
const SLOW_DOWN = { kind: 'rate-limited', at: NOON } as const;

let stage: PageStage;

beforeEach(() => {
  fakeBrowser.reset();
  stage = stagePage();
});

interface World {
  account?: Partial<AdAccount>;
  line?: Partial<OutboxLine>;
  missingHosts?: string[];
}

/** The popup with one code that waits for the ad account. */
async function openWithCode({ account = {}, line = {}, missingHosts = [] }: World = {}) {
  const { context } = stage;
  await context.db.adAccounts.add(anAccount(account));
  const { id } = await savePost(context, aPost(), 30);
  await markAsked(context, id, 'dm');
  await receiveCodes(context, CODE, id);
  await context.db.outbox.toCollection().modify(line);
  await openPopupPage(stage, { missingHosts });
  await waitFor(() =>
    expect(screen.queryByRole('button', { name: '@ana.sandbox' })).not.toBeNull(),
  );
  return id;
}

describe('a code under way', () => {
  test('is said to be checked', async () => {
    await openWithCode();
    expect(screen.queryByText('Checking the code with TikTok…')).not.toBeNull();
  });

  test('waits while its ad account is paused', async () => {
    await openWithCode({ account: { pausedAt: NOON }, line: { lastError: SLOW_DOWN } });
    expect(screen.queryByText('Waits: its ad account is paused')).not.toBeNull();
    expect(screen.queryByText(/Checking the code|slow down/)).toBeNull();
  });

  test('waits for the permission that was withdrawn, whatever failed before', async () => {
    const line = { lastError: SLOW_DOWN, notBefore: NOON + MINUTE_MS };
    await openWithCode({ line, missingHosts: [ADS_HOST] });
    expect(screen.queryByText('Waits for the permission that was withdrawn')).not.toBeNull();
    expect(screen.queryByText(/slow down/)).toBeNull();
  });

  test('waits for an ad account that has to be put right, and says what is wrong with it', async () => {
    await openWithCode({ account: { problem: { kind: 'unauthorised', at: NOON } } });
    expect(screen.queryByText(/^Waits for its ad account\. .*connect again/)).not.toBeNull();
  });

  test('waits for an ad account that is not connected', async () => {
    await openWithCode({ line: { adAccountId: 'gone' } });
    expect(screen.queryByText('Waits: its ad account is not connected')).not.toBeNull();
  });

  test('is not sent while nobody wants it', async () => {
    const id = await openWithCode();
    await stage.context.db.requests.update(id, { status: 'declined' });
    expect(
      await screen.findByText('Not sent while the request is declined or withdrawn'),
    ).toBeDefined();
  });

  test('is said to be looked for, not to wait for another ad account that is paused', async () => {
    await openWithCode({ account: { pausedAt: NOON } });
    const { db } = stage.context;
    const other = anAccount({ advertiserId: '7504697128674066999' });
    await db.adAccounts.add(other);
    const [line] = await db.outbox.toArray();
    if (!line) throw new Error('a code waits');
    const { seq: _seq, ...rest } = line;
    await db.outbox.add({ ...rest, key: 'other', adAccountId: other.id, notBefore: NOON + 1 });
    expect(await screen.findByText(/^TikTok needs a moment; reads again at/)).toBeDefined();
  });

  test('waits while TikTok’s limits hold back everything', async () => {
    const report = { at: NOON, outcome: 'waiting', problem: 'rate-limited', waiting: 1 };
    const nextAt = NOON + HOUR_MS;
    await writeState(stage.context.db, 'last-run', { ...report, nextAt, lastSuccessAt: null });
    await openWithCode();
    expect(screen.queryByText(/^TikTok asked us to slow down; goes on at /)).not.toBeNull();
  });
});

describe('the line about the sync', () => {
  const link = (name: RegExp | string) => screen.queryByRole('link', { name });

  test('says that nothing is synced while every ad account is paused', async () => {
    await openWithCode({ account: { pausedAt: NOON } });
    expect(link('Paused; nothing is synced')).not.toBeNull();
    expect(screen.queryByRole('button', { name: 'Sync now' })).toBeNull();
  });

  test('says when some of the ad accounts are paused', async () => {
    const advertiserId = '7504697128674066999';
    await stage.context.db.adAccounts.add(anAccount({ advertiserId, pausedAt: NOON }));
    await openWithCode();
    expect(link('Not synced yet · 1 paused')).not.toBeNull();
    expect(screen.queryByRole('button', { name: 'Sync now' })).not.toBeNull();
  });
});
