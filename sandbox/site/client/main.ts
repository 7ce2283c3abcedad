import { listenForClicks } from './clicks.ts';
import { readHydration } from './hydration.ts';
import { Playback } from './playback.ts';
import { Router } from './router.ts';
import { showOverlays } from './overlays.ts';
import { listenForKeys } from './shortcuts.ts';
import { signRequests } from './sign-requests.ts';
import { speak, toLanguage } from '../words/say.ts';

const language = toLanguage(document.documentElement.lang);
const counts = new URLSearchParams(location.search).get('counts');
speak(language, counts ? toLanguage(counts) : language);
signRequests();
const playback = new Playback(new AbortController().signal);
const router = new Router(playback);
const controls = {
  playback,
  stepper: () => router.stepper(),
  isBrowsing: () => router.isBrowsing(),
  navigate: (href: string) => {
    router.navigate(href);
  },
  openCard: (href: string) => {
    router.openCard(href);
  },
};
listenForClicks(controls);
listenForKeys(controls);
router.open(readHydration());
showOverlays();
