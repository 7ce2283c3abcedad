import { fireEvent, screen, waitFor } from '@testing-library/preact';
import { beforeEach, describe, expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { disconnectAccounts } from '../../../utils/actions/disconnect-accounts.ts';
import { receiveCodes } from '../../../utils/actions/receive-codes.ts';
import { savePost } from '../../../utils/actions/save-post.ts';
import { anAccount, aPost, CODE, NOON } from '../../support/build.ts';
import { anAuthorization } from '../../support/overview.ts';
import { openPopupPage } from '../../support/open-pages.tsx';
import { type PageStage, stagePage } from '../../support/page-stage.ts';
import { aRunningRequest } from '../../support/running-request.ts';

let stage: PageStage;

beforeEach(() => {
  fakeBrowser.reset();
  stage = stagePage();
});

/** A code that was sent to an ad account which was disconnected before anybody knew what became of it. */
async function openCutOff(requestId: string | null): Promise<void> {
  const { context } = stage;
  await context.db.adAccounts.add(anAccount());
  await receiveCodes(context, CODE, requestId);
  await context.db.outbox.toCollection().modify({ kind: 'apply-code', sentAt: NOON });
  await disconnectAccounts(context);
  await openPopupPage(stage);
}

const press = async (name: string | RegExp): Promise<void> => {
  fireEvent.click(await screen.findByRole('button', { name }));
};
const values = async (): Promise<string[]> =>
  (await stage.context.db.codes.toArray()).map(({ value }) => value);

describe('deleting a code that TikTok may have taken', () => {
  test('is done only once the person has read so and says it again', async () => {
    await openCutOff(null);
    await press(/^Delete /);
    await screen.findByText(/TikTok may have taken this code/);
    expect(await values()).toEqual([CODE]);
    await press('Delete all the same');
    await waitFor(async () => expect(await values()).toEqual(['']));
    await screen.findByText(/Code deleted/);
  });

  test('can be put off', async () => {
    await openCutOff(null);
    await press(/^Delete /);
    await press('Dismiss');
    await waitFor(() => expect(screen.queryByText(/may have taken/)).toBeNull());
    expect(await values()).toEqual([CODE]);
  });

  test('is offered with the request that it belongs to', async () => {
    const { id } = await savePost(stage.context, aPost(), 30);
    await openCutOff(id);
    await press(/^@ana/);
    await press('Delete code');
    expect(await screen.findByRole('button', { name: 'Delete all the same' })).toBeDefined();
    expect(await values()).toEqual([CODE]);
  });

  test('is offered for a renewal that was looked for in vain', async () => {
    const { id } = await aRunningRequest(stage, 20);
    await receiveCodes(stage.context, CODE, id);
    await stage.context.db.codes.toCollection().modify({ isOpen: true });
    await openPopupPage(stage);
    await press(/^@ana/);
    await screen.findByText(/answer to applying the code was lost or unclear/);
    await press('Delete code');
    expect(await screen.findByRole('button', { name: 'Delete all the same' })).toBeDefined();
    expect(await values()).toEqual([CODE]);
  });

  test('is offered where it was looked for in vain', async () => {
    const { db } = stage.context;
    const account = anAccount();
    await db.adAccounts.add(account);
    const { id, itemId } = await savePost(stage.context, aPost(), 30);
    const { codes } = await receiveCodes(stage.context, CODE, id);
    await db.outbox.clear();
    const codeId = codes[0]?.codeId ?? '';
    const { id: adAccountId } = account;
    await db.authorizations.add(
      anAuthorization({ adAccountId, itemId, requestId: id, codeId, outcome: 'uncertain' }),
    );
    await openPopupPage(stage);
    await press(/^@ana/);
    await press('Delete code');
    expect(await screen.findByRole('button', { name: 'Delete all the same' })).toBeDefined();
  });
});
