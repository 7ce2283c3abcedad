import { signal } from '@preact/signals';
import { fireEvent, render, screen, waitFor, within } from '@testing-library/preact';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { App } from '../../../entrypoints/popup/app.tsx';
import { createPopupState } from '../../../entrypoints/popup/popup-state.ts';
import { connectAccounts } from '../../../utils/actions/connect-accounts.ts';
import { markAsked } from '../../../utils/actions/mark-asked.ts';
import { receiveCodes } from '../../../utils/actions/receive-codes.ts';
import { savePost } from '../../../utils/actions/save-post.ts';
import type { SparkRequest } from '../../../utils/domain/request.ts';
import { readListFacts } from '../../../utils/store/list-facts.ts';
import { readForExport } from '../../../utils/store/reads.ts';
import { readSnapshots } from '../../../utils/store/snapshots.ts';
import { watch } from '../../../utils/store/watch.ts';
import { axeFaults } from '../../support/axe.ts';
import { aPost, CODE, NOON, OTHER_CODE } from '../../support/build.ts';
import { openPopupPage } from '../../support/open-pages.tsx';
import { ADVERTISER_ID, type PageStage, stagePage, TOKEN } from '../../support/page-stage.ts';

let stage: PageStage;
let copied: string[];

beforeEach(() => {
  fakeBrowser.reset();
  stage = stagePage();
  copied = [];
  vi.spyOn(navigator.clipboard, 'writeText').mockImplementation((text) => {
    copied.push(text);
    return Promise.resolve();
  });
});

const openPopup = (world: Parameters<typeof openPopupPage>[1] = {}) => openPopupPage(stage, world);

const itemId = (n: number): string => `74312345678901${String(n).padStart(5, '0')}`;

async function saved(n: number, handle: string, caption = 'A caption'): Promise<SparkRequest> {
  return savePost(stage.context, aPost({ itemId: itemId(n), handle, nickname: null, caption }), 30);
}

/** A request of which the code is in. */
async function withCode(n: number, handle: string, code = CODE): Promise<SparkRequest> {
  const request = await saved(n, handle);
  await markAsked(stage.context, request.id, 'dm');
  await receiveCodes(stage.context, code, request.id);
  return request;
}

const rowNames = (): (string | null)[] =>
  screen.queryAllByRole('button', { name: /^@/ }).map(({ textContent }) => textContent);
const press = (name: string | RegExp): void =>
  void fireEvent.click(screen.getByRole('button', { name }));
const search = (text: string): void =>
  void fireEvent.input(screen.getByRole('searchbox'), { target: { value: text } });

describe('the list', () => {
  test('without requests says how to get the first one', async () => {
    await openPopup();
    expect(screen.getByRole('link', { name: 'Open TikTok' }).getAttribute('href')).toBe(
      'https://www.tiktok.com/foryou',
    );
  });

  test('puts what needs the person on top', async () => {
    await withCode(1, 'needs.me');
    stage.context.clock.move(60_000);
    await saved(2, 'newer');
    await openPopup();
    await waitFor(() => expect(rowNames()).toEqual(['@needs.me', '@newer']));
  });

  test.each([
    ['a creator', '@ANA'],
    ['a caption, whatever the accents', 'creme brulee'],
    ['the link of the post', `https://www.tiktok.com/@ana/video/${itemId(1)}?lang=en`],
    ['the end of the item id', itemId(1).slice(-5)],
  ])('is searched by %s', async (_what, query) => {
    await saved(1, 'ana', 'Crème Brûlée in ten minutes');
    await saved(2, 'ben', 'Morning run');
    await openPopup();
    await waitFor(() => expect(rowNames()).toHaveLength(2));
    search(query);
    await waitFor(() => expect(rowNames()).toEqual(['@ana']));
  });

  test('that nothing was found is said, with a way back', async () => {
    await saved(1, 'ana');
    await openPopup();
    await waitFor(() => expect(rowNames()).toHaveLength(1));
    search('nobody');
    await waitFor(() => press('Show all requests'));
    await waitFor(() => expect(rowNames()).toEqual(['@ana']));
  });

  test('is narrowed to a status', async () => {
    await saved(1, 'ana');
    await withCode(2, 'ben');
    await openPopup();
    await waitFor(() => press(/^Saved/));
    await waitFor(() => expect(rowNames()).toEqual(['@ana']));
  });

  test('/ leads to the search box from anywhere', async () => {
    await openPopup();
    fireEvent.keyDown(document.body, { key: '/' });
    expect(document.activeElement).toBe(screen.getByRole('searchbox'));
  });

  test('shows a change the background made without being asked', async () => {
    await openPopup();
    await saved(1, 'ana');
    await waitFor(() => expect(rowNames()).toEqual(['@ana']));
  });

  test('has no faults axe can see, as a whole page', async () => {
    await withCode(1, 'ana');
    await saved(2, 'ben');
    await openPopup();
    await waitFor(() => expect(rowNames()).toHaveLength(2));
    expect(await axeFaults(document.body, { isWholePage: true })).toEqual([]);
  });
});

