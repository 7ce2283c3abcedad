import tokens from '../../components/tokens.css?inline';
import style from './feed.css?inline';
import { type ButtonLook, plainLook } from './plain-look.ts';

const OPENS_PANEL = { 'aria-haspopup': 'dialog', 'aria-expanded': 'false' };
const SVG = 'http://www.w3.org/2000/svg';

/** Drawn once, in the look that most buttons have: cloning is half the cost of drawing anew. */
let drawn: DocumentFragment | undefined;

/** Draws a button with the plain look into a root. @returns what can be pressed */
export function drawInto(root: ShadowRoot): HTMLButtonElement {
  drawn ??= drawButton();
  root.append(drawn.cloneNode(true));
  dress(root);
  return find(root, 'button');
}

/** Gives a drawn button another look. */
export function paintOn(root: DocumentFragment, look: ButtonLook): void {
  const control = find(root, 'button');
  setAttributes(control, { 'data-tone': look.tone, 'aria-label': look.name });
  control.toggleAttribute('data-attention', look.needsAttention);
  if (look.mark) control.setAttribute('data-mark', look.mark);
  else control.removeAttribute('data-mark');
  find(root, 'path').setAttribute('d', look.icon);
  find(root, '.word').textContent = look.word;
}

/** Makes a drawn button a switch that shows whether its post is picked; null makes it a button again. */
export function paintPicked(control: HTMLElement, isPicked: boolean | null): void {
  if (isPicked === null) control.removeAttribute('aria-pressed');
  else control.setAttribute('aria-pressed', String(isPicked));
  // A switch opens nothing.
  if (isPicked === null) setAttributes(control, OPENS_PANEL);
  else for (const name of Object.keys(OPENS_PANEL)) control.removeAttribute(name);
}

function drawButton(): DocumentFragment {
  const made = document.createDocumentFragment();
  const control = element('button');
  setAttributes(control, { type: 'button', ...OPENS_PANEL });
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
