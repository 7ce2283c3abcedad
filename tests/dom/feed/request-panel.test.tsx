import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/preact';
import axe from 'axe-core';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { RequestPanel } from '../../../components/request-panel.tsx';
import type { PanelView } from '../../../components/request-panel-view.ts';
import { PanelSession } from '../../../entrypoints/panel.content/panel-session.ts';
import type { PostBadge } from '../../../utils/domain/badge.ts';
import type { CreatorMemory } from '../../../utils/domain/creator.ts';
import { barePost } from '../../../utils/domain/post.ts';
import { ERROR_CODES } from '../../../utils/domain/scout-error.ts';
import { STATUSES } from '../../../utils/domain/status.ts';
import { anInsight } from '../../support/an-insight.ts';
import { aBadge, aMemory, fakeBackground } from '../../support/fake-send.ts';
import { HANDLE, ITEM_ID } from '../../support/tiktok-cards.ts';

const POST = barePost(ITEM_ID, 'video', HANDLE);

afterEach(cleanup);

const anOver = () => {
  const endsAt = Date.now() - 86_400_000;
  return { kind: 'window-over', how: 'expired', since: endsAt, endsAt, adEndsAt: null } as const;
};

interface Opening {
  badge?: PostBadge | null;
  background?: ReturnType<typeof fakeBackground>;
  canCopy?: boolean;
  handle?: string | null;
  isHeld?: boolean;
  memory?: CreatorMemory | null;
}

function openSession({
  badge = null,
  canCopy = true,
  handle = HANDLE,
  isHeld = false,
  memory = null,
  ...rest
}: Opening = {}) {
  const background = rest.background ?? fakeBackground(badge ? [badge] : []);
  const copied: string[] = [];
  const badges: (PostBadge | null)[] = [];
  const onClose = vi.fn();
  const copy = (text: string): Promise<boolean> => {
    if (canCopy) copied.push(text);
    return Promise.resolve(canCopy);
  };
  const now = Date.now();
  const insight = anInsight({ now, memory });
  const draw = (view: PanelView) => (
    <RequestPanel view={view} post={POST} insight={insight} actions={session} now={now} />
  );
  let rerender: ((ui: ReturnType<typeof draw>) => void) | undefined;
  const session: PanelSession = new PanelSession({ ...POST, handle }, badge, isHeld, {
    send: background.send,
    copy,
    onBadge: (_, known) => badges.push(known),
    onClose,
    onChange: (view) => {
      if (rerender) rerender(draw(view));
      else rerender = render(draw(view)).rerender;
    },
  });
  void session.start();
  return { background, copied, badges, onClose, session };
}

const button = (name: string | RegExp): HTMLElement => screen.getByRole('button', { name });
const press = (name: string | RegExp): void => void fireEvent.click(button(name));
const status = (text: string): Promise<HTMLElement> =>
  waitFor(() => screen.getByText(text, { selector: '.ss-pill' }));

async function openSaved(opening: Opening = {}) {
  const opened = openSession(opening);
  await waitFor(() => button('Copy message'));
  await waitFor(() => screen.getByText(/May we/));
  return opened;
}

describe('the panel of a post', () => {
  test('saves the post and offers the message in which we ask', async () => {
    const { background, badges } = await openSaved();
    expect(background.names()).toEqual(['request.save', 'kit.write']);
    expect(badges.at(-1)?.status).toBe('saved');
    await status('Saved');
  });

  test('opens what is there already without saving it again', async () => {
    const { background } = await openSaved({ badge: aBadge({ status: 'requested' }) });
    expect(background.names()).toEqual(['kit.write']);
  });

  test('links to the creator’s profile, for a person to follow', async () => {
    await openSaved();
    const link = screen.getByRole('link', { name: 'Open profile' });
    expect(link.getAttribute('href')).toBe(`https://www.tiktok.com/@${HANDLE}`);
    expect(link.getAttribute('rel')).toBe('noopener');
  });

  test('has no profile to open when the creator is not known', async () => {
    await openSaved({ handle: null });
    expect(screen.queryByRole('link')).toBeNull();
    expect(screen.getByText('Post …000001')).toBeTruthy();
  });

  test('asks for another length, and the message says so', async () => {
    const { background } = await openSaved();
    fireEvent.click(screen.getByRole('radio', { name: '60 days' }));
    await waitFor(() => screen.getByText(/for 60 days/));
    expect(background.badges.get(ITEM_ID)?.days).toBe(60);
  });

  test('writes the messages in another language', async () => {
    const { background } = await openSaved();
    fireEvent.change(screen.getByRole('combobox', { name: 'Messages in' }), {
      target: { value: 'fr' },
    });
    await waitFor(() => expect(screen.queryByText(/May we/)).toBeNull());
    expect(background.said.at(-1)).toMatchObject({ name: 'kit.write', input: { language: 'fr' } });
  });
});

