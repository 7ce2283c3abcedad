import { describe, expect, test } from 'vitest';
import { assignCode } from '../../utils/actions/assign-code.ts';
import { confirmApply } from '../../utils/actions/confirm-apply.ts';
import { deleteCode } from '../../utils/actions/delete-code.ts';
import { disconnectAccounts } from '../../utils/actions/disconnect-accounts.ts';
import { deleteRequest } from '../../utils/actions/delete-request.ts';
import { markApplied } from '../../utils/actions/mark-applied.ts';
import { receiveCodes } from '../../utils/actions/receive-codes.ts';
import { savePost } from '../../utils/actions/save-post.ts';
import { undoStep } from '../../utils/actions/undo-step.ts';
import { knownWindow } from '../../utils/domain/authorization.ts';
import { DAY_MS } from '../../utils/domain/clock.ts';
import { badgesFor } from '../../utils/store/badges.ts';
import { codesOf } from '../../utils/store/codes.ts';
import { eventsOf } from '../../utils/store/events.ts';
import {
  aContext,
  anAccount,
  aPost,
  CODE,
  ITEM_ID,
  NOON,
  OTHER_CODE,
  OTHER_ITEM_ID,
} from '../support/build.ts';
import { anAuthorization } from '../support/overview.ts';

type Context = ReturnType<typeof aContext>;

const waiting = async ({ db }: Context): Promise<[string, string][]> =>
  (await db.outbox.toArray()).map(({ kind, adAccountId }) => [kind, adAccountId]);

async function savedRequest(context: Context, itemId = ITEM_ID): Promise<string> {
  return (await savePost(context, aPost({ itemId }), 30)).id;
}

const statusOf = async (context: Context, id: string): Promise<string | undefined> =>
  (await context.db.requests.get(id))?.status;

describe('receiving codes without an ad account', () => {
  test('a code pasted on a request belongs to it', async () => {
    const context = aContext();
    const id = await savedRequest(context);
    const received = await receiveCodes(context, ` ${CODE}\n`, id);
    expect(received).toMatchObject({ checking: false, codes: [{ outcome: 'new', requestId: id }] });
    expect((await codesOf(context.db, id)).map(({ value }) => value)).toEqual([CODE]);
    expect(await statusOf(context, id)).toBe('code-received');
    expect(await context.db.outbox.count()).toBe(0);
  });

  test('a link on the same line finds the request', async () => {
    const context = aContext();
    const id = await savedRequest(context);
    const received = await receiveCodes(
      context,
      `https://www.tiktok.com/@ana.sandbox/video/${ITEM_ID} ${CODE}\n${OTHER_CODE}`,
      null,
    );
    expect(received.codes.map(({ requestId }) => requestId)).toEqual([id, null]);
  });

  test('a code that nobody can place waits for a person', async () => {
    const context = aContext();
    const id = await savedRequest(context);
    const { codes } = await receiveCodes(context, CODE, null);
    await assignCode(context, codes[0]?.codeId ?? '', id);
    expect(await statusOf(context, id)).toBe('code-received');
  });

  test('a code pasted on another request leaves the first one waiting for a code', async () => {
    const context = aContext();
    const wrong = await savedRequest(context);
    const right = await savedRequest(context, OTHER_ITEM_ID);
    await receiveCodes(context, CODE, wrong);
    await receiveCodes(context, CODE, right);
    expect([await statusOf(context, wrong), await statusOf(context, right)]).toEqual([
      'agreed',
      'code-received',
    ]);
    await expect(undoStep(context, wrong)).rejects.toMatchObject({ code: 'not-possible' });
  });

  test('so does a code that a person gives to another request', async () => {
    const context = aContext();
    const wrong = await savedRequest(context);
    const right = await savedRequest(context, OTHER_ITEM_ID);
    const { codes } = await receiveCodes(context, CODE, wrong);
    await assignCode(context, codes[0]?.codeId ?? '', right);
    expect([await statusOf(context, wrong), await statusOf(context, right)]).toEqual([
      'agreed',
      'code-received',
    ]);
  });

  test('a code of a request that was put away belongs to nobody when it is pasted again', async () => {
    const context = aContext();
    const id = await savedRequest(context);
    await receiveCodes(context, CODE, id);
    await deleteRequest(context, id);
    const { codes } = await receiveCodes(context, CODE, null);
    expect(codes).toMatchObject([{ outcome: 'known', requestId: null }]);
  });

  test('text without a code is refused and nothing is kept', async () => {
    const context = aContext();
    await expect(receiveCodes(context, 'I will send it tomorrow', null)).rejects.toMatchObject({
      code: 'no-code-found',
    });
    expect(await context.db.codes.count()).toBe(0);
  });

  test('the same code pasted twice, once without its #, is kept once', async () => {
    const context = aContext();
    const id = await savedRequest(context);
    await receiveCodes(context, CODE, id);
    const again = await receiveCodes(context, `code: ${CODE.slice(1)}`, null);
    expect(again.codes).toMatchObject([{ outcome: 'known', requestId: id }]);
    expect(await context.db.codes.count()).toBe(1);
  });

  test('history tells that a code came, never which', async () => {
    const context = aContext();
    await receiveCodes(context, CODE, await savedRequest(context));
    expect(JSON.stringify(await context.db.events.toArray())).not.toContain(CODE.slice(1, 12));
  });
});

