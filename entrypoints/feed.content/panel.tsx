import { render } from 'preact';
import base from '../../components/base.css?inline';
import { RequestPanel } from '../../components/request-panel.tsx';
import type { PanelView } from '../../components/request-panel-view.ts';
import tokens from '../../components/tokens.css?inline';
import type { PostBadge } from '../../utils/domain/badge.ts';
import type { Post } from '../../utils/domain/post.ts';
import { copyText } from '../../utils/platform/clipboard.ts';
import type { Farewell } from './farewell.ts';
import { keepInside } from './keep-inside.ts';
import style from './panel.css?inline';
import { PanelSession } from './panel-session.ts';
import type { PanelWorld } from './panel-world.ts';
import { placeBeside } from './place-beside.ts';

/** What the one panel needs from the rest of the tab. */
export interface PanelNeeds extends Pick<PanelWorld, 'send' | 'onBadge'> {
  post: Post;
  badge: PostBadge | null;
  /** Ends with the page, not with the panel: a click that closes the panel must not get out either. */
  signal: AbortSignal;
  /** The button it belongs to. */
  beside: Element;
  farewell: Farewell;
  /** True when the focus should go back to the button. */
  onClosed(returnFocus: boolean): void;
}

/** The one panel that is open. */
export interface OpenPanel {
  itemId: string;
  hear(badge: PostBadge | null): void;
  close(returnFocus: boolean): void;
}

export const PANEL_HOST = 'spark-scout-panel';

/** Opens the panel of a post beside its button, in a closed shadow root at the end of the page. */
export function openPanel(needs: PanelNeeds): OpenPanel {
  const host = document.createElement(PANEL_HOST);
  const root = host.attachShadow({ mode: 'closed' });
  const styles = document.createElement('style');
  styles.textContent = `${tokens}${base}${style}`;
  const place = document.createElement('div');
  place.className = 'ss-place';
  root.append(styles, place);
  const life = new AbortController();
  const close = (returnFocus: boolean): void => {
    if (life.signal.aborted) return;
    life.abort();
    render(null, place);
    host.remove();
    needs.onClosed(returnFocus);
  };
  const session: PanelSession = new PanelSession(needs.post, needs.badge, {
    send: needs.send,
    onBadge: needs.onBadge,
    copy: (text) => copyText(text),
    onClose: () => close(true),
    onChange: (view) => {
      if (life.signal.aborted) return;
      if (needs.farewell.isDue()) {
        render(null, place);
        place.replaceChildren(needs.farewell.draw());
        return;
      }
      const hadFocus = root.activeElement !== null;
      render(<RequestPanel view={view} actions={session} now={Date.now()} />, place);
      // What was pressed may be gone now; the focus stays in the panel all the same.
      if (hadFocus && !root.activeElement) focusPanel(root);
      selectUncopied(root, view);
    },
  });
  hearOneClick(root, life.signal);
  closeWithEscape(root, life.signal, () => close(true));
  keepInside(host, needs.signal);
  closeOutside(life.signal, () => close(false));
  document.body.append(host);
  void session.start();
  placeBeside(place, needs.beside, life.signal);
  focusPanel(root);
  return { itemId: needs.post.itemId, hear: (badge) => session.hear(badge), close };
}

function focusPanel(root: ShadowRoot): void {
  root.querySelector<HTMLElement>('[role="dialog"]')?.focus({ preventScroll: true });
}

/** Where the browser would not copy, the text is marked, so that one key does it. */
function selectUncopied(root: ShadowRoot, { notice }: PanelView): void {
  if (notice?.kind !== 'copy-failed') return;
  const message = root.querySelector<HTMLElement>(`[data-message="${notice.which}"]`);
  if (!message) return;
  message.focus();
  getSelection()?.setBaseAndExtent(message, 0, message, message.childNodes.length);
}

/** A double click is one wish: by the second click another button may have taken the first one's place. */
function hearOneClick(root: ShadowRoot, signal: AbortSignal): void {
  const hear = (event: Event): void => {
    if (event instanceof MouseEvent && event.detail > 1) event.stopImmediatePropagation();
  };
  root.addEventListener('click', hear, { signal, capture: true });
}

function closeWithEscape(root: ShadowRoot, signal: AbortSignal, close: () => void): void {
  root.addEventListener(
    'keydown',
    (event) => {
      if (event instanceof KeyboardEvent && event.key === 'Escape') close();
    },
    { signal },
  );
}

/** A press anywhere else closes it; one on a button of ours is that button's business. */
function closeOutside(signal: AbortSignal, close: () => void): void {
  const press = (event: Event): void => {
    const isOurs = event
      .composedPath()
      .some((one) => one instanceof Element && one.localName.startsWith('spark-scout-'));
    if (event.isTrusted && !isOurs) close();
  };
  addEventListener('pointerdown', press, { signal, capture: true, passive: true });
}