describe('deleting', () => {
  test('takes the request away at once and undo brings it back whole', async () => {
    const { id } = await withCode(1, 'ana');
    await openPopup();
    await waitFor(() => press('@ana'));
    press('Delete');
    await waitFor(() => expect(rowNames()).toEqual([]));
    press('Undo');
    await waitFor(() => expect(rowNames()).toEqual(['@ana']));
    expect((await stage.context.db.requests.get(id))?.status).toBe('code-received');
  });

  test('several at once is undone at once', async () => {
    await saved(1, 'ana');
    await saved(2, 'ben');
    await openPopup();
    await waitFor(() => fireEvent.click(screen.getByRole('checkbox', { name: 'Select @ana' })));
    fireEvent.click(screen.getByRole('checkbox', { name: 'Select @ben' }));
    fireEvent.click(
      await within(await screen.findByRole('region', { name: 'Selected requests' })).findByRole(
        'button',
        { name: 'Delete' },
      ),
    );
    await screen.findByText('2 requests deleted.');
    press('Undo');
    await waitFor(() => expect(rowNames()).toHaveLength(2));
  });

  test('that failed is said, and nothing is gone', async () => {
    await saved(1, 'ana');
    stage.failNext('request.delete', 'internal');
    await openPopup();
    await waitFor(() => press('@ana'));
    press('Delete');
    await screen.findByText(/Nothing was lost; try again/);
    expect(rowNames()).toEqual(['@ana']);
  });
});

describe('what happened outside', () => {
  test('is noted and can be taken back', async () => {
    await saved(1, 'ana');
    await openPopup();
    await waitFor(() => press('@ana'));
    press('They agreed');
    await screen.findByText('Noted: Agreed.');
    press('Undo');
    await waitFor(async () =>
      expect((await stage.context.db.requests.toArray())[0]?.status).toBe('saved'),
    );
  });

  test('an ask is noted with its channel', async () => {
    const { id } = await saved(1, 'ana');
    await openPopup();
    await waitFor(() => press('@ana'));
    fireEvent.change(screen.getByRole('combobox', { name: 'By' }), { target: { value: 'email' } });
    press('I asked');
    await waitFor(async () =>
      expect((await stage.context.db.requests.get(id))?.rounds[0]?.asks[0]?.channel).toBe('email'),
    );
  });
});

describe('what was said of a step', () => {
  test('gives way to the next, so that an undo is always for the last step', async () => {
    await saved(1, 'ana');
    await openPopup();
    await waitFor(() => press('@ana'));
    press('They agreed');
    await screen.findByText('Noted: Agreed.');
    fireEvent.input(screen.getByLabelText('Paste the code as you got it'), {
      target: { value: CODE },
    });
    press('Find codes');
    await screen.findByText('The code is in.');
    expect(screen.queryByText('Noted: Agreed.')).toBeNull();
    expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull();
  });

  test('stays when it is a failure', async () => {
    await saved(1, 'ana');
    stage.failNext('request.mark', 'internal');
    await openPopup();
    await waitFor(() => press('@ana'));
    press('They agreed');
    await screen.findByText(/Nothing was lost; try again/);
    press('I asked');
    await screen.findByText('Noted: Requested.');
    expect(screen.queryByText(/Nothing was lost; try again/)).not.toBeNull();
  });
});

