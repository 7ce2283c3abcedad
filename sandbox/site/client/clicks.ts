import { view } from '../view.ts';
import { say } from '../words/say.ts';
import { listenForLogin, showLogin } from './login.ts';
import { render, need } from './page.ts';
import { PLAYERS, type Playback } from './playback.ts';
import type { Stepper } from './router.ts';
import { describe, note } from './site-log.ts';

/** What clicks and keys can reach. */
export interface Controls {
  playback: Playback;
  /** What the arrows move: the feed, or the player over a grid. */
  stepper: () => Stepper | null;
  isBrowsing: () => boolean;
  navigate: (href: string) => void;
  /** Opens a card of a grid: in the player over it where the grid has one. */
  openCard: (href: string) => void;
}

/** What opens a post of a grid. */
export const CARD = '[role="button"][data-e2e$="-item"]';
const OWN_ROOTS = '#app, [class*="DivBrowserModeContainer"]';

/** Listens as React does, at what its roots and dialogs hang on: what bubbles up there is taken for the page's own. */
export function listenForClicks(controls: Controls): void {
  const app = need(document, '#app');
  document.body.addEventListener('click', (event) => {
    if (event.target instanceof Element && event.target.closest(OWN_ROOTS))
      handleClick(event, event.target, controls);
  });
  document.body.addEventListener('dblclick', (event) => {
    if (event.target instanceof Element && event.target.closest(PLAYERS))
      controls.playback.like('dblclick');
  });
  app.addEventListener('contextmenu', (event) => {
    if (event.target instanceof Element && event.target.closest('[data-e2e="feed-video"]'))
      event.preventDefault();
  });
  app.addEventListener('submit', (event) => {
    event.preventDefault();
    const query = need(app, '[data-e2e="search-user-input"]');
    if (query instanceof HTMLInputElement && query.value)
      controls.navigate(`/search?q=${encodeURIComponent(query.value)}`);
  });
  document.addEventListener('click', (event) => note('click', { target: describe(event.target) }));
  listenForLogin();
}

function handleClick(event: MouseEvent, target: Element, controls: Controls): void {
  const action = target.closest('[data-act]');
  if (action) {
    act(action, controls);
    return;
  }
  const link =
    target.closest('a[href]') ??
    target.closest(`${CARD}, [data-part="related"] > div, [role="link"]`)?.querySelector('a[href]');
  if (link instanceof HTMLAnchorElement && link.origin === location.origin) {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    if (link.closest(CARD)) controls.openCard(link.href);
    else controls.navigate(link.href);
  } else if (target.closest(PLAYERS)) {
    controls.playback.togglePause();
  }
}

function act(button: Element, controls: Controls): void {
  const { playback } = controls;
  const name = button.getAttribute('data-act') ?? '';
  if (name === 'like') playback.like('button');
  else if (name === 'mute') playback.toggleMute();
  else if (name === 'next' || name === 'previous') move(name === 'next' ? 1 : -1, controls);
  else if (name === 'slide-on' || name === 'slide-back')
    slide(button, name === 'slide-on' ? 1 : -1);
  else if (name === 'login') showLogin(true);
  else if (name === 'leave') history.back();
  else if (name === 'go') controls.navigate(button.getAttribute('data-to') ?? '/');
  else toggle(button, name);
}

/** In a feed the next post is one further down; on the classic page of a post it is the first related one. */
function move(step: 1 | -1, { stepper, navigate }: Controls): void {
  const open = stepper();
  const related = document.querySelector('[data-part="related"] a[href]');
  if (open) open.go(step);
  else if (step === -1) history.back();
  else if (related instanceof HTMLAnchorElement) navigate(related.href);
}

/** Buttons that only change their own look: follow, favourites, comment, share and the like. */
function toggle(button: Element, name: string): void {
  const isOn = button.getAttribute('aria-pressed') !== 'true';
  button.setAttribute('aria-pressed', String(isOn));
  if (name === 'follow-profile') button.textContent = say(isOn ? 'Following' : 'Follow');
  if (name === 'share') showToast(say('Link copied'));
  note(name, { isOn });
}

function slide(button: Element, step: 1 | -1): void {
  const player = button.parentElement;
  if (!player) return;
  const slides = need(player, '[data-part="slides"]');
  const dots = [...need(player, '[data-part="dots"]').children];
  const at = dots.findIndex((dot) => dot.getAttribute('aria-current') === 'true');
  const next = Math.min(dots.length - 1, Math.max(0, at + step));
  slides.style.transform = `translateX(-${next * 100}%)`;
  for (const [index, dot] of dots.entries())
    dot.setAttribute('aria-current', String(index === next));
  note('slide', { picture: next });
}

function showToast(text: string): void {
  const outlet = need(document, '#TUXToastProvider-topOutlet');
  outlet.innerHTML = render(view`<div css="DivToast">${text}</div>`);
  window.setTimeout(() => outlet.replaceChildren(), 2_000);
}
