import { describe, expect, test } from 'vitest';
import { savePost } from '../../utils/actions/save-post.ts';
import { setAdEnd } from '../../utils/actions/set-ad-end.ts';
import { DAY_MS } from '../../utils/domain/clock.ts';
import { eventsOf } from '../../utils/store/events.ts';
import { aContext, aPost, NOON } from '../support/build.ts';

const END = NOON + 40 * DAY_MS;

describe('until when an ad is to run', () => {
  test('is kept with the request and told in its history', async () => {
    const context = aContext();
    const { id } = await savePost(context, aPost(), 30);
    expect(await setAdEnd(context, id, END)).toMatchObject({ adEndsAt: END });
    expect((await eventsOf(context.db, id)).at(-1)).toMatchObject({
      type: 'ad-end-changed',
      by: 'hand',
      detail: { from: null, to: END },
    });
  });

  test('can be taken back', async () => {
    const context = aContext();
    const { id } = await savePost(context, aPost(), 30);
    await setAdEnd(context, id, END);
    expect(await setAdEnd(context, id, null)).toMatchObject({ adEndsAt: null });
  });

  test('said again is no news', async () => {
    const context = aContext();
    const { id } = await savePost(context, aPost(), 30);
    await setAdEnd(context, id, END);
    await setAdEnd(context, id, END);
    expect((await eventsOf(context.db, id)).map(({ type }) => type)).toEqual([
      'saved',
      'ad-end-changed',
    ]);
  });

  test('may be today wherever on earth, but not before', async () => {
    const context = aContext();
    const { id } = await savePost(context, aPost(), 30);
    await setAdEnd(context, id, NOON - DAY_MS);
    await expect(setAdEnd(context, id, NOON - DAY_MS - 1)).rejects.toMatchObject({
      code: 'date-past',
    });
  });

  test('that has passed since does not keep it from being said again', async () => {
    const context = aContext();
    const { id } = await savePost(context, aPost(), 30);
    await setAdEnd(context, id, END);
    context.clock.move(60 * DAY_MS);
    expect(await setAdEnd(context, id, END)).toMatchObject({ adEndsAt: END });
  });

  test('is nothing that can be said of a request that is gone', async () => {
    const context = aContext();
    await expect(setAdEnd(context, 'gone', END)).rejects.toMatchObject({ code: 'not-found' });
  });
});
