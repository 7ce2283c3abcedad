import type { ItemStruct } from '../../world/item-shape.ts';
import { browseMode, titleOf } from '../views/browse-mode.ts';
import { create, need, NOW } from './page.ts';
import { patch } from './patch.ts';
import type { Playback } from './playback.ts';
import { note } from './site-log.ts';

/** Posts left when more are asked for. */
const AHEAD = 3;

/** A grid whose cards open in the player over it. */
export interface BrowsableGrid {
  /** In the order of the cards; grows. */
  items: readonly ItemStruct[];
  /** Asks for the next piece, if there is one. */
  grow: () => Promise<void>;
}

interface BrowseParts {
  grid: BrowsableGrid;
  playback: Playback;
  /** Called when another post is shown in place. */
  onMove: (item: ItemStruct) => void;
}

/**
 * The player over a grid ("browse mode"): a dialog that hangs on the body, outside the page's own root. The next post is
 * shown in the same nodes. The grid stays below with all its cards.
 */
export class BrowseMode {
  #parts: BrowseParts;
  #dialog: Element | null = null;
  #at = 0;
  #pageTitle = document.title;
  #focused = document.activeElement;

  constructor(parts: BrowseParts) {
    this.#parts = parts;
  }

  /** Shows the post with this id, if the grid has it. */
  open(id: string): void {
    const at = this.#posts().findIndex((item) => item.id === id);
    if (at >= 0) this.#show(at);
  }

  /** Shows the next (1) or the previous (-1) post of the grid in place. */
  go(step: 1 | -1): void {
    const item = this.#posts()[this.#at + step];
    if (!item) return;
    this.#show(this.#at + step);
    this.#parts.onMove(item);
    if (this.#at > this.#posts().length - AHEAD) void this.#growGrid();
  }

  /** Takes the dialog away; the page gets its title and its focus back. */
  close(): void {
    if (!this.#dialog) return;
    this.#dialog.remove();
    this.#dialog = null;
    this.#parts.playback.show(null, null);
    document.title = this.#pageTitle;
    delete document.documentElement.dataset['browsing'];
    if (this.#focused instanceof HTMLElement) this.#focused.focus({ preventScroll: true });
  }

  /** What can be shown here: live videos have pages of their own. */
  #posts(): readonly ItemStruct[] {
    return this.#parts.grid.items.filter((item) => !item.liveRoomInfo);
  }

  /** The last post gets its arrow back when there is more after all. */
  async #growGrid(): Promise<void> {
    try {
      await this.#parts.grid.grow();
      if (this.#dialog) this.#show(this.#at);
    } catch (error) {
      note('error', { message: String(error) });
    }
  }

  #show(at: number): void {
    const posts = this.#posts();
    const item = posts[at];
    if (!item) return;
    this.#at = at;
    const made = create(
      browseMode(item, NOW, { hasPrevious: at > 0, hasNext: at < posts.length - 1 }),
    );
    if (this.#dialog) patch(this.#dialog, made);
    else {
      this.#dialog = made;
      document.body.append(made);
      document.documentElement.dataset['browsing'] = 'yes';
      need(made, '[data-act="leave"]').focus({ preventScroll: true });
    }
    this.#parts.playback.show(this.#dialog, item);
    document.title = `${titleOf(item)} | clipwhirl`;
  }
}
