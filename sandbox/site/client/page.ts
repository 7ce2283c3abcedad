import type { View } from '../view.ts';
import { renameCards, stampHtml } from '../class-names.ts';
import { claim } from './patch.ts';

const { build = '', now = '0' } = document.documentElement.dataset;

/** What this page takes for now, Unix seconds. */
export const NOW = Number(now);

const isRenamed = new URLSearchParams(location.search).get('renamed') === '1';

/** Markup with this build's class names, ready for innerHTML. */
export function render(made: View): string {
  const markup = stampHtml(made.markup, build);
  return isRenamed ? renameCards(markup) : markup;
}

/** Makes the one element that a view describes. */
export function create(made: View): Element {
  const template = document.createElement('template');
  template.innerHTML = render(made);
  const element = template.content.firstElementChild;
  if (!element) throw new Error('The view is empty');
  claim(element);
  return element;
}

/** The element that must be there. */
export function need(root: ParentNode, selector: string): HTMLElement {
  const found = root.querySelector(selector);
  if (!(found instanceof HTMLElement)) throw new Error(`The page has no ${selector}`);
  return found;
}
