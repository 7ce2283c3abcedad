import type { ItemStruct } from '../../world/item-shape.ts';
import { playerWrapper } from '../views/feed-card.ts';
import { gridCard, type GridStyle } from '../views/grid-card.ts';
import type { ItemPage } from './api.ts';
import type { BrowsableGrid } from './browse-mode.ts';
import { create, need, NOW } from './page.ts';
import { getPastRoughStart } from './rough-start.ts';
import { note } from './site-log.ts';

const HOVER_MS = 250;

interface GridParts {
  /** The list that holds the cards. */
  list: HTMLElement;
  style: GridStyle;
  load: (cursor: number) => Promise<ItemPage>;
  signal: AbortSignal;
  /** Called after each answer, e.g. to add a row of something else. */
  onPage?: (page: ItemPage) => void;
  /** Told of the grid whose cards open in the player over it; grids without it open pages. */
  setGrid?: (grid: BrowsableGrid) => void;
}

/** Fills a grid piece by piece as its end comes into view. Cards are only ever added. Resolves when the first piece is there. */
export async function startGrid(parts: GridParts): Promise<void> {
  const { list, style, load, signal, onPage } = parts;
  const end = document.createElement('div');
  const items: ItemStruct[] = [];
  let next = { cursor: 0, hasMore: true, isLoading: false };
  const grow = async (): Promise<void> => {
    if (next.isLoading || !next.hasMore) return;
    next.isLoading = true;
    const page = await load(next.cursor);
    if (signal.aborted) return;
    if (items.length === 0) list.replaceChildren();
    for (const [index, item] of page.items.entries()) {
      const place = { index: items.length + index, origin: location.origin, now: NOW };
      list.append(create(gridCard(item, style, place)));
    }
    items.push(...page.items);
    onPage?.(page);
    next = { cursor: page.cursor, hasMore: page.hasMore, isLoading: false };
    note('grid', { cards: items.length });
  };
  parts.setGrid?.({ items, grow });
  previewOnHover(list, signal);
  await getPastRoughStart(list);
  if (signal.aborted) return;
  await grow();
  if (signal.aborted) return;
  list.after(end);
  const watcher = new IntersectionObserver(
    (entries) => {
      if (entries.some((entry) => entry.isIntersecting))
        void growWhileVisible(end, grow, () => next.hasMore && !signal.aborted);
    },
    { rootMargin: '600px' },
  );
  watcher.observe(end);
  signal.addEventListener('abort', () => watcher.disconnect());
}

/** The watcher speaks only when the end comes into view; short pieces may leave it there. */
async function growWhileVisible(
  end: Element,
  grow: () => Promise<void>,
  canGrow: () => boolean,
): Promise<void> {
  await grow();
  if (canGrow() && end.getBoundingClientRect().top < innerHeight + 600)
    await growWhileVisible(end, grow, canGrow);
}

/** Under the pointer a card gets a player, and loses it again. */
function previewOnHover(list: HTMLElement, signal: AbortSignal): void {
  let timer = 0;
  let player: Element | null = null;
  const stop = (): void => {
    window.clearTimeout(timer);
    player?.remove();
    player = null;
  };
  list.addEventListener(
    'mouseover',
    (event) => {
      const card = event.target instanceof Element ? event.target.closest('[role="button"]') : null;
      if (!card || (event.relatedTarget instanceof Node && card.contains(event.relatedTarget)))
        return;
      stop();
      timer = window.setTimeout(() => {
        const id = /\/video\/(\d+)/.exec(card.querySelector('a')?.href ?? '')?.[1];
        if (!id) return;
        player = create(playerWrapper(id, 1));
        need(card, '[data-part="preview"]').append(player);
      }, HOVER_MS);
    },
    { signal },
  );
  list.addEventListener('mouseleave', stop, { signal });
  signal.addEventListener('abort', stop);
}
