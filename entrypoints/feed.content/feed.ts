import type { PageHealth } from '../../utils/domain/page-health.ts';
import { barePost } from '../../utils/domain/post.ts';
import type { TabMessage } from '../../utils/messages/envelope.ts';
import type { PageState } from '../../utils/tiktok/read-hydration.ts';
import { type FeedChange, FeedWatcher } from '../../utils/tiktok/watch-feed.ts';
import type { Heard } from './ask-status.ts';
import { type FeedParts, type FeedWorld, makeParts } from './feed-parts.ts';
import { followOrder } from './follow-order.ts';
import { HealthWatch } from './health-watch.ts';
import { mostInView } from './in-view.ts';
import { isOnButton, type SparkButton } from './mount-button.ts';

/** Everything of ours that lives in one page of tiktok.com; all of it ends with the signal. */
export class Feed {
  readonly #parts: FeedParts;
  readonly #watcher: FeedWatcher;
  readonly #health: HealthWatch;

  constructor(world: FeedWorld) {
    this.#parts = makeParts(world, {
      onHeard: (heard) => this.#show(heard),
      onLookout: () => this.#parts.buttons.paint(null),
      onPress: (button, { withShift }) => this.#press(button, withShift),
    });
    const { signal, rules, cache } = world;
    this.#watcher = new FeedWatcher(document, rules, signal, (change) => this.#change(change));
    this.#health = new HealthWatch(rules, cache, signal, () => this.#watcher.useFallback());
    this.#health.look();
    void this.#parts.lookouts.refresh();
    document.addEventListener('visibilitychange', () => this.#lookAgain(), { signal });
    addEventListener('keydown', (event) => this.#escape(event), { signal, capture: true });
  }

  /** The background says something to this tab. */
  hear(message: TabMessage): void {
    const parts = this.#parts;
    if (parts.farewell.isDue()) return;
    if (message.name === 'badges.changed') this.#ask(message.itemIds);
    else if (message.name === 'save.inView') this.#saveInView();
    else followOrder(message, parts);
  }

  /** The page's own JSON told of these posts. */
  learn(itemIds: ReadonlySet<string>): void {
    this.#show({ itemIds, handles: new Set() });
  }

  /** The document is complete: cards that hold no id of their own may be known now, and the page may tell of its post. */
  noteDocument(state: PageState | null): void {
    this.#watcher.reread();
    if (!state) return;
    const bare = barePost(state.itemId, 'video', null);
    this.#parts.sightings.saw({ ...bare, details: { audience: state.audience } }, Date.now());
  }

  /** How well this page is understood. */
  health(): PageHealth {
    return this.#health.health([...this.#parts.buttons.mounted()].length);
  }

  #change(change: FeedChange): void {
    const { near, gone } = change;
    const { buttons, board, farewell } = this.#parts;
    // Without the extension there are no words for new buttons.
    const { plans, carryOut } = buttons.plan(
      farewell.isDue() ? [] : near,
      this.#parts.reader.view(),
    );
    this.#watcher.write(() => {
      buttons.remove(gone);
      carryOut();
    });
    this.#health.note(plans, change);
    board.ask(plans.flatMap(({ itemId, handle }) => (itemId === null ? [] : { itemId, handle })));
  }

  /** Asks anew what is known of these posts, or of any. */
  #ask(itemIds: readonly string[] | null): void {
    const { board, buttons, panels, farewell } = this.#parts;
    if (farewell.isDue()) return;
    board.doubt(itemIds);
    board.ask(buttons.mounted());
    if (panels.post) board.ask([panels.post]);
  }

  /** What was changed in another tab meanwhile is asked for when this one is looked at. */
  #lookAgain(): void {
    if (document.hidden) return;
    this.#ask(null);
    void this.#parts.lookouts.refresh();
  }

  /** Closes the card, else ends pick mode while there is nothing to lose. */
  #escape(event: KeyboardEvent): void {
    const { card, picking } = this.#parts;
    if (event.key !== 'Escape' || !event.isTrusted) return;
    // On our button it is meant for the card alone; the next one is the page's, and leaves its player.
    if (card.isOpen && isOnButton(event)) event.stopPropagation();
    if (card.isOpen) card.close();
    else if (picking.session?.isEmpty) picking.session.end();
  }

  #show(heard: Heard): void {
    const { buttons, panels, card, sightings, board, farewell } = this.#parts;
    if (farewell.isDue()) return;
    buttons.paint(heard);
    panels.hear(heard);
    card.refresh();
    for (const mounted of buttons.mounted()) {
      const isInList = heard.itemIds.has(mounted.itemId) && board.badge(mounted.itemId);
      const post = isInList && this.#parts.reader.post(mounted);
      if (post) sightings.saw(post, Date.now());
    }
  }

  #press(button: SparkButton, withShift: boolean): void {
    const { board, buttons, panels, picking, card } = this.#parts;
    card.close();
    const mounted = buttons.find(button);
    const post = mounted && this.#parts.reader.post(mounted);
    // The slot was filled with another post in this very moment: better nothing than the wrong one.
    if (!mounted || !post) return this.#watcher.reread();
    if (picking.session) return board.badge(post.itemId) ? undefined : picking.session.toggle(post);
    if (withShift) return void picking.start().then((session) => session?.toggle(post));
    const wasOpen = panels.post?.itemId === post.itemId;
    if (wasOpen) panels.close(true);
    else void panels.open(post, button);
  }

  #saveInView(): void {
    const mounted = mostInView(this.#parts.buttons.mounted());
    void this.#parts.byHand.save(mounted ? this.#parts.reader.post(mounted) : null);
  }
}
