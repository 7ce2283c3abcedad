/**
 * Another extension in the same page (`?neighbour=1`): a plain div as the first child of every feed card (as captured
 * 2025-11) and a button over the top right corner of every card of a grid. What is taken away comes back.
 */

const FEED_CARD = 'article [class*="DivContentFlexLayout"]';
const GRID_CARD = '[id^="grid-item-container-"], [id^="column-item-video-container-"]';
const MARK = 'neighbour-mark';

function addAll(): void {
  for (const card of document.querySelectorAll(FEED_CARD)) {
    if (!card.firstElementChild?.classList.contains(MARK)) card.prepend(makeBox());
  }
  for (const card of document.querySelectorAll(GRID_CARD)) {
    if (!card.querySelector(`:scope > .${MARK}`)) card.append(makeButton());
  }
}

function makeBox(): Element {
  const box = document.createElement('div');
  box.className = MARK;
  box.style.cssText = 'position:absolute;top:8px;left:8px;z-index:2;font-size:12px';
  box.textContent = '7.2 / 10';
  return box;
}

function makeButton(): Element {
  const button = document.createElement('button');
  button.className = MARK;
  button.type = 'button';
  button.style.cssText =
    'position:absolute;top:6px;right:6px;z-index:9;width:32px;height:32px;border-radius:6px;background:#5b3df5;color:#fff';
  button.textContent = '↓';
  button.addEventListener('click', (event) => event.stopPropagation());
  return button;
}

let isWaiting = false;
new MutationObserver(() => {
  if (isWaiting) return;
  isWaiting = true;
  requestAnimationFrame(() => {
    isWaiting = false;
    addAll();
  });
}).observe(document, { childList: true, subtree: true });
