import { render } from 'preact';
import { RequestPanel } from '../../components/request-panel.tsx';
import type { PanelView } from '../../components/request-panel-view.ts';
import { insightOf } from '../../utils/domain/insight.ts';
import { copyText } from '../../utils/platform/clipboard.ts';
import { placeBeside } from '../../utils/platform/place-beside.ts';
import type { OpenPanel, PanelNeeds } from './page-ui.ts';
import style from './panel.css?inline';
import { PanelSession } from './panel-session.ts';
import { openHost } from './ui-host.ts';

const PANEL_HOST = 'spark-scout-panel';

/** Opens the panel of a post beside its button. */
export function openPanel(needs: PanelNeeds): OpenPanel {
  const { host, root, place } = openHost(PANEL_HOST, style, needs.signal);
  const life = new AbortController();
  const close = (returnFocus: boolean): void => {
    if (life.signal.aborted) return;
    life.abort();
    render(null, place);
    host.remove();
    needs.onClosed(returnFocus);
  };
  let insight = insightOf(needs.post, needs.sources);
  let shown: PanelView | null = null;
  const draw = (view: PanelView): void => {
    shown = view;
    const hadFocus = root.activeElement !== null;
    const props = { view, post: needs.post, insight, actions: session, now: Date.now() };
    render(<RequestPanel {...props} />, place);
    // What was pressed may be gone now; the focus stays in the panel all the same.
    if (hadFocus && !root.activeElement) focusPanel(root);
    selectUncopied(root, view);
  };
  const session: PanelSession = new PanelSession(needs.post, needs.sources.badge, needs.isHeld, {
    send: needs.send,
    onBadge: needs.onBadge,
    copy: (text) => copyText(text),
    onClose: () => close(true),
    onChange: (view) => {
      if (life.signal.aborted) return;
      if (needs.isCutOff()) close(true);
      else draw(view);
    },
  });
  hearOneClick(root, life.signal);
  closeWithEscape(root, life.signal, () => close(true));
  closeOutside(life.signal, () => close(false));
  void session.start();
  placeBeside(place, needs.beside, life.signal);
  focusPanel(root);
  return {
    itemId: needs.post.itemId,
    hear: (sources) => {
      insight = insightOf(needs.post, sources);
      // Draws anew, or closes.
      session.hear(sources.badge);
      if (shown && !life.signal.aborted) draw(shown);
    },
    close,
  };
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