describe('the messages to the creator', () => {
  const asks = async (id: string) =>
    (await stage.context.db.requests.get(id))?.rounds.flatMap((round) => round.asks) ?? [];
  const message = (which: RegExp): HTMLElement => screen.getByRole('group', { name: which });

  async function openSaved(): Promise<SparkRequest> {
    const request = await saved(1, 'ana');
    await openPopup();
    await waitFor(() => press('Ask'));
    await waitFor(() =>
      expect(message(/First message/).textContent).toContain(`/@ana/video/${itemId(1)}`),
    );
    return request;
  }

  test('copying the first marks as asked over the chosen channel, once', async () => {
    const { id } = await openSaved();
    fireEvent.change(screen.getByRole('combobox', { name: /sent by/ }), {
      target: { value: 'email' },
    });
    press('Copy message');
    await screen.findByText(/Marked as asked/);
    press('Copy message');
    await waitFor(() => expect(copied).toHaveLength(2));
    expect((await asks(id)).map(({ channel }) => channel)).toEqual(['email']);
    expect(copied[0]).toBe(message(/First message/).textContent);
  });

  test('a copied message that was not sent is no ask', async () => {
    const { id } = await openSaved();
    press('Copy message');
    fireEvent.click(await screen.findByRole('button', { name: 'Not sent' }));
    await waitFor(async () => expect(await asks(id)).toEqual([]));
  });

  test('a channel chosen after copying corrects the ask', async () => {
    const { id } = await openSaved();
    press('Copy message');
    await screen.findByText(/Marked as asked/);
    fireEvent.change(screen.getByRole('combobox', { name: /sent by/ }), {
      target: { value: 'agent' },
    });
    await waitFor(async () =>
      expect((await asks(id)).map(({ channel }) => channel)).toEqual(['agent']),
    );
  });

  test('a message that could not be copied is no ask', async () => {
    const { id } = await openSaved();
    vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('no permission'));
    press('Copy message');
    await screen.findByText(/did not let us copy/);
    expect(await asks(id)).toEqual([]);
  });

  test('copying the steps is no ask', async () => {
    const { id } = await saved(1, 'ana');
    await openPopup();
    await waitFor(() => press('@ana'));
    press('They agreed');
    const steps = await screen.findByRole('group', { name: /the steps/ });
    await waitFor(() => expect(steps.textContent).not.toContain('Writing'));
    press('Copy the steps');
    await waitFor(() => expect(copied).toEqual([steps.textContent]));
    expect(await asks(id)).toEqual([]);
  });

  test('are in the language chosen, and speak of the length chosen', async () => {
    const { id } = await openSaved();
    fireEvent.change(screen.getByRole('combobox', { name: 'Messages in' }), {
      target: { value: 'de' },
    });
    await waitFor(() => expect(message(/First message/).lang).toBe('de'));
    fireEvent.change(screen.getByRole('combobox', { name: 'Length wanted' }), {
      target: { value: '60' },
    });
    await waitFor(() => expect(message(/First message/).textContent).toContain('60'));
    expect((await stage.context.db.requests.get(id))?.days).toBe(60);
  });
});

