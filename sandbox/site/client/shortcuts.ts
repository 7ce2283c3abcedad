import { CARD, type Controls } from './clicks.ts';
import { note } from './site-log.ts';

const SEEK_S = 5;

/** The page's keys, on document: a key that leaks out of somebody's button likes a post here. */
export function listenForKeys({ playback, stepper, isBrowsing, openCard }: Controls): void {
  const keys: Record<string, () => void> = {
    l: () => playback.like('key'),
    m: () => playback.toggleMute(),
    f: () => {
      // A browser may refuse full screen; the page goes on as it is.
      playback
        .toggleFullScreen()
        .catch((error: unknown) => note('refused', { error: String(error) }));
    },
    ' ': () => playback.togglePause(),
    arrowdown: () => stepper()?.go(1),
    arrowup: () => stepper()?.go(-1),
    escape: () => {
      if (isBrowsing()) history.back();
    },
    arrowright: () => playback.seek(SEEK_S),
    arrowleft: () => playback.seek(-SEEK_S),
  };
  document.addEventListener('keydown', (event) => {
    const { target } = event;
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(target)) return;
    const card = target instanceof Element ? target.closest(CARD) : null;
    const link = card?.querySelector('a[href]');
    if (event.key === 'Enter' && link instanceof HTMLAnchorElement) openCard(link.href);
    const run = keys[event.key.toLowerCase()];
    // Space and Enter on a focused button are the button's.
    if (!run || (event.key === ' ' && target instanceof HTMLButtonElement)) return;
    event.preventDefault();
    note('shortcut', { key: event.key });
    run();
  });
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLInputElement ||
    target instanceof HTMLTextAreaElement ||
    (target instanceof HTMLElement && target.isContentEditable)
  );
}
