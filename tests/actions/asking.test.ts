import { describe, expect, test } from 'vitest';
import { deleteRequest, restoreRequest } from '../../utils/actions/delete-request.ts';
import { markAsked } from '../../utils/actions/mark-asked.ts';
import { markRequest } from '../../utils/actions/mark-request.ts';
import { savePost } from '../../utils/actions/save-post.ts';
import { setDays } from '../../utils/actions/set-days.ts';
import { takeBackAsk } from '../../utils/actions/take-back-ask.ts';
import { undoStep } from '../../utils/actions/undo-step.ts';
import { writeKitFor } from '../../utils/actions/write-kit.ts';
import type { TikTokFact } from '../../utils/domain/authorization.ts';
import { DAY_MS, HOUR_MS } from '../../utils/domain/clock.ts';
import type { SparkRequest } from '../../utils/domain/request.ts';
import { eventsOf } from '../../utils/store/events.ts';
import { aContext, aPost, ITEM_ID, NOON } from '../support/build.ts';
import { anAuthorization } from '../support/overview.ts';

const history = async (context: ReturnType<typeof aContext>, id: string): Promise<string[]> =>
  (await eventsOf(context.db, id)).map(({ type }) => type);

describe('saving', () => {
  test('keeps the post, opens a request and writes history', async () => {
    const context = aContext();
    const request = await savePost(context, aPost(), 30);
    expect(request).toMatchObject({
      itemId: ITEM_ID,
      status: 'saved',
      days: 30,
      rounds: [],
      createdAt: NOON,
    });
    expect(await context.db.posts.get(ITEM_ID)).toMatchObject({
      handle: 'ana.sandbox',
      caption: 'Morning routine',
    });
    expect(await history(context, request.id)).toEqual(['saved']);
  });

  test('from two tabs at the same time gives one request', async () => {
    const context = aContext();
    const both = await Promise.all([savePost(context, aPost(), 30), savePost(context, aPost(), 7)]);
    expect(both[0].id).toBe(both[1].id);
    expect(await context.db.requests.count()).toBe(1);
    expect(await history(context, both[0].id)).toEqual(['saved']);
  });

  test('again never blanks what was known', async () => {
    const context = aContext();
    await savePost(context, aPost(), 30);
    await savePost(context, aPost({ handle: null, caption: null, stats: { plays: 13_000 } }), 30);
    expect(await context.db.posts.get(ITEM_ID)).toMatchObject({
      handle: 'ana.sandbox',
      caption: 'Morning routine',
      stats: { plays: 13_000, likes: 900 },
    });
  });
});

/** A request that was asked for and runs since noon; it is an hour later. */
async function running(context: ReturnType<typeof aContext>): Promise<SparkRequest> {
  const { id } = await savePost(context, aPost(), 30);
  const request = await markAsked(context, id, 'dm');
  const runs: SparkRequest = { ...request, status: 'authorized', before: null };
  await context.db.requests.put(runs);
  context.clock.move(HOUR_MS);
  return runs;
}

