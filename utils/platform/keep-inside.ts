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

const stop = (event: Event): void => event.stopPropagation();

/**
 * Keeps what happens in our host from going up into the page, whose listeners would like a post on a double click or
 * on the key L. Listeners of the page that capture hear of it all the same; nothing can be done about that.
 */
export function keepInside(host: HTMLElement, signal: AbortSignal): void {
  for (const name of EVENTS) host.addEventListener(name, stop, { signal, passive: true });
}
