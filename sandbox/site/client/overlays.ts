import type { View } from '../view.ts';
import { captcha, cookieBanner, interestPicker } from '../views/overlays.ts';
import { create } from './page.ts';
import { note } from './site-log.ts';

const CAPTCHA_AFTER_MS = 1_000;

/** What can lie over any page: `?cookies=1` and `?interests=1` from the start, `?captcha=1` after a second. */
export function showOverlays(): void {
  const asked = new URLSearchParams(location.search);
  if (asked.get('cookies') === '1') show(cookieBanner(), 'cookies');
  if (asked.get('interests') === '1') show(interestPicker(), 'interests');
  if (asked.get('captcha') === '1') {
    window.setTimeout(() => show(captcha(), 'captcha'), CAPTCHA_AFTER_MS);
  }
}

/** Overlays hang on the body, outside the page's own root. */
function show(drawn: View, name: string): void {
  const overlay = create(drawn);
  overlay.addEventListener('click', ({ target }) => {
    if (!(target instanceof Element)) return;
    const interest = target.closest('[data-act="interest"]');
    interest?.setAttribute(
      'aria-pressed',
      String(interest.getAttribute('aria-pressed') !== 'true'),
    );
    if (!target.closest('[data-dismiss]')) return;
    overlay.remove();
    note('overlay', { name, isOpen: false });
  });
  document.body.append(overlay);
  note('overlay', { name, isOpen: true });
}
