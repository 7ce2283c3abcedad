import type { PageHealth } from '../../utils/domain/page-health.ts';
import { barePost, type Post } from '../../utils/domain/post.ts';
import type { TabMessage } from '../../utils/messages/envelope.ts';
import type { PageState } from '../../utils/tiktok/read-hydration.ts';
import type { PageView } from '../../utils/tiktok/identify-card.ts';
import { readCard } from '../../utils/tiktok/read-card.ts';
import { type Place, readPlace } from '../../utils/tiktok/surfaces.ts';
import { type FeedChange, FeedWatcher } from '../../utils/tiktok/watch-feed.ts';
import type { Heard } from './ask-status.ts';
import type { Mounted } from './card-buttons.ts';
import { type FeedParts, type FeedWorld, makeParts } from './feed-parts.ts';
import { followOrder } from './follow-order.ts';
import { HealthWatch } from './health-watch.ts';
import { mostInView } from './most-in-view.ts';
import type { SparkButton } from './mount-button.ts';

/** Everything of ours that lives in one page of tiktok.com; all of it ends with the signal. */
export class Feed {
  readonly #world: FeedWorld;
  readonly #parts: FeedParts;
  readonly #watcher: FeedWatcher;
  readonly #health: HealthWatch;

  constructor(world: FeedWorld) {
    this.#world = world;
    this.#parts = makeParts(world, {
      onHeard: (heard) => this.#show(heard),
      onLookout: () => this.#parts.buttons.paint(null),
      onPress: (button, { withShift }) => this.#press(button, withShift),
      read: (mounted) => this.#read(mounted),
    });
    const { signal, rules, cache } = world;
    this.#watcher = new FeedWatcher(document, rules, signal, (change) => this.#change(change));
    this.#health = new HealthWatch(rules, cache, signal, () => this.#watcher.useFallback());
    this.#health.look();
    void this.#parts.lookouts.refresh();
    const look = (): void => (document.hidden ? undefined : this.#ask(null));
    document.addEventListener('visibilitychange', look, { signal });
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
    const { plans, carryOut } = buttons.plan(farewell.isDue() ? [] : near, this.#view());
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

  #show(heard: Heard): void {
    const { buttons, panels, sightings, board, farewell } = this.#parts;
    if (farewell.isDue()) return;
    buttons.paint(heard);
    panels.hear(heard);
    for (const mounted of buttons.mounted()) {
      const isInList = heard.itemIds.has(mounted.itemId) && board.badge(mounted.itemId);
      const post = isInList && this.#read(mounted);
      if (post) sightings.saw(post, Date.now());
    }
  }

  #press(button: SparkButton, withShift: boolean): void {
    const { buttons, panels, picking, card } = this.#parts;
    card.close();
    const mounted = buttons.find(button);
    const post = mounted && this.#read(mounted);
    // The slot was filled with another post in this very moment: better nothing than the wrong one.
    if (!mounted || !post) return this.#watcher.reread();
    if (picking.session) return picking.session.toggle(post);
    if (withShift) return void picking.start().then((session) => session?.toggle(post));
    const wasOpen = panels.post?.itemId === post.itemId;
    if (wasOpen) panels.close(true);
    else void panels.open(post, button);
  }

  #saveInView(): void {
    const mounted = mostInView(this.#parts.buttons.mounted());
    void this.#parts.byHand.save(mounted ? this.#read(mounted) : null);
  }

  #read({ card, itemId }: Mounted): Post | null {
    const reading = readCard(card, this.#view());
    return reading.ok && reading.post.itemId === itemId ? reading.post : null;
  }

  #view(): PageView {
    let place: Place | undefined;
    const { rules, cache } = this.#world;
    return { place: () => (place ??= readPlace(document, location.href, rules)), cache, rules };
  }
}
