import { keepInside } from '../../utils/platform/keep-inside.ts';
import { placeBeside } from '../../utils/platform/place-beside.ts';
import style from './notice.css?inline';

const NOTICE_HOST = 'spark-scout-notice';
const SHOWN_MS = 10_000;

/**
 * Says one sentence beside a button, for when nothing else can be drawn any more: the extension was updated, or the
 * panel cannot be fetched. It goes with a press anywhere, with Escape, and by itself.
 */
export function showNotice(sentence: string, beside: Element, pageSignal: AbortSignal): void {
  for (const old of document.querySelectorAll(NOTICE_HOST)) old.remove();
  const host = document.createElement(NOTICE_HOST);
  const root = host.attachShadow({ mode: 'closed' });
  const styles = document.createElement('style');
  styles.textContent = style;
  const words = document.createElement('p');
  words.setAttribute('role', 'alert');
  words.textContent = sentence;
  root.append(styles, words);
  keepInside(host, pageSignal);
  document.body.append(host);

  const life = new AbortController();
  const ended = AbortSignal.any([life.signal, pageSignal]);
  const close = (): void => life.abort();
  placeBeside(words, beside, ended);
  addEventListener('pointerdown', close, { signal: ended, capture: true, passive: true });
  addEventListener('keydown', ({ key }) => key === 'Escape' && close(), {
    signal: ended,
    capture: true,
  });
  const timer = setTimeout(close, SHOWN_MS);
  ended.addEventListener(
    'abort',
    () => {
      clearTimeout(timer);
      host.remove();
    },
    { once: true },
  );
}
