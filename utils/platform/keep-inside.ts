/** What a person does with our controls. Signals of mere hovering are left alone: the page keeps book of them. */
const EVENTS = [
  'click',
  'dblclick',
  'auxclick',
  'contextmenu',
  'pointerdown',
  'pointerup',
  'pointercancel',
  'mousedown',
  'mouseup',
  'touchstart',
  'touchmove',
  'touchend',
  'touchcancel',
  'keydown',
  'keyup',
  'keypress',
  'beforeinput',
  'input',
  'change',
  'copy',
  'focusin',
  'focusout',
] as const;

/** Keys by which one moves about in the page. On a single button they can mean nothing else. */
const MOVES: ReadonlySet<string> = new Set(['Escape', 'ArrowDown', 'ArrowUp']);

const stop = (event: Event): void => event.stopPropagation();
const stopAllButMoves = (event: Event): void => {
  if (!(event instanceof KeyboardEvent && MOVES.has(event.key))) event.stopPropagation();
};

/**
 * Keeps what happens in our host from going up into the page, whose listeners would like a post on a double click or
 * on the key L. Listeners of the page that capture hear of it all the same; nothing can be done about that.
 * @param canMove lets those keys through by which one goes to the next post or leaves a player.
 */
export function keepInside(host: HTMLElement, signal: AbortSignal, canMove = false): void {
  const keep = canMove ? stopAllButMoves : stop;
  for (const name of EVENTS) host.addEventListener(name, keep, { signal, passive: true });
}
