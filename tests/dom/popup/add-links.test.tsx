import { fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { beforeEach, describe, expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { markAsked } from '../../../utils/actions/mark-asked.ts';
import { savePost } from '../../../utils/actions/save-post.ts';
import { axeFaults } from '../../support/axe.ts';
import { aPost } from '../../support/build.ts';
import { openPopupPage } from '../../support/open-pages.tsx';
import { type PageStage, stagePage } from '../../support/page-stage.ts';

let stage: PageStage;

beforeEach(() => {
  fakeBrowser.reset();
  stage = stagePage();
});

const itemId = (n: number): string => `74312345678901${String(n).padStart(5, '0')}`;
const link = (n: number): string => `https://www.tiktok.com/@ana/video/${itemId(n)}`;
const press = (name: string | RegExp): void =>
  void fireEvent.click(screen.getByRole('button', { name }));
const box = (): HTMLTextAreaElement => screen.getByLabelText<HTMLTextAreaElement>(/Links of posts/);
const type = (text: string): void => void fireEvent.input(box(), { target: { value: text } });
const savedIds = async (): Promise<string[]> =>
  (await stage.context.db.requests.toArray())
    .filter(({ deletedAt }) => deletedAt === null)
    .map((request) => request.itemId);

async function open(): Promise<void> {
  await openPopupPage(stage);
  press('Add by link');
  await screen.findByLabelText(/Links of posts/);
}

describe('links that are typed', () => {
  test('are read at once, each post counted once', async () => {
    await open();
    type(`look at ${link(1)}?lang=en and\n${link(1)}\n${link(2)}`);
    expect(await screen.findByText(/2 posts found\. 1 link stands there twice\./)).toBeDefined();
    expect(screen.queryByRole('button', { name: 'Save 2 posts' })).not.toBeNull();
  });

  test('say which posts are in the list already', async () => {
    await savePost(stage.context, aPost({ itemId: itemId(1) }), 30);
    await open();
    type(link(1));
    expect(await screen.findByText(/1 post found\. 1 is in your list already\./)).toBeDefined();
  });

  test('that are short are to be opened by the person, one by one', async () => {
    await open();
    type('https://vm.tiktok.com/ZMsandbox1/');
    const short = await screen.findByRole('link', { name: /Open.*vm\.tiktok/ });
    expect(short.getAttribute('href')).toBe('https://vm.tiktok.com/ZMsandbox1/');
    expect(short.getAttribute('target')).toBe('_blank');
    expect(screen.queryByText(/use the Spark button on the page that comes/)).not.toBeNull();
  });

  test('that are no posts say what they are and what to copy instead', async () => {
    await open();
    type('https://www.tiktok.com/@ana\nhttps://example.com/x');
    await screen.findByText(/2 lines are no links of posts/);
    expect(screen.queryByText(/This is a profile, not a post/)).not.toBeNull();
    expect(screen.queryByText(/leads to another site/)).not.toBeNull();
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Save posts' }).disabled).toBe(
      true,
    );
  });

  test('beyond the two hundred that are read at once stay for the next round', async () => {
    await open();
    type(Array.from({ length: 205 }, (_, n) => link(n)).join('\n'));
    await screen.findByText(/200 lines are read at once/);
    press('Save 200 posts');
    await screen.findByText('Saved 200 posts.');
    expect(box().value.split('\n')).toEqual([200, 201, 202, 203, 204].map(link));
    expect(await savedIds()).toHaveLength(200);
  });

  test('have no faults axe can see', async () => {
    await open();
    type(`${link(1)}\nhttps://vm.tiktok.com/ZMsandbox1/\nhttps://www.tiktok.com/@ana`);
    await screen.findByText(/1 post found/);
    expect(await axeFaults(document.body, { isWholePage: true })).toEqual([]);
  });
});

describe('saving', () => {
  test('puts the posts in the list and is undone at once', async () => {
    await open();
    type(`${link(1)}\n${link(2)}`);
    press('Save 2 posts');
    await screen.findByText('Saved 2 posts.');
    expect(await savedIds()).toEqual([itemId(1), itemId(2)]);
    press('Undo');
    await waitFor(async () => expect(await savedIds()).toEqual([]));
  });

  test('leaves posts that were there alone, and so does the undo', async () => {
    await savePost(stage.context, aPost({ itemId: itemId(1), caption: 'Known' }), 30);
    await open();
    type(`${link(1)}\n${link(2)}`);
    press('Save 2 posts');
    await screen.findByText('Saved 1; 1 was there already.');
    expect((await stage.context.db.posts.get(itemId(1)))?.caption).toBe('Known');
    press('Undo');
    await waitFor(async () => expect(await savedIds()).toEqual([itemId(1)]));
  });

  test('taken back leaves what has gone on since, and says how many were taken back', async () => {
    await open();
    type(`${link(1)}\n${link(2)}`);
    press('Save 2 posts');
    await screen.findByText('Saved 2 posts.');
    const [asked] = await stage.context.db.requests.toArray();
    await markAsked(stage.context, asked?.id ?? '', 'dm');
    press('Undo');
    expect(await screen.findByText('Taken back.')).toBeDefined();
    expect(await savedIds()).toEqual([itemId(1)]);
  });

  test('closes the box, unless something in it is left to be dealt with', async () => {
    await open();
    type(`${link(1)}\nhttps://vm.tiktok.com/ZMsandbox1/`);
    press('Save 1 post');
    await screen.findByText('Saved 1 post.');
    expect(box().value).toBe('https://vm.tiktok.com/ZMsandbox1/');
    type(link(2));
    fireEvent.keyDown(box(), { key: 'Enter', ctrlKey: true });
    await waitFor(() => expect(screen.queryByLabelText(/Links of posts/)).toBeNull());
    expect(await savedIds()).toContain(itemId(2));
  });

  test('on a full disk says so and keeps what was typed', async () => {
    stage.failNext('request.saveMany', 'disk-full');
    await open();
    type(link(1));
    press('Save 1 post');
    expect((await screen.findByRole('alert')).textContent).toContain('Free some space');
    expect(box().value).toBe(link(1));
  });
});

test('what was typed survives the popup closing', async () => {
  const popup = await openPopupPage(stage);
  press('Add by link');
  await screen.findByLabelText(/Links of posts/);
  type(link(1));
  await waitFor(async () => expect(await fakeBrowser.storage.session.get(null)).not.toEqual({}));
  popup.unmount();
  await openPopupPage(stage);
  expect((await screen.findByLabelText<HTMLTextAreaElement>(/Links of posts/)).value).toBe(link(1));
});

test('Escape closes the box, not the popup', async () => {
  await open();
  const event = new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true });
  box().dispatchEvent(event);
  expect(event.defaultPrevented).toBe(true);
  await waitFor(() => expect(screen.queryByLabelText(/Links of posts/)).toBeNull());
  expect(within(document.body).queryByRole('heading', { name: 'Spark Scout' })).not.toBeNull();
});