describe('asking', () => {
  test('marks the request with channel and time', async () => {
    const context = aContext();
    const { id } = await savePost(context, aPost(), 60);
    context.clock.move(5_000);
    const request = await markAsked(context, id, 'dm');
    expect(request.status).toBe('requested');
    expect(request.rounds).toEqual([
      { days: 60, from: 'saved', asks: [{ at: NOON + 5_000, channel: 'dm' }] },
    ]);
  });

  test('"not sent" takes it back to saved', async () => {
    const context = aContext();
    const { id } = await savePost(context, aPost(), 30);
    await markAsked(context, id, 'dm');
    const request = await takeBackAsk(context, id);
    expect(request).toMatchObject({ status: 'saved', rounds: [] });
    expect(await history(context, id)).toEqual(['saved', 'asked', 'ask-taken-back']);
  });

  test('"not sent" after a second ask leaves the first standing', async () => {
    const context = aContext();
    const { id } = await savePost(context, aPost(), 30);
    await markAsked(context, id, 'dm');
    await markAsked(context, id, 'email');
    const request = await takeBackAsk(context, id);
    expect(request.status).toBe('requested');
    expect(request.rounds[0]?.asks).toEqual([{ at: NOON, channel: 'dm' }]);
  });

  test('"not sent" on a renewal leads back to expired', async () => {
    const context = aContext();
    const { id } = await savePost(context, aPost(), 30);
    const saved = await context.db.requests.get(id);
    if (saved) await context.db.requests.put({ ...saved, status: 'expired' });
    await markAsked(context, id, 'dm');
    await markAsked(context, id, 'dm');
    await takeBackAsk(context, id);
    expect(await takeBackAsk(context, id)).toMatchObject({ status: 'expired', rounds: [] });
  });

  test('to extend a window opens a round and leaves it open', async () => {
    const context = aContext();
    const { id } = await running(context);
    const request = await markAsked(context, id, 'email');
    expect(request).toMatchObject({ status: 'authorized', statusSince: NOON });
    expect(request.rounds.at(-1)).toEqual({
      days: 30,
      from: 'authorized',
      asks: [{ at: context.clock(), channel: 'email' }],
    });
    expect((await history(context, id)).at(-1)).toBe('asked');
  });

  test('to extend a second time belongs to the same round, until the creator has extended it', async () => {
    const context = aContext();
    const { id } = await running(context);
    await markAsked(context, id, 'dm');
    context.clock.move(DAY_MS);
    expect((await markAsked(context, id, 'dm')).rounds.map(({ asks }) => asks.length)).toEqual([
      1, 2,
    ]);
    context.clock.move(DAY_MS);
    await context.db.requests.update(id, { statusSince: context.clock() });
    context.clock.move(20 * DAY_MS);
    expect((await markAsked(context, id, 'dm')).rounds.map(({ asks }) => asks.length)).toEqual([
      1, 2, 1,
    ]);
  });

  test('"not sent" on an ask to extend leaves the window and what was asked before it', async () => {
    const context = aContext();
    const { id, rounds } = await running(context);
    await markAsked(context, id, 'dm');
    expect(await takeBackAsk(context, id)).toMatchObject({
      status: 'authorized',
      statusSince: NOON,
      rounds,
    });
    await expect(takeBackAsk(context, id)).rejects.toMatchObject({ code: 'not-possible' });
  });

  test('to extend is undone as every step is', async () => {
    const context = aContext();
    const { id, rounds } = await running(context);
    await markAsked(context, id, 'dm');
    expect(await undoStep(context, id)).toMatchObject({ status: 'authorized', rounds });
  });

  test('after a no opens a new round and keeps the old one', async () => {
    const context = aContext();
    const { id } = await savePost(context, aPost(), 365);
    await markAsked(context, id, 'dm');
    await markRequest(context, id, 'declined');
    await setDays(context, id, 30);
    const request = await markAsked(context, id, 'agent');
    expect(request.rounds.map(({ days, from }) => [days, from])).toEqual([
      [365, 'saved'],
      [30, 'declined'],
    ]);
  });

  test('what cannot happen is refused and changes nothing', async () => {
    const context = aContext();
    const { id } = await savePost(context, aPost(), 30);
    await expect(markRequest(context, id, 'unanswered')).rejects.toMatchObject({
      code: 'not-possible',
    });
    await expect(takeBackAsk(context, id)).rejects.toMatchObject({ code: 'not-possible' });
    expect((await context.db.requests.get(id))?.status).toBe('saved');
    expect(await history(context, id)).toEqual(['saved']);
  });
});

describe('taking back', () => {
  test('undo returns to the status before, once', async () => {
    const context = aContext();
    const { id } = await savePost(context, aPost(), 30);
    await markRequest(context, id, 'agreed');
    expect(await undoStep(context, id)).toMatchObject({ status: 'saved' });
    expect(await undoStep(context, id)).toBeNull();
  });

  test('undoing the save leaves nothing, and saving again begins anew', async () => {
    const context = aContext();
    const { id } = await savePost(context, aPost(), 30);
    expect(await undoStep(context, id)).toBeNull();
    expect(await context.db.requests.count()).toBe(0);
    const again = await savePost(context, aPost(), 30);
    expect(await history(context, again.id)).toEqual(['saved']);
  });

  test('a deleted request comes back whole', async () => {
    const context = aContext();
    const { id } = await savePost(context, aPost(), 30);
    await markAsked(context, id, 'dm');
    await deleteRequest(context, id);
    await expect(markAsked(context, id, 'dm')).rejects.toMatchObject({ code: 'not-found' });
    expect(await restoreRequest(context, id)).toMatchObject({
      status: 'requested',
      deletedAt: null,
    });
  });
});

