import type { ItemForm, ItemStruct } from '../world/item-shape.ts';
import { toItemStruct } from '../world/item-struct.ts';
import { toLiveItem } from '../world/live-item.ts';
import type { World } from '../world/world.ts';

/** How often ads and live videos come between the posts of a list; 0 never. */
interface Spacing {
  ads: number;
  lives: number;
}

/** `feed`: every seventh post; `search`: one in twelve. Explore has no ads. */
const SPACING = {
  feed: { ads: 7, lives: 9 },
  search: { ads: 12, lives: 15 },
  explore: { ads: 0, lives: 10 },
} as const satisfies Record<string, Spacing>;

/** After how many posts of each stretch the ad or the live video comes: early, so that nobody has to scroll far. */
const ADS_AFTER = 4;
const LIVES_AFTER = 5;

/** A list whose answers can hold ads (`?ads=1`) and live videos (`?live=1`). */
export type GuestList = keyof typeof SPACING;

/** Where a piece of a list stands, and how its posts are told. */
interface Piece {
  list: GuestList;
  /** Number of its first post in the whole list. Guests are not counted. */
  start: number;
  form: ItemForm;
}

/** Puts the ads and live videos that `query` asks for between posts; the same place always holds the same one. */
export function addGuests(
  world: World,
  items: readonly ItemStruct[],
  query: URLSearchParams,
  { list, start, form }: Piece,
): ItemStruct[] {
  const { ads, lives } = world.fringe;
  const spacing = SPACING[list];
  const adEvery = query.get('ads') === '1' ? spacing.ads : 0;
  const liveEvery = query.get('live') === '1' ? spacing.lives : 0;
  return items.flatMap((item, index) => {
    const at = start + index + 1;
    const ad = adEvery && at % adEvery === ADS_AFTER && ads[Math.floor(at / adEvery) % ads.length];
    const live =
      liveEvery &&
      at % liveEvery === LIVES_AFTER &&
      lives[Math.floor(at / liveEvery) % lives.length];
    return [
      item,
      ...(live ? [toLiveItem(live, world.now)] : []),
      ...(ad ? [toItemStruct(ad, form)] : []),
    ];
  });
}