describe('receiving codes with a connected ad account', () => {
  test('asks TikTok which post it opens, once however often it is pasted', async () => {
    const context = aContext();
    await context.db.adAccounts.add(anAccount());
    const id = await savedRequest(context);
    await receiveCodes(context, CODE, id);
    await receiveCodes(context, CODE, id);
    expect((await context.db.outbox.toArray()).map(({ kind }) => kind)).toEqual(['preview-code']);
  });

  test('the outbox holds the id of the code, never the code', async () => {
    const context = aContext();
    await context.db.adAccounts.add(anAccount());
    await receiveCodes(context, CODE, null);
    expect(JSON.stringify(await context.db.outbox.toArray())).not.toContain(CODE.slice(1, 12));
  });

  test('only the chosen ad account is asked', async () => {
    const context = aContext();
    const chosen = anAccount();
    await context.db.adAccounts.bulkAdd([
      chosen,
      anAccount({ advertiserId: '7504697128674066999', appliesCodes: false }),
    ]);
    await receiveCodes(context, CODE, null);
    expect((await context.db.outbox.toArray()).map(({ adAccountId }) => adAccountId)).toEqual([
      chosen.id,
    ]);
  });

  test('a person confirms a code whose post TikTok would not show', async () => {
    const context = aContext();
    await context.db.adAccounts.add(anAccount());
    const { codes } = await receiveCodes(context, CODE, await savedRequest(context));
    await confirmApply(context, codes[0]?.codeId ?? '');
    expect((await context.db.outbox.toArray()).map(({ kind }) => kind)).toContain('apply-code');
  });

  test('a code cannot be given to a request whose post it does not open', async () => {
    const context = aContext();
    const { codes } = await receiveCodes(context, CODE, null);
    const codeId = codes[0]?.codeId ?? '';
    await context.db.codes.update(codeId, { itemId: OTHER_ITEM_ID, itemSource: 'tiktok' });
    await expect(assignCode(context, codeId, await savedRequest(context))).rejects.toMatchObject({
      code: 'not-possible',
    });
  });

  test('deleting a code removes the credential and what waited for it', async () => {
    const context = aContext();
    await context.db.adAccounts.add(anAccount());
    const { codes } = await receiveCodes(context, CODE, null);
    await deleteCode(context, codes[0]?.codeId ?? '');
    expect(await context.db.codes.toArray()).toMatchObject([{ value: '' }]);
    expect(await context.db.outbox.count()).toBe(0);
  });

  test('a code on its way to TikTok cannot be deleted', async () => {
    const context = aContext();
    await context.db.adAccounts.add(anAccount());
    const { codes } = await receiveCodes(context, CODE, null);
    await context.db.outbox.toCollection().modify({ sentAt: NOON });
    await expect(deleteCode(context, codes[0]?.codeId ?? '')).rejects.toMatchObject({
      code: 'not-possible',
    });
  });
});

