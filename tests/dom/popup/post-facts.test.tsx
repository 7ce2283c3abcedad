import { fireEvent, screen, waitFor } from '@testing-library/preact';
import { beforeEach, describe, expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { markAsked } from '../../../utils/actions/mark-asked.ts';
import { savePost } from '../../../utils/actions/save-post.ts';
import { DAY_MS, HOUR_MS } from '../../../utils/domain/clock.ts';
import type { Post } from '../../../utils/domain/post.ts';
import { axeFaults } from '../../support/axe.ts';
import { aCampaign, aCreator, aPost, aSnapshot, NOON } from '../../support/build.ts';
import { openPopupPage } from '../../support/open-pages.tsx';
import { type PageStage, stagePage } from '../../support/page-stage.ts';

let stage: PageStage;

beforeEach(() => {
  fakeBrowser.reset();
  stage = stagePage();
});

const itemId = (n: number): string => `74312345678901${String(n).padStart(5, '0')}`;
const press = (name: string | RegExp): void =>
  void fireEvent.click(screen.getByRole('button', { name }));
const save = (post: Partial<Post>) => savePost(stage.context, aPost(post), 30);

async function openRow(name: string, world: Parameters<typeof openPopupPage>[1] = {}) {
  await openPopupPage(stage, world);
  await waitFor(() => press(name));
}

describe('the numbers of a post', () => {
  test('stand in its row with what they mean', async () => {
    await save({
      handle: 'ana',
      stats: { plays: 10_000, likes: 800, comments: 50, shares: 100, saves: 50 },
      details: { followers: 5_000 },
    });
    await openRow('@ana');
    const value = (name: string) => screen.getByText(name).nextElementSibling?.textContent;
    expect(value('engagement')).toBe('10%');
    expect(value('views a follower')).toBe('2');
  });

  test('are told with how they grew since it was saved', async () => {
    const { itemId: id } = await save({ handle: 'ana', stats: { plays: 50_000 } });
    await stage.context.db.snapshots.clear();
    await stage.context.db.snapshots.bulkAdd(
      [0, 24, 47, 48].map((hours) =>
        aSnapshot({
          itemId: id,
          at: NOON - 2 * DAY_MS + hours * HOUR_MS,
          stats: { plays: 12_000 + hours * 500 },
        }),
      ),
    );
    await stage.context.db.requests
      .toCollection()
      .modify({ savedAt: NOON - 2 * DAY_MS, createdAt: NOON - 2 * DAY_MS });
    await stage.context.db.posts.update(id, { stats: { plays: 50_000 } });
    await openRow('@ana');
    expect(await screen.findByText(/Since saved \+38K views in 2 days/)).toBeDefined();
    expect(
      await screen.findByRole('img', { name: '12K views on Nov 20, 36K on Nov 22' }),
    ).toBeDefined();
  });
});

test('how a post grew is drawn anew while its row is open', async () => {
  const { itemId: id } = await save({ handle: 'ana', stats: { plays: 50_000 } });
  const later = (hours: number) =>
    aSnapshot({ itemId: id, at: NOON + hours * HOUR_MS, stats: { plays: 50_000 + hours } });
  await stage.context.db.snapshots.add(later(1));
  await openRow('@ana');
  expect(screen.queryByRole('img')).toBeNull();
  await stage.context.db.snapshots.add(later(2));
  expect(await screen.findByRole('img', { name: /50K views/ })).toBeDefined();
});

describe('before a post is asked for', () => {
  test('what speaks against it is said, and what nobody could check', async () => {
    await save({ handle: 'ana', details: { audience: 'private', durationS: 30 } });
    await openRow('@ana');
    expect(screen.queryByText('Cannot run')).not.toBeNull();
    expect(screen.queryByText(/This post is private\./)).not.toBeNull();
    expect(screen.queryByText(/Not checked: .*rights to its sound/)).not.toBeNull();
  });

  test('a sound that is not cleared is said once, as a reason and not as a trait', async () => {
    await save({ handle: 'ana', details: { sound: 'unclear', canDuet: true } });
    await openRow('@ana');
    expect(screen.queryAllByText(/sound/i).map(({ textContent }) => textContent)).toEqual([
      expect.stringMatching(/^Its sound is not cleared for commercial use/),
      expect.stringMatching(/^Choose another post, or ask whether/),
    ]);
  });

  test('an active campaign says why it is worth a look, one that is switched off says nothing', async () => {
    await save({ handle: 'ana', caption: 'Fresh #sandboxbuns' });
    const off = aCampaign({ name: 'Old buns', isActive: false });
    await stage.context.db.campaigns.bulkAdd([aCampaign({ name: 'New buns' }), off]);
    await openRow('@ana');
    expect(await screen.findByText(/Worth a look for New buns: names #sandboxbuns/)).toBeDefined();
    expect(screen.queryByText(/Old buns/)).toBeNull();
  });

  test('one of our own is marked as such: its code is made, and there is nobody to write to', async () => {
    await save({ handle: 'acme' });
    await openPopupPage(stage, { ownHandles: ['acme'] });
    await screen.findByText('Yours');
    expect(screen.queryByRole('button', { name: 'Paste code' })).not.toBeNull();
    press('@acme');
    expect(screen.queryByText(/Link the account in Ads Manager/)).not.toBeNull();
    expect(screen.queryByText('Messages to the creator')).toBeNull();
  });

  test('one of ours that others made duets of says so', async () => {
    await save({ handle: 'acme', itemId: itemId(1) });
    const madeFrom = { how: 'duet', itemId: itemId(1), handle: 'acme', isRemix: false } as const;
    await save({ handle: 'ana', itemId: itemId(2), details: { madeFrom } });
    await openRow('@acme', { ownHandles: ['acme'] });
    expect(
      screen.queryByText(/1 post we have seen was made from this post of yours/),
    ).not.toBeNull();
  });
});

describe('a creator', () => {
  test('who was asked for another post is remembered', async () => {
    const { id } = await save({ handle: 'ana', itemId: itemId(1), caption: 'first' });
    await markAsked(stage.context, id, 'dm');
    await save({ handle: 'ana', itemId: itemId(2), caption: 'second' });
    await openPopupPage(stage);
    await waitFor(() => expect(screen.getAllByRole('button', { name: '@ana' })).toHaveLength(2));
    const saved = screen
      .getAllByRole('button', { name: '@ana' })
      .find((row) => row.closest('li')?.textContent.includes('second'));
    fireEvent.click(saved as HTMLElement);
    expect(await screen.findByText(/Asked .* for another post\./)).toBeDefined();
  });

  test('can be kept from being contacted, which is undone with one press', async () => {
    await save({ handle: 'ana' });
    await openRow('@ana');
    fireEvent.click(screen.getByRole('switch', { name: /Do not contact/ }));
    await screen.findByText('Noted: do not contact @ana.');
    expect((await stage.context.db.creators.get('ana'))?.doNotContact).toBe(true);
    press('Undo');
    await waitFor(async () =>
      expect((await stage.context.db.creators.get('ana'))?.doNotContact ?? false).toBe(false),
    );
  });

  test('who is not to be contacted says so in the row, and before a message is copied', async () => {
    await stage.context.db.creators.add(aCreator({ handle: 'ana' }));
    await save({ handle: 'ana' });
    await openRow('@ana');
    expect(screen.queryAllByText('Do not contact').length).toBeGreaterThan(1);
    expect(screen.queryByRole('button', { name: 'Copy message' })).toBeNull();
    const messages = screen.getByText('Messages to the creator').closest('details');
    expect(messages?.textContent).toContain('You noted not to contact @ana');
  });

  test('has a note that is kept when that is said', async () => {
    await save({ handle: 'ana' });
    await openRow('@ana');
    fireEvent.input(screen.getByLabelText('Note'), { target: { value: 'Asks for 500 €' } });
    press('Keep note');
    await screen.findByText('Note kept.');
    expect((await stage.context.db.creators.get('ana'))?.note).toBe('Asks for 500 €');
  });

  test('has a note that can be emptied', async () => {
    await stage.context.db.creators.add(aCreator({ handle: 'ana', doNotContact: false }));
    await save({ handle: 'ana' });
    await openRow('@ana');
    fireEvent.input(screen.getByLabelText('Note'), { target: { value: '' } });
    press('Keep note');
    await waitFor(async () =>
      expect((await stage.context.db.creators.get('ana'))?.note ?? '').toBe(''),
    );
  });
});

test('a row with all that is known of its post has no faults axe can see', async () => {
  await stage.context.db.creators.add(aCreator({ handle: 'ana' }));
  await stage.context.db.campaigns.add(aCampaign());
  await save({
    handle: 'ana',
    caption: '#sandboxbuns',
    details: { audience: 'friends', durationS: 700, sound: 'unclear', canDuet: false },
  });
  await openRow('@ana');
  expect(await axeFaults(document.body, { isWholePage: true })).toEqual([]);
});
