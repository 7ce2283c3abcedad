import { listError } from '../views/states.ts';
import { create, need } from './page.ts';
import { note } from './site-log.ts';

/** How long a grid stays grey on `?slow=1`: longer than the page around it needs. */
const SLOW_MS = 3_000;

/** What keeps a grid from its first cards: `?slow=1` (some seconds) and `?fail=1` (an error, until "Try again" is pressed). */
export async function getPastRoughStart(list: HTMLElement): Promise<void> {
  const here = new URLSearchParams(location.search);
  if (here.get('slow') === '1') await new Promise((resolve) => window.setTimeout(resolve, SLOW_MS));
  if (here.get('fail') === '1') await failOnce(list);
}

function failOnce(list: HTMLElement): Promise<void> {
  const shown = create(listError());
  list.before(shown);
  list.style.display = 'none';
  note('fail');
  return new Promise((resolve) => {
    need(shown, 'button').addEventListener('click', () => {
      shown.remove();
      list.style.removeProperty('display');
      resolve();
    });
  });
}