describe('pasting codes', () => {
  const box = (): HTMLTextAreaElement =>
    screen.getByLabelText<HTMLTextAreaElement>(/Codes as you got them/);
  const paste = (text: string): void => {
    fireEvent.input(box(), { target: { value: text } });
    press('Find codes');
  };

  test('a text without a code says what one looks like, and keeps the text', async () => {
    await openPopup();
    press('Paste codes');
    paste('hey, here it comes');
    expect((await screen.findByRole('alert')).textContent).toContain('A code starts with #');
    expect(box().value).toBe('hey, here it comes');
  });

  test('the text survives a full disk', async () => {
    stage.failNext('code.receive', 'disk-full');
    await openPopup();
    press('Paste codes');
    paste(CODE);
    expect((await screen.findByRole('alert')).textContent).toContain('Free some space');
    expect(box().value).toBe(CODE);
  });

  test('the text survives the popup closing, in the memory that content scripts cannot read', async () => {
    const popup = await openPopup();
    press('Paste codes');
    fireEvent.input(box(), { target: { value: `her code: ${CODE}` } });
    await waitFor(async () => expect(await fakeBrowser.storage.session.get(null)).not.toEqual({}));
    popup.unmount();
    await openPopup();
    expect(box().value).toBe(`her code: ${CODE}`);
    expect(JSON.stringify(await fakeBrowser.storage.local.get(null))).not.toContain(CODE);
  });

  test('a code on the line of its post’s link goes to that request', async () => {
    await saved(1, 'ana');
    await openPopup();
    press('Paste codes');
    paste(`https://www.tiktok.com/@ana/video/${itemId(1)} ${CODE}\nthank you!`);
    await screen.findByText('1 new code found.');
    await waitFor(() =>
      expect(
        within(screen.getByRole('region', { name: 'Paste codes' })).getByRole('button', {
          name: '@ana',
        }),
      ).toBeDefined(),
    );
    expect(box().value).toBe('');
  });

  test('a code that names nobody is put to the request the person chooses', async () => {
    const { id } = await saved(1, 'ana');
    await openPopup();
    press('Paste codes');
    paste(CODE);
    await screen.findByText(/We cannot tell which post 1 of them opens/);
    fireEvent.change(await screen.findByRole('combobox', { name: /^Request for the code/ }), {
      target: { value: id },
    });
    press('Assign');
    await waitFor(() => expect(screen.queryByText('1 code without a post')).toBeNull());
    expect((await stage.context.db.codes.toArray())[0]?.requestId).toBe(id);
  });

  test('what the last paste brought is not said beside one that brought nothing', async () => {
    await openPopup();
    press('Paste codes');
    paste(CODE);
    await screen.findByText('1 new code found.');
    paste('hey, here it comes');
    await screen.findByRole('alert');
    expect(screen.queryByText('1 new code found.')).toBeNull();
  });

  test('a code that was pasted before is counted as known', async () => {
    await withCode(1, 'ana');
    await openPopup();
    press('Paste codes');
    paste(`${CODE}\nand\n${OTHER_CODE}`);
    expect(await screen.findByText(/1 new code found\. 1 was here already/)).toBeDefined();
  });

  test('on one request the code goes there', async () => {
    const { id } = await saved(1, 'ana');
    await markAsked(stage.context, id, 'dm');
    await openPopup();
    await waitFor(() => press('Paste code'));
    fireEvent.input(screen.getByLabelText('Paste the code as you got it'), {
      target: { value: CODE },
    });
    press('Find codes');
    await waitFor(async () =>
      expect((await stage.context.db.requests.get(id))?.status).toBe('code-received'),
    );
  });
});

describe('by hand', () => {
  test('codes of the selected requests are copied, one per line', async () => {
    await withCode(1, 'ana', CODE);
    await withCode(2, 'ben', OTHER_CODE);
    await openPopup();
    await waitFor(() => fireEvent.click(screen.getByRole('checkbox', { name: 'Select @ana' })));
    fireEvent.click(screen.getByRole('checkbox', { name: 'Select @ben' }));
    await waitFor(() => press('Copy 2 codes'));
    fireEvent.click(
      within(await screen.findByRole('dialog')).getByRole('button', { name: 'Copy 2 codes' }),
    );
    expect(copied[0]?.split('\n').sort()).toEqual([CODE, OTHER_CODE].sort());
    expect(
      await within(screen.getByRole('dialog')).findByText('2 codes copied, one per line.'),
    ).toBeDefined();
  });

  test('codes that the browser will not copy are shown, to be copied by hand', async () => {
    await withCode(1, 'ana', CODE);
    vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('no permission'));
    await openPopup();
    await waitFor(() => fireEvent.click(screen.getByRole('checkbox', { name: 'Select @ana' })));
    await waitFor(() => press('Copy 1 code'));
    const dialog = within(await screen.findByRole('dialog'));
    fireEvent.click(dialog.getByRole('button', { name: 'Copy 1 code' }));
    const box = await dialog.findByLabelText<HTMLTextAreaElement>('Text to copy by hand');
    expect(box.value).toBe(CODE);
  });

  test('marked as applied without an end, the row shows the latest possible one', async () => {
    await withCode(1, 'ana');
    await openPopup();
    await waitFor(() => press('@ana'));
    press('Mark as applied');
    fireEvent.input(screen.getByLabelText('Ad account it was applied to'), {
      target: { value: 'Acme EU' },
    });
    press('Save');
    expect(await screen.findByText('until Dec 22 at the latest · 30 days left')).toBeDefined();
    await screen.findByText('Noted: Authorized.');
  });
});

