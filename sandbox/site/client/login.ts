import { loginModal } from '../views/login-modal.ts';
import { need, render } from './page.ts';
import { note } from './site-log.ts';

/** How long a page stands before it asks a guest to log in. */
const NAG_MS = 700;

/** Opens or closes the login dialog, which lies over everything, the player over a grid included. */
export function showLogin(isOpen: boolean): void {
  const modal = need(document, '#login-modal');
  modal.innerHTML = isOpen ? render(loginModal()) : '';
  modal.style.display = isOpen ? 'flex' : 'none';
  note('modal', { isOpen });
}

/** Listens in the login dialog, and opens it unasked on `?login-modal=1`; on `?login=1` somebody is logged in. */
export function listenForLogin(): void {
  need(document, '#login-modal').addEventListener('click', (event) => {
    if (event.target instanceof Element && event.target.closest('[data-act="close"]'))
      showLogin(false);
  });
  const here = new URLSearchParams(location.search);
  if (here.get('login') === '1') document.documentElement.dataset['person'] = 'yes';
  if (here.get('login-modal') === '1') window.setTimeout(() => showLogin(true), NAG_MS);
}