describe('asking', () => {
  test('copying the message marks the post as requested, by the channel that was chosen', async () => {
    const { background, copied } = await openSaved();
    fireEvent.change(screen.getByRole('combobox', { name: /sent by/ }), {
      target: { value: 'email' },
    });
    press('Copy message');
    await status('Requested');
    expect(copied).toEqual([expect.stringContaining('May we')]);
    expect(background.said.at(-1)).toMatchObject({
      name: 'request.markAsked',
      input: { channel: 'email' },
    });
    expect(screen.getByText(/Marked as asked now/)).toBeTruthy();
  });

  test('opening alone is no ask', async () => {
    const { background } = await openSaved();
    expect(background.names()).not.toContain('request.markAsked');
  });

  test('copying while another length is still on its way is an ask all the same, with the new text', async () => {
    const { background, copied } = await openSaved();
    fireEvent.click(screen.getByRole('radio', { name: '60 days' }));
    press('Copy message');
    expect(copied).toEqual([]);
    await waitFor(() => screen.getByText(/for 60 days/));
    press('Copy message');
    expect(await status('Requested')).toBeTruthy();
    expect(copied).toEqual([expect.stringContaining('for 60 days')]);
    expect(background.names()).toContain('request.markAsked');
  });

  test('an ask made while a step is on its way comes after it', async () => {
    const { background } = await openSaved();
    fireEvent.click(screen.getByRole('radio', { name: '60 days' }));
    press('Asked elsewhere');
    expect(await status('Requested')).toBeTruthy();
    expect(background.names().slice(2)).toEqual(
      expect.arrayContaining(['request.setDays', 'request.markAsked']),
    );
  });

  test('copying twice is one ask', async () => {
    const { background } = await openSaved();
    press('Copy message');
    await status('Requested');
    press('Copy message');
    await waitFor(() => screen.getByText('Copied.'));
    expect(background.names().filter((name) => name === 'request.markAsked')).toHaveLength(1);
  });

  test('“not sent” takes the ask back', async () => {
    const { background } = await openSaved();
    press('Copy message');
    await status('Requested');
    press('Not sent');
    await status('Saved');
    expect(background.names()).toContain('request.takeBackAsk');
    expect(screen.queryByText(/Marked as asked/)).toBeNull();
  });

  test('choosing another channel afterwards corrects the ask instead of adding one', async () => {
    const { background } = await openSaved();
    press('Copy message');
    await status('Requested');
    fireEvent.change(screen.getByRole('combobox', { name: /sent by/ }), {
      target: { value: 'agent' },
    });
    await waitFor(() =>
      expect(background.said.at(-1)).toMatchObject({
        name: 'request.markAsked',
        input: { channel: 'agent' },
      }),
    );
    expect(background.names().slice(-2)).toEqual(['request.takeBackAsk', 'request.markAsked']);
  });

  test('a message the browser would not copy is no ask, and the panel says what to do', async () => {
    const { background } = await openSaved({ canCopy: false });
    press('Copy message');
    await waitFor(() => screen.getByText(/did not let us copy/));
    expect(background.names()).not.toContain('request.markAsked');
  });

  test('“asked elsewhere” marks the ask without copying', async () => {
    const { copied } = await openSaved();
    press('Asked elsewhere');
    await status('Requested');
    expect(copied).toEqual([]);
  });

  test('copying the steps is no ask', async () => {
    const { background, copied } = await openSaved({ badge: aBadge({ status: 'agreed' }) });
    press('Copy the steps');
    await waitFor(() => screen.getByText('Copied.'));
    expect(copied).toHaveLength(1);
    expect(background.names()).toEqual(['kit.write']);
  });
});

