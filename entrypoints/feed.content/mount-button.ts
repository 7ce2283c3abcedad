import tokens from '../../components/tokens.css?inline';
import type { Shape } from '../../utils/tiktok/find-spot.ts';
import { type ButtonLook, plainLook } from './button-look.ts';
import style from './feed.css?inline';
import { keepInside } from './keep-inside.ts';

/** One button of ours in the page; it is used for one post after another. */
export interface SparkButton {
  host: HTMLElement;
  /** Says which post it stands for, and how it sits. */
  assign(itemId: string, shape: Shape): void;
  paint(look: ButtonLook): void;
  setExpanded(isExpanded: boolean): void;
  focus(): void;
}

/** The host is an unknown element: `customElements` is null in Chrome's isolated worlds, and none is needed. */
export const BUTTON_HOST = 'spark-scout-button';

/** Drawn once, in the look that most buttons have: cloning is half the cost of drawing anew. */
let drawn: DocumentFragment | undefined;

/**
 * Makes a button in a closed shadow root. Scripts of the page can neither see nor press it; only a person's own click
 * counts.
 */
export function createButton(
  signal: AbortSignal,
  onPress: (button: SparkButton) => void,
): SparkButton {
  const host = document.createElement(BUTTON_HOST);
  const root = host.attachShadow({ mode: 'closed' });
  drawn ??= drawButton();
  root.append(drawn.cloneNode(true));
  dress(root);
  const control = find(root, 'button');
  control.addEventListener('click', (event) => event.isTrusted && onPress(button), { signal });
  keepInside(host, signal);
  let painted = plainLook();
  let isExpanded = false;
  const button: SparkButton = {
    host,
    assign(itemId, shape) {
      host.dataset['itemId'] = itemId;
      host.dataset['shape'] = shape;
      button.setExpanded(false);
    },
    paint(look) {
      if (look !== painted) paintOn(root, look);
      painted = look;
    },
    setExpanded(isNow) {
      if (isNow !== isExpanded) control.setAttribute('aria-expanded', String(isNow));
      isExpanded = isNow;
    },
    focus: () => control.focus(),
  };
  return button;
}

function paintOn(root: DocumentFragment, look: ButtonLook): void {
  const control = find(root, 'button');
  setAttributes(control, { 'data-tone': look.tone, 'aria-label': look.name, title: look.name });
  control.toggleAttribute('data-attention', look.needsAttention);
  find(root, 'path').setAttribute('d', look.icon);
  find(root, '.word').textContent = look.word;
}

const SVG = 'http://www.w3.org/2000/svg';

function drawButton(): DocumentFragment {
  const made = document.createDocumentFragment();
  const control = element('button');
  setAttributes(control, { type: 'button', 'aria-haspopup': 'dialog', 'aria-expanded': 'false' });
  const icon = document.createElementNS(SVG, 'svg');
  setAttributes(icon, { viewBox: '0 0 16 16', 'aria-hidden': 'true' });
  icon.append(document.createElementNS(SVG, 'path'));
  control.append(icon, element('span', { class: 'word' }));
  made.append(control);
  paintOn(made, plainLook());
  return made;
}

let shared: CSSStyleSheet | undefined;

/** Gives a button its styles: shared by all where the browser lets us, for a sheet of its own costs as much as the rest. */
function dress(root: ShadowRoot): void {
  try {
    shared ??= makeSheet();
    root.adoptedStyleSheets = [shared];
  } catch {
    // Firefox before 153 keeps sheets away from content scripts.
    const own = element('style');
    own.textContent = buttonStyle();
    root.prepend(own);
  }
}

function makeSheet(): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(buttonStyle());
  return sheet;
}

/** With only the tokens that the button uses: each one pays for every one of them when it is styled. */
function buttonStyle(): string {
  const used = new Set(style.match(/--ss-[\w-]+/g));
  const needed = tokens.replaceAll(/(--ss-[\w-]+):[^;}]+;?/g, (line: string, name: string) =>
    used.has(name) ? line : '',
  );
  return `${needed}${style}`;
}

function element(name: string, attributes: Record<string, string> = {}): HTMLElement {
  const made = document.createElement(name);
  setAttributes(made, attributes);
  return made;
}

function setAttributes(on: Element, attributes: Record<string, string>): void {
  for (const [name, value] of Object.entries(attributes)) on.setAttribute(name, value);
}

function find(root: DocumentFragment, selector: 'button'): HTMLButtonElement;
function find(root: DocumentFragment, selector: string): Element;
function find(root: DocumentFragment, selector: string): Element {
  const found = root.querySelector(selector);
  if (!found) throw new Error(`The button has no ${selector}.`);
  return found;
}
