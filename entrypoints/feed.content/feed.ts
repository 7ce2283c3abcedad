import type { send as sendMessage } from '../../utils/messages/send.ts';
import type { Card } from '../../utils/tiktok/find-cards.ts';
import { hearProbe } from '../../utils/tiktok/hear-probe.ts';
import type { PageView } from '../../utils/tiktok/identify-card.ts';
import { createPostCache } from '../../utils/tiktok/post-cache.ts';
import { takePort } from '../../utils/tiktok/probe-handover.ts';
import { readCard } from '../../utils/tiktok/read-card.ts';
import { readHydration } from '../../utils/tiktok/read-hydration.ts';
import { type Place, readPlace } from '../../utils/tiktok/surfaces.ts';
import { FeedWatcher } from '../../utils/tiktok/watch-feed.ts';
import { StatusBoard } from './ask-status.ts';
import { CardButtons } from './card-buttons.ts';
import { prepareFarewell } from './farewell.ts';
import type { SparkButton } from './mount-button.ts';
import { type OpenPanel, openPanel } from './panel.tsx';

/** Everything of ours that lives in one page of tiktok.com; all of it ends with the signal. */
export class Feed {
  readonly #send: typeof sendMessage;
  readonly #signal: AbortSignal;
  readonly #farewell = prepareFarewell();
  readonly #cache = createPostCache();
  readonly #board: StatusBoard;
  readonly #buttons: CardButtons;
  readonly #watcher: FeedWatcher;
  #panel: OpenPanel | null = null;

  constructor(send: typeof sendMessage, signal: AbortSignal) {
    this.#send = send;
    this.#signal = signal;
    this.#board = new StatusBoard(send, signal, (itemIds) => this.#show(itemIds));
    this.#buttons = new CardButtons(this.#board, signal, (...pressed) => this.#press(...pressed));
    this.#watcher = new FeedWatcher(document, signal, ({ near, gone }) => {
      // Without the extension there are no words for new buttons.
      const change = this.#buttons.plan(this.#farewell.isDue() ? [] : near, this.#view());
      this.#watcher.write(() => {
        this.#buttons.remove(gone);
        change();
      });
    });
    takePort(window, signal, (text) => hearProbe(text, this.#cache));
    this.#readDocument();
    const look = (): void => (document.hidden ? undefined : this.hearChanged(null));
    document.addEventListener('visibilitychange', look, { signal });
    signal.addEventListener('abort', () => this.#panel?.close(false), { once: true });
  }

  /** Requests changed: of these posts, or of any. */
  hearChanged(itemIds: readonly string[] | null): void {
    if (this.#farewell.isDue()) return;
    this.#board.doubt(itemIds);
    this.#board.ask(this.#buttons.itemIds());
    if (this.#panel) this.#board.ask([this.#panel.itemId]);
  }

  #view(): PageView {
    let place: Place | undefined;
    return { place: () => (place ??= readPlace(document, location.href)), cache: this.#cache };
  }

  #show(itemIds: ReadonlySet<string>): void {
    if (this.#farewell.isDue()) return;
    this.#buttons.paint(itemIds);
    const panel = this.#panel;
    if (panel && itemIds.has(panel.itemId)) panel.hear(this.#board.get(panel.itemId).badge);
  }

  #readDocument(): void {
    const read = (): void => {
      for (const facts of readHydration(document)) this.#cache.add(facts, 'document');
      this.#watcher.reread();
    };
    if (document.readyState !== 'loading') return read();
    document.addEventListener('DOMContentLoaded', read, { signal: this.#signal, once: true });
  }

  #press(card: Card, itemId: string, button: SparkButton): void {
    const wasOpen = this.#panel?.itemId === itemId;
    this.#panel?.close(wasOpen);
    if (wasOpen) return;
    const reading = readCard(card, this.#view());
    // The slot was filled with another post in this very moment: better no panel than a wrong one.
    if (!reading.ok || reading.post.itemId !== itemId) return this.#watcher.reread();
    button.setExpanded(true);
    this.#panel = openPanel({
      send: this.#send,
      post: reading.post,
      badge: this.#board.get(itemId).badge,
      signal: this.#signal,
      beside: button.host,
      farewell: this.#farewell,
      onBadge: (id, badge) => this.#board.put(id, badge),
      onClosed: (returnFocus) => this.#forgetPanel(itemId, returnFocus),
    });
  }

  #forgetPanel(itemId: string, returnFocus: boolean): void {
    this.#panel = null;
    const button = this.#buttons.of(itemId);
    button?.setExpanded(false);
    if (returnFocus) button?.focus();
  }
}