describe('what the creator answered', () => {
  test.each([
    ['saved', 'Already agreed', 'Agreed'],
    ['requested', 'They agreed', 'Agreed'],
    ['requested', 'They declined', 'Declined'],
    ['requested', 'No reply', 'No reply'],
  ] as const)('from %s, “%s” leads to %s', async (from, name, to) => {
    await openSaved({ badge: aBadge({ status: from }) });
    press(name);
    expect(await status(to)).toBeTruthy();
  });

  test('only what can happen now is offered', async () => {
    openSession({ badge: aBadge({ status: 'authorized', endsAt: Date.now() + 86_400_000 * 20 }) });
    await status('Authorized');
    const names = screen.getAllByRole('button').map((one) => one.textContent);
    for (const name of ['Copy message', 'Already agreed', 'They declined'])
      expect(names).not.toContain(name);
    expect(screen.getByText(/20 days left/)).toBeTruthy();
    expect(screen.getByText('by hand')).toBeTruthy();
  });

  test('a window that is over is told once, with what to do about it', async () => {
    openSession({ badge: aBadge({ status: 'expired', attention: [anOver()] }) });
    await status('Expired');
    expect(screen.getByText(/ads with this post have stopped/)).toBeTruthy();
    expect(screen.queryByText(/delivery has stopped/)).toBeNull();
    expect(screen.getByRole('button', { name: 'Copy message' })).toBeTruthy();
  });

  test('no other window is asked for where the creator is not to be contacted', async () => {
    const memory = aMemory({ handle: HANDLE, doNotContact: true });
    openSession({ badge: aBadge({ status: 'expired', attention: [anOver()] }), memory });
    await status('Expired');
    expect(screen.getByText(/If a new code comes all the same/)).toBeTruthy();
    expect(screen.queryByText(/Ask the creator to extend/)).toBeNull();
    expect(screen.queryByRole('button', { name: 'Copy message' })).toBeNull();
  });

  test('a renewal that was asked for can still be taken back', async () => {
    const now = Date.now();
    const end = { endsAt: now + 86_400_000 * 5, stage: 'asked' } as const;
    openSession({
      badge: aBadge({
        status: 'authorized',
        lastAskedAt: now,
        attention: [{ kind: 'expires-soon', ...end }],
      }),
    });
    await status('Authorized');
    expect(screen.getByText(/You asked the creator to extend/)).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Copy message' })).toBeTruthy();
  });

  test('undoing the save closes the panel and forgets the post', async () => {
    const { badges, onClose } = await openSaved();
    press('Undo save');
    await waitFor(() => expect(onClose).toHaveBeenCalled());
    expect(badges.at(-1)).toBeNull();
  });

  test('news of the post from elsewhere are shown, and its removal closes the panel', async () => {
    const { session, onClose } = await openSaved();
    session.hear(aBadge({ status: 'declined' }));
    await status('Declined');
    session.hear(null);
    expect(onClose).toHaveBeenCalled();
  });

  test('two presses in one moment do one thing', async () => {
    const { background } = await openSaved({ badge: aBadge({ status: 'requested' }) });
    const agreed = button('They agreed');
    fireEvent.click(agreed);
    fireEvent.click(agreed);
    await status('Agreed');
    expect(background.names().filter((name) => name === 'request.mark')).toHaveLength(1);
  });
});

describe('failures', () => {
  test.each(ERROR_CODES)('%s is said in a sentence', async (code) => {
    const background = fakeBackground();
    background.fail('request.save', code);
    openSession({ background });
    const alert = await waitFor(() => screen.getByRole('alert'));
    expect(alert.textContent?.length).toBeGreaterThan(20);
    expect(alert.textContent).not.toContain(code === 'internal' ? 'undefined' : code);
  });

  test('a save that failed can be tried again', async () => {
    const background = fakeBackground();
    background.fail('request.save', 'disk-full');
    openSession({ background });
    await waitFor(() => screen.getByRole('alert'));
    background.fail('request.save', null);
    press('Try again');
    await status('Saved');
    expect(screen.queryByRole('alert')).toBeNull();
  });

  test('after an update only reloading helps, so trying again is not offered', async () => {
    const background = fakeBackground();
    background.fail('request.save', 'extension-updated');
    openSession({ background });
    const alert = await waitFor(() => screen.getByRole('alert'));
    expect(alert.textContent).toBe('Spark Scout was updated. Reload this page to go on.');
    expect(within(alert).queryByRole('button')).toBeNull();
  });

  test('a step that failed leaves the rest as it was', async () => {
    const { background } = await openSaved({ badge: aBadge({ status: 'requested' }) });
    background.fail('request.mark', 'not-possible');
    press('They agreed');
    await waitFor(() => screen.getByRole('alert'));
    expect(await status('Requested')).toBeTruthy();
  });
});

describe('accessibility', () => {
  beforeEach(() => document.documentElement.setAttribute('lang', 'en'));

  test.each(STATUSES)('a request that is %s has no fault', async (known) => {
    openSession({
      badge: aBadge({ status: known, endsAt: Date.now() + 86_400_000, lastAskedAt: Date.now() }),
    });
    await waitFor(() => screen.getByRole('dialog', { name: 'Spark request' }));
    const { violations } = await axe.run(document.body, {
      // Needs a painted page; tests of the palette and the screenshots look at it.
      rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
    });
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  });
});
