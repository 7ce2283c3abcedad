import { describe, expect, test } from 'vitest';
import { savePost } from '../../utils/actions/save-post.ts';
import { attentionOf } from '../../utils/domain/attention.ts';
import { DAY_MS } from '../../utils/domain/clock.ts';
import type { Round } from '../../utils/domain/request.ts';
import { factsFor, readBadge } from '../../utils/store/badges.ts';
import { aContext, anAccount, aPost, NOON } from '../support/build.ts';
import { aCode, anAuthorization, aWord } from '../support/overview.ts';

/** What a page is told of a post that is authorised by hand for so many more days. */
async function toldOf(
  endsInDays: number,
  noticeDays?: number[],
  rounds: Round[] = [],
): Promise<string[]> {
  const context = aContext();
  const request = await savePost(context, aPost(), 30);
  await context.db.authorizations.add(
    anAuthorization({
      requestId: request.id,
      byHand: {
        startsAt: null,
        endsAt: NOON + endsInDays * DAY_MS,
        endIsLatestPossible: false,
        at: NOON,
      },
    }),
  );
  const badge = await readBadge(
    context.db,
    { ...request, status: 'authorized', rounds },
    NOON,
    ...(noticeDays ? [noticeDays] : []),
  );
  return badge.attention.map(({ kind }) => kind);
}

describe('what a page is told of a window', () => {
  test('is that it ends within days, not that it ends within a month', async () => {
    expect(await toldOf(5)).toEqual(['expires-soon']);
    expect(await toldOf(25)).toEqual([]);
  });

  test('is still that it ends where the renewal was asked for, so that it can be taken back', async () => {
    const asks = [{ at: NOON, channel: 'dm' as const }];
    const rounds = [{ days: 30 as const, from: 'authorized' as const, asks }];
    expect(await toldOf(5, [14, 7], rounds)).toEqual(['expires-soon']);
  });

  test('is not told before the person wants to know', async () => {
    expect(await toldOf(5, [1])).toEqual([]);
  });
});

test('a page is not told the names of ad accounts', async () => {
  const context = aContext();
  const request = await savePost(context, aPost(), 30);
  const [eu, us] = [anAccount({ label: 'Acme EU' }), anAccount({ label: 'Acme US' })];
  const code = aCode({ requestId: request.id });
  const row = { requestId: request.id, codeId: code.id, sentAt: NOON };
  await context.db.adAccounts.bulkAdd([eu, { ...us, id: 'us', advertiserId: '2' }]);
  await context.db.codes.add(code);
  await context.db.authorizations.bulkAdd([
    anAuthorization({ ...row, adAccountId: eu.id, byTikTok: aWord() }),
    anAuthorization({ ...row, adAccountId: 'us', outcome: 'not-applied' }),
  ]);
  const running = { ...request, status: 'authorized' as const };
  const [facts] = await factsFor(context.db, [running], new Map());
  expect(facts && attentionOf(facts, NOON).map(({ kind }) => kind)).toEqual(['not-applied-in']);
  expect(JSON.stringify(await readBadge(context.db, running, NOON))).not.toContain('Acme');
});