describe('exporting', () => {
  const files: Blob[] = [];
  beforeEach(() => {
    files.length = 0;
    vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
      files.push(blob as Blob);
      return 'blob:test';
    });
  });
  const exported = async (): Promise<string> => {
    await waitFor(() => expect(files).toHaveLength(1));
    return (await files[0]?.text()) ?? '';
  };

  test('leaves the codes out', async () => {
    await withCode(1, 'ana');
    await openPopup();
    press('Export');
    fireEvent.click(await screen.findByRole('button', { name: 'Download JSON' }));
    const text = await exported();
    expect(text).toContain(itemId(1));
    expect(text).not.toContain(CODE);
  });

  test('takes the codes along when asked, after a warning, but never a token', async () => {
    await withCode(1, 'ana');
    await connectAccounts(
      stage.context,
      stage.backend,
      { kind: 'token', token: TOKEN, advertiserIds: [ADVERTISER_ID] },
      new AbortController().signal,
    );
    await openPopup();
    press('Export');
    fireEvent.click(await screen.findByRole('checkbox', { name: 'Include the Spark codes' }));
    await screen.findByText(/Spark codes are credentials/);
    press('Download JSON');
    const text = await exported();
    expect(text).toContain(CODE);
    expect(text).not.toContain(TOKEN);
  });
});

describe('when something is the matter', () => {
  test('the reason the background gives is said, and trying again works', async () => {
    let why: 'disk-full' | null = 'disk-full';
    const { db } = stage.context;
    const { answer, retry } = watch({
      db,
      query: () => readListFacts(db),
      ready: () => Promise.resolve(why),
      ending: new AbortController().signal,
    });
    render(
      <App
        db={db}
        state={createPopupState()}
        overview={answer}
        ownHandles={signal([])}
        noticeDays={signal([])}
        frontPage={signal(null)}
        readForExport={() => readForExport(db)}
        readSnapshots={(itemId) => readSnapshots(db, itemId)}
        onRetry={retry}
        now={signal(NOON)}
        isOnline={signal(true)}
        missingHosts={signal([])}
        isTab={false}
      />,
    );
    expect((await screen.findByRole('alert')).textContent).toContain('disk is full');
    why = null;
    press('Try again');
    await screen.findByText('No requests yet');
  });

  test('being offline is said without an alarm', async () => {
    await openPopup({ isOnline: false });
    expect(screen.queryByText(/You are offline\. Everything by hand works/)).not.toBeNull();
  });

  test('a host that was closed to us can be opened with one press', async () => {
    const request = vi.fn<(wanted: { origins?: string[] }) => Promise<boolean>>(() =>
      Promise.resolve(true),
    );
    fakeBrowser.permissions.request = request;
    await openPopup({ missingHosts: ['https://www.tiktok.com/*'] });
    expect(screen.queryByText(/the Spark buttons are gone from TikTok/)).not.toBeNull();
    press('Give it back');
    expect(request).toHaveBeenCalledWith({ origins: ['https://www.tiktok.com/*'] });
  });

  test('a text that the browser will not copy is not said to be copied', async () => {
    await withCode(1, 'ana');
    vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('no permission'));
    await openPopup();
    await waitFor(() => press('Copy code'));
    await screen.findByText(/did not let us copy/);
    expect(screen.queryByText(/Code copied/)).toBeNull();
  });
});
