import { describe, note } from './site-log.ts';

/**
 * A page that wants to look into, imitate and steer whatever an extension put into it. It runs before the page's own
 * script, on `?hostile=1`, and writes what it got to `window.__siteLog`:
 * `seen` (an event it caught), `shadow` (a shadow root it could open), `overheard` (a message between scripts, its own
 * included), `port` (a message port it caught), `forged` (what it did in somebody else's name).
 */

const FORGED_ID = '7700000000000000777';
const SCAN_MS = 500;
/** How the extension's two scripts find each other: no secret, for anybody can read its source. */
const CHANNEL = ['spark-scout:offer', 'spark-scout:call'];

function listenEarly(): void {
  const events = [
    'pointerdown',
    'pointerup',
    'mousedown',
    'mouseup',
    'click',
    'dblclick',
    'keydown',
    'keyup',
    'input',
    'copy',
    'focusin',
  ];
  for (const event of events) {
    window.addEventListener(
      event,
      ({ type, target, isTrusted }) =>
        note('seen', { event: type, target: describe(target), isTrusted }),
      { capture: true },
    );
  }
}

/** Looks at every element, opens every shadow root that opens, and presses the buttons in it. */
function scan(): void {
  for (const element of document.querySelectorAll('*')) {
    const root = element.shadowRoot;
    if (!root) continue;
    note('shadow', { host: describe(element), text: (root.textContent ?? '').slice(0, 80) });
    for (const button of root.querySelectorAll('button')) button.click();
  }
}

/** Clicks, without a person, every element that the page does not know. */
function clickStrangers(): void {
  for (const element of document.querySelectorAll(
    'article *, [id^="grid-item-container-"] > *, [role="dialog"] *',
  )) {
    if (
      element.localName.includes('-') ||
      [...element.attributes].some(({ name }) => /^data-(?!e2e|act|part|playing|scroll)/.test(name))
    ) {
      element.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true }));
      note('forged', { what: 'click', target: describe(element) });
    }
  }
}

/** Listens in on whatever scripts tell each other, and speaks into every port that comes by. */
function overhear(): void {
  for (const name of ['message', ...CHANNEL]) {
    window.addEventListener(
      name,
      (event) => {
        note('overheard', { name, data: 'data' in event ? safeText(event.data) : '' });
        if (event instanceof MessageEvent) for (const port of event.ports) speakInto(port);
      },
      { capture: true },
    );
  }
}

function speakInto(port: MessagePort): void {
  note('port');
  port.addEventListener('message', ({ data }) =>
    note('overheard', { name: 'port', data: safeText(data) }),
  );
  port.start();
  port.postMessage(JSON.stringify(forgedPosts()));
}

/** Plays both ends of the extension's own channel, and the ways that others use. */
function forge(): void {
  const text = JSON.stringify(forgedPosts());
  window.postMessage(text, '*');
  for (const name of CHANNEL) {
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener('message', ({ data }) =>
      note('overheard', { name, data: safeText(data) }),
    );
    port1.start();
    window.dispatchEvent(new MessageEvent(name, { data: text, ports: [port2], cancelable: true }));
    port1.postMessage(text);
    document.dispatchEvent(new CustomEvent(name, { detail: text }));
  }
  note('forged', { what: 'messages' });
}

/** A post that does not exist, facts about one that does, and rubbish. */
function forgedPosts(): object[] {
  const shown = /\d{15,}$/.exec(document.querySelector('[id^="xgwrapper-"]')?.id ?? '')?.[0];
  const facts = {
    kind: 'video',
    handle: 'forged.by.the.page',
    caption: '<img src=x onerror=alert(1)>',
  };
  return [
    { ...facts, itemId: FORGED_ID },
    { ...facts, itemId: shown ?? FORGED_ID },
    ...Array.from({ length: 50 }, (_, index) => ({ itemId: index })),
  ];
}

function safeText(data: unknown): string {
  try {
    return (JSON.stringify(data) ?? String(data)).slice(0, 200);
  } catch (error) {
    return `unreadable: ${String(error)}`;
  }
}

listenEarly();
overhear();
forge();
window.setInterval(() => {
  scan();
  clickStrangers();
  forge();
}, SCAN_MS);