describe('a code that was sent to an ad account which was disconnected since', () => {
  async function sentAndCutOff(itemId: string | null = ITEM_ID) {
    const context = aContext();
    const account = anAccount();
    await context.db.adAccounts.add(account);
    const id = await savedRequest(context);
    const { codes } = await receiveCodes(context, CODE, id);
    const codeId = codes[0]?.codeId ?? '';
    await context.db.outbox.toCollection().modify({ kind: 'apply-code', sentAt: NOON });
    if (itemId !== null)
      await context.db.authorizations.add(
        anAuthorization({ adAccountId: account.id, itemId, codeId, outcome: 'uncertain' }),
      );
    await disconnectAccounts(context);
    return { context, codeId, id, account };
  }

  test('is removed only when a person knows that it may be bound', async () => {
    const { context, codeId } = await sentAndCutOff();
    await expect(deleteCode(context, codeId)).rejects.toMatchObject({ code: 'code-maybe-applied' });
    expect(await context.db.codes.get(codeId)).toMatchObject({ value: CODE, deletedAt: null });
    await deleteCode(context, codeId, true);
    expect(await context.db.codes.get(codeId)).toMatchObject({ value: '', deletedAt: NOON });
  });

  test('leaves the truth behind: the outcome stays uncertain, the history tells, the request waits', async () => {
    const { context, codeId, id } = await sentAndCutOff();
    await deleteCode(context, codeId, true);
    expect(await context.db.authorizations.toArray()).toMatchObject([{ outcome: 'uncertain' }]);
    expect((await eventsOf(context.db, id)).at(-1)?.type).toBe('code-removed-uncertain');
    expect(await statusOf(context, id)).toBe('agreed');
  });

  test('presses nobody any more once it is removed', async () => {
    const { context, codeId, id } = await sentAndCutOff();
    const request = await context.db.requests.get(id);
    const attention = async () => (await badgesFor(context.db, request ? [request] : [], NOON))[0];
    expect(await attention()).toMatchObject({ attention: [{ kind: 'outcome-uncertain' }] });
    await deleteCode(context, codeId, true);
    expect(await attention()).toMatchObject({ attention: [] });
    expect(await context.db.outbox.count()).toBe(0);
  });

  test('cannot be removed while an ad account can still be asked about it', async () => {
    const { context, codeId, account } = await sentAndCutOff();
    await context.db.adAccounts.update(account.id, { connectedAt: NOON });
    await expect(deleteCode(context, codeId, true)).rejects.toMatchObject({ code: 'not-possible' });
  });
});

describe('a code that was forgotten', () => {
  async function forgotten() {
    const context = aContext();
    await context.db.adAccounts.add(anAccount());
    const { codes } = await receiveCodes(context, CODE, null);
    await context.db.outbox.clear();
    const codeId = codes[0]?.codeId ?? '';
    await context.db.codes.update(codeId, { value: '' });
    return { context, codeId };
  }

  test('is never applied again', async () => {
    const { context, codeId } = await forgotten();
    await expect(confirmApply(context, codeId)).rejects.toMatchObject({ code: 'not-possible' });
  });

  test('is not asked about when a person says where it belongs', async () => {
    const { context, codeId } = await forgotten();
    await assignCode(context, codeId, await savedRequest(context));
    expect(await context.db.outbox.count()).toBe(0);
  });

  test('is known again when it is pasted again, and then it is asked about', async () => {
    const { context, codeId } = await forgotten();
    expect((await receiveCodes(context, CODE, null)).codes).toMatchObject([
      { codeId, outcome: 'known' },
    ]);
    expect((await context.db.codes.get(codeId))?.value).toBe(CODE);
    expect(await context.db.outbox.count()).toBe(1);
  });
});

