import { describe, expect, test } from 'vitest';
import { deleteCampaign, restoreCampaign } from '../../utils/actions/delete-campaign.ts';
import { deleteRequest } from '../../utils/actions/delete-request.ts';
import { markAsked } from '../../utils/actions/mark-asked.ts';
import { noteCreator } from '../../utils/actions/note-creator.ts';
import { saveCampaign } from '../../utils/actions/save-campaign.ts';
import { savePost } from '../../utils/actions/save-post.ts';
import { EMPTY_CAMPAIGN } from '../../utils/domain/campaign.ts';
import { readBadges } from '../../utils/store/badges.ts';
import { readCampaigns, readLookout } from '../../utils/store/campaigns.ts';
import { aContext, aPost, ITEM_ID, NOON, OTHER_ITEM_ID } from '../support/build.ts';

const draft = { ...EMPTY_CAMPAIGN, name: 'Spring buns' };

describe('campaigns', () => {
  test('are made, changed in place and listed in the order they were made', async () => {
    const context = aContext();
    const first = await saveCampaign(context, null, draft);
    context.clock.move(1_000);
    await saveCampaign(context, null, { ...draft, name: 'Summer rolls' });
    await saveCampaign(context, first.id, { ...draft, name: 'Late spring' });
    const campaigns = await readCampaigns(context.db);
    expect(campaigns.map(({ name }) => name)).toEqual(['Late spring', 'Summer rolls']);
    expect(campaigns[0]).toMatchObject({ createdAt: NOON, updatedAt: NOON + 1_000 });
  });

  test('that were deleted are neither listed nor changed until they are restored', async () => {
    const context = aContext();
    const { id } = await saveCampaign(context, null, draft);
    await deleteCampaign(context, id);
    expect(await readCampaigns(context.db)).toEqual([]);
    await expect(saveCampaign(context, id, draft)).rejects.toMatchObject({ code: 'not-found' });
    expect(await restoreCampaign(context, id)).toMatchObject({ id, deletedAt: null });
    expect(await readCampaigns(context.db)).toHaveLength(1);
  });

  test('that nobody knows cannot be changed, deleted or restored', async () => {
    const context = aContext();
    const id = context.newId();
    for (const attempt of [
      saveCampaign(context, id, draft),
      deleteCampaign(context, id),
      restoreCampaign(context, id),
    ])
      await expect(attempt).rejects.toMatchObject({ code: 'not-found' });
  });

  test('are looked out for while they are active, together with own accounts', async () => {
    const context = aContext();
    await saveCampaign(context, null, { ...draft, isActive: false });
    const active = await saveCampaign(context, null, draft);
    expect(await readLookout(context.db, ['bun.bakery'])).toEqual({
      ownHandles: ['bun.bakery'],
      campaigns: [active],
    });
  });
});

describe('what is noted of a creator', () => {
  test('stays where only the other half is changed', async () => {
    const context = aContext();
    await noteCreator(context, 'ana.sandbox', { note: 'Answers by mail.' });
    context.clock.move(1_000);
    await noteCreator(context, 'ana.sandbox', { doNotContact: true });
    expect(await context.db.creators.get('ana.sandbox')).toEqual({
      handle: 'ana.sandbox',
      doNotContact: true,
      note: 'Answers by mail.',
      createdAt: NOON,
      updatedAt: NOON + 1_000,
    });
  });

  test('is emptied, with the time of it, when nothing is noted any more', async () => {
    const context = aContext();
    await noteCreator(context, 'ana.sandbox', { doNotContact: true, note: 'x' });
    context.clock.move(1_000);
    await noteCreator(context, 'ana.sandbox', { doNotContact: false, note: '' });
    expect(await context.db.creators.toArray()).toEqual([
      {
        handle: 'ana.sandbox',
        doNotContact: false,
        note: '',
        createdAt: NOON,
        updatedAt: NOON + 1_000,
      },
    ]);
  });
});

describe('what a page learns of creators', () => {
  const read = (context: ReturnType<typeof aContext>, ...handles: string[]) =>
    readBadges(context.db, { itemIds: [], handles }, context.clock());

  test('that one of them was asked for another post', async () => {
    const context = aContext();
    const { id } = await savePost(context, aPost(), 30);
    await savePost(context, aPost({ itemId: OTHER_ITEM_ID }), 30);
    await markAsked(context, id, 'dm');
    const { badges, creators } = await read(context, 'ana.sandbox', 'somebody.else');
    expect(badges).toEqual([]);
    expect(creators).toMatchObject([
      {
        handle: 'ana.sandbox',
        lastAsked: { at: NOON, itemId: ITEM_ID },
        itemIds: [ITEM_ID, OTHER_ITEM_ID],
      },
    ]);
  });

  test('that one is not to be contacted, though nothing was saved of them; never the note', async () => {
    const context = aContext();
    await noteCreator(context, 'ana.sandbox', { doNotContact: true, note: 'a private remark' });
    const { creators } = await read(context, 'ana.sandbox');
    expect(creators).toMatchObject([{ handle: 'ana.sandbox', doNotContact: true }]);
    expect(JSON.stringify(creators)).not.toContain('a private remark');
  });

  test('of another client only that there is one', async () => {
    const context = aContext();
    const { id } = await savePost(context, aPost(), 30);
    await markAsked(context, id, 'dm');
    await context.db.requests.update(id, { workspaceId: 'another-client' });
    const wanted = { itemIds: [ITEM_ID], handles: ['ana.sandbox'] };
    const { badges, creators } = await readBadges(context.db, wanted, context.clock());
    expect(badges).toEqual([]);
    expect(creators).toEqual([
      {
        handle: 'ana.sandbox',
        doNotContact: false,
        lastAsked: null,
        lastDeclined: null,
        itemIds: [],
        hasOtherClient: true,
      },
    ]);
  });

  test('nothing of requests that were put away', async () => {
    const context = aContext();
    const { id } = await savePost(context, aPost(), 30);
    await deleteRequest(context, id);
    expect((await read(context, 'ana.sandbox')).creators).toEqual([]);
  });
});
