import { render } from 'preact';
import { type Toast, Toasts } from '../../components/ui/toasts.tsx';
import style from './toast.css?inline';
import type { PageToast } from './page-ui.ts';
import { openHost, type UiHost } from './ui-host.ts';

const TOAST_HOST = 'spark-scout-toast';

let shown: UiHost | null = null;
let lastId = 0;

/** Says something at the end of the window, in place of what was said before. */
export function showToast(toast: PageToast, signal: AbortSignal): void {
  lastId += 1;
  shown ??= openToasts(signal);
  // A screen reader hears what is put into a live region, not what it comes with.
  draw([]);
  const id = lastId;
  setTimeout(() => draw([{ ...toast, id }]));
}

function openToasts(signal: AbortSignal): UiHost {
  const opened = openHost(TOAST_HOST, style, signal);
  signal.addEventListener('abort', putAway, { once: true });
  return opened;
}

function draw(toasts: Toast[]): void {
  if (!shown) return;
  render(<Toasts toasts={toasts} onGone={putAway} />, shown.place);
}

/** Nothing of ours stays in the page while there is nothing to say. */
function putAway(): void {
  if (!shown) return;
  render(null, shown.place);
  shown.host.remove();
  shown = null;
}