describe('applied by hand', () => {
  test('with a known end, says so by hand', async () => {
    const context = aContext();
    const id = await savedRequest(context);
    await receiveCodes(context, CODE, id);
    await markApplied(context, id, { accountLabel: 'Acme US', endsAt: NOON + 20 * DAY_MS });
    expect(await statusOf(context, id)).toBe('authorized');
    const [authorization] = await context.db.authorizations.toArray();
    expect(authorization && knownWindow(authorization)).toEqual({
      startsAt: null,
      endsAt: NOON + 20 * DAY_MS,
      endIsLatestPossible: false,
      source: 'hand',
    });
  });

  test('without one, received + days is the latest possible end', async () => {
    const context = aContext();
    const id = await savedRequest(context);
    await receiveCodes(context, CODE, id);
    context.clock.move(3 * DAY_MS);
    await markApplied(context, id, { accountLabel: 'Acme US', endsAt: null });
    const [authorization] = await context.db.authorizations.toArray();
    expect(authorization?.byHand).toMatchObject({
      endsAt: NOON + 30 * DAY_MS,
      endIsLatestPossible: true,
    });
  });

  test('the label becomes an ad account once', async () => {
    const context = aContext();
    const first = await savedRequest(context);
    const second = await savedRequest(context, OTHER_ITEM_ID);
    await markApplied(context, first, { accountLabel: 'Acme US', endsAt: null });
    await markApplied(context, second, { accountLabel: 'Acme US', endsAt: null });
    expect(await context.db.adAccounts.toArray()).toMatchObject([
      { label: 'Acme US', advertiserId: null },
    ]);
  });

  test('undo takes back status and window', async () => {
    const context = aContext();
    const id = await savedRequest(context);
    await receiveCodes(context, CODE, id);
    await markApplied(context, id, { accountLabel: 'Acme US', endsAt: null });
    expect(await undoStep(context, id)).toMatchObject({ status: 'code-received' });
    expect(await context.db.authorizations.count()).toBe(0);
  });

  test('undo of a corrected end brings back the one before', async () => {
    const context = aContext();
    const id = await savedRequest(context);
    await markApplied(context, id, { accountLabel: 'Acme US', endsAt: NOON + 20 * DAY_MS });
    await markApplied(context, id, { accountLabel: 'Acme US', endsAt: NOON + 25 * DAY_MS });
    expect(await undoStep(context, id)).toMatchObject({ status: 'authorized' });
    expect(await context.db.authorizations.toArray()).toMatchObject([
      { byHand: { endsAt: NOON + 20 * DAY_MS } },
    ]);
  });

  test('undo leaves what was noted of another ad account', async () => {
    const context = aContext();
    const id = await savedRequest(context);
    await markApplied(context, id, { accountLabel: 'Acme US', endsAt: null });
    await markApplied(context, id, { accountLabel: 'Acme UK', endsAt: null });
    await undoStep(context, id);
    const [left, ...others] = await context.db.authorizations.toArray();
    expect(await context.db.adAccounts.get(left?.adAccountId ?? '')).toMatchObject({
      label: 'Acme US',
    });
    expect(others).toEqual([]);
  });

  test('stops what waits to be sent to that ad account, and nothing else', async () => {
    const context = aContext();
    const [account, other] = [
      anAccount(),
      anAccount({ advertiserId: '7504697128674066999', label: 'Acme UK' }),
    ];
    await context.db.adAccounts.bulkAdd([account, other]);
    const id = await savedRequest(context);
    await receiveCodes(context, CODE, id);
    await markApplied(context, id, { accountLabel: account.label, endsAt: null });
    expect(await waiting(context)).toEqual([
      ['preview-code', other.id],
      ['read-post', account.id],
    ]);
  });

  test('goes on looking for a code that was sent', async () => {
    const context = aContext();
    const account = anAccount();
    await context.db.adAccounts.add(account);
    const id = await savedRequest(context);
    await receiveCodes(context, CODE, id);
    await context.db.outbox.toCollection().modify({ kind: 'apply-code', sentAt: NOON });
    await markApplied(context, id, { accountLabel: account.label, endsAt: null });
    expect(await waiting(context)).toContainEqual(['apply-code', account.id]);
  });

  test('taken back, the code is on its way to TikTok again', async () => {
    const context = aContext();
    const account = anAccount();
    await context.db.adAccounts.add(account);
    const id = await savedRequest(context);
    await receiveCodes(context, CODE, id);
    await markApplied(context, id, { accountLabel: account.label, endsAt: null });
    await undoStep(context, id);
    expect(await waiting(context)).toContainEqual(['preview-code', account.id]);
  });
});