describe('the messages to the creator', () => {
  const untilMay: TikTokFact = {
    startsAt: NOON,
    endsAt: Date.UTC(2027, 4, 3, 12),
    adAuthStatus: 'AUTHORIZED',
    itemStatus: null,
    displayName: null,
    itemType: null,
    caption: null,
    at: NOON,
  };

  test('come in the language of the caption and hold the facts', async () => {
    const context = aContext();
    const { id } = await savePost(context, aPost({ language: 'es' }), 60);
    const kit = await writeKitFor(context, id, null, { brand: 'Sandbox Cosmetics', scout: 'Noa' });
    expect(kit.language).toBe('es');
    expect(kit.ask).toContain('@ana.sandbox');
    expect(kit.ask).toContain(`/video/${ITEM_ID}`);
    expect(kit.ask).toContain('60');
    expect(kit.steps).toContain('Sandbox Cosmetics');
  });

  test('no code steps stand in the first message', async () => {
    const context = aContext();
    const { id } = await savePost(context, aPost(), 60);
    const kit = await writeKitFor(context, id, 'en', { brand: '', scout: '' });
    expect(kit.ask).not.toMatch(/code/i);
    expect(kit.ask).toContain('[brand]');
    expect(kit.steps).toMatch(/Generate code/);
  });

  test('before the end ask to extend the same code, with the day of the end', async () => {
    const context = aContext();
    const { id } = await running(context);
    await context.db.authorizations.add(anAuthorization({ requestId: id, byTikTok: untilMay }));
    const kit = await writeKitFor(context, id, 'en', { brand: 'Bun', scout: 'Noa' });
    expect(kit.ask).toContain('it ends on May 3, 2027');
    expect(kit.ask).toContain('30 more days');
    expect(kit.steps).toContain('The code stays the same');
    expect(kit.steps).not.toContain('Generate code');
  });

  test('after the end leave the choice of extending or a new code', async () => {
    const context = aContext();
    const request = await running(context);
    await context.db.requests.put({ ...request, status: 'expired', days: 60 });
    const kit = await writeKitFor(context, request.id, 'en', { brand: 'Bun', scout: 'Noa' });
    expect(kit.ask).toContain('for 60 days');
    expect(kit.ask).toContain('extend the code you made, or make a new one');
    expect(kit.steps).toMatch(/extend the authorization[^]*Generate code/);
  });

  test('of a renewal stay what they are once it was asked for', async () => {
    const context = aContext();
    const request = await running(context);
    await context.db.requests.put({ ...request, status: 'expired' });
    const before = await writeKitFor(context, request.id, 'en', { brand: '', scout: '' });
    await markAsked(context, request.id, 'dm');
    expect(await writeKitFor(context, request.id, 'en', { brand: '', scout: '' })).toEqual(before);
  });

  test('name no day where the end is only the latest possible one', async () => {
    const context = aContext();
    const { id } = await running(context);
    const byHand = { startsAt: null, endsAt: NOON, endIsLatestPossible: true, at: NOON };
    await context.db.authorizations.add(anAuthorization({ requestId: id, byHand }));
    const kit = await writeKitFor(context, id, 'en', { brand: '', scout: '' });
    expect(kit.ask).toContain('Your authorization ends soon. May we');
  });

  test('every blank is filled in every language', async () => {
    const context = aContext();
    const { id } = await savePost(context, aPost(), 7);
    for (const language of ['en', 'es', 'fr', 'de', 'pt', 'it', 'ja', 'ar'] as const) {
      const kit = await writeKitFor(context, id, language, { brand: 'B', scout: 'S' });
      expect(kit.ask + kit.steps).not.toMatch(/[{}]/);
    }
  });
});
