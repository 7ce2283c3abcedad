import type { Shape } from '../../utils/tiktok/find-spot.ts';
import { drawInto, paintOn, paintPicked } from './draw-button.ts';
import { type ButtonLook, plainLook } from './plain-look.ts';
import { keepInside } from '../../utils/platform/keep-inside.ts';

/** One button of ours in the page; it is used for one post after another. */
export interface SparkButton {
  host: HTMLElement;
  /** Says which post it stands for, and how it sits. */
  assign(itemId: string, shape: Shape): void;
  paint(look: ButtonLook): void;
  setExpanded(isExpanded: boolean): void;
  /** In pick mode it is a switch: picked or not; null when pick mode is over. */
  setPicked(isPicked: boolean | null): void;
  focus(): void;
}

/** What a person does with a button. */
export interface ButtonEvents {
  onPress(button: SparkButton, press: { withShift: boolean }): void;
  /** It is pointed at with a mouse, or focused by key. */
  onEnter(button: SparkButton): void;
  onLeave(button: SparkButton): void;
}

/** The host is an unknown element: `customElements` is null in Chrome's isolated worlds, and none is needed. */
export const BUTTON_HOST = 'spark-scout-button';

/** Whether something happens on a button of ours. */
export const isOnButton = ({ target }: Event): boolean =>
  target instanceof Element && target.localName === BUTTON_HOST;

/**
 * Makes a button in a closed shadow root. Scripts of the page can neither see nor press it; only a person's own click
 * counts.
 */
export function createButton(signal: AbortSignal, events: ButtonEvents): SparkButton {
  const host = document.createElement(BUTTON_HOST);
  const root = host.attachShadow({ mode: 'closed' });
  const control = drawInto(root);
  // Closing a panel leaves the focus here; the next post must still be one key away.
  keepInside(host, signal, true);
  let painted = plainLook();
  let shaped: Shape | null = null;
  let isExpanded = false;
  let picked: boolean | null = null;
  const button: SparkButton = {
    host,
    assign(itemId, shape) {
      host.setAttribute('data-item-id', itemId);
      if (shape !== shaped) host.setAttribute('data-shape', shape);
      shaped = shape;
      button.setExpanded(false);
    },
    paint(look) {
      if (look === painted) return;
      painted = look;
      paintOn(root, look);
      // Put in anew it is a new thing for the browser, not one that has moved; but not under a person's hands.
      const isInUse = document.activeElement === host || host.matches(':hover');
      if (!isInUse) host.parentNode?.insertBefore(host, host.nextSibling);
    },
    setExpanded(isNow) {
      if (isNow !== isExpanded) control.setAttribute('aria-expanded', String(isNow));
      isExpanded = isNow;
    },
    setPicked(isNow) {
      if (isNow !== picked) paintPicked(control, isNow);
      picked = isNow;
    },
    focus: () => control.focus(),
  };
  hear(control, button, events, signal);
  return button;
}

/** Only what a person does counts; scripts of the page cannot reach in, and need not be believed if they could. */
function hear(
  control: HTMLElement,
  button: SparkButton,
  events: ButtonEvents,
  signal: AbortSignal,
): void {
  const on = <N extends keyof HTMLElementEventMap>(
    name: N,
    act: (event: HTMLElementEventMap[N]) => void,
  ): void => control.addEventListener(name, (event) => event.isTrusted && act(event), { signal });
  on('click', (event) => events.onPress(button, { withShift: event.shiftKey }));
  on('pointerenter', ({ pointerType }) => pointerType === 'mouse' && events.onEnter(button));
  on('pointerleave', () => events.onLeave(button));
  on('focus', () => control.matches(':focus-visible') && events.onEnter(button));
  on('blur', () => events.onLeave(button));
}
