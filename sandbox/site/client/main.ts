import { listenForClicks } from './clicks.ts';
import { readHydration } from './hydration.ts';
import { Playback } from './playback.ts';
import { Router } from './router.ts';
import { listenForKeys } from './shortcuts.ts';
import { signRequests } from './sign-requests.ts';

signRequests();
const playback = new Playback(new AbortController().signal);
const router = new Router(playback);
const controls = {
  playback,
  feed: () => router.feed(),
  navigate: (href: string) => {
    router.navigate(href);
  },
};
listenForClicks(controls);
listenForKeys(controls);
router.open(readHydration());
