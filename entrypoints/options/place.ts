import { type ReadonlySignal, signal } from '@preact/signals';

/** The two pages of the settings. `options.html#sync` leads straight to the second. */
export type Place = 'settings' | 'sync';

/** Follows the address from one page to the other, until `ending`. */
export function watchPlace(ending: AbortSignal): ReadonlySignal<Place> {
  const place = signal(readPlace());
  const follow = (): void => {
    place.value = readPlace();
    scrollTo(0, 0);
  };
  addEventListener('hashchange', follow, { signal: ending });
  return place;
}

const readPlace = (): Place => (location.hash === '#sync' ? 'sync' : 'settings');
