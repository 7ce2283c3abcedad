import type { ItemStruct } from '../../world/item-shape.ts';
import { formatTime } from '../format.ts';
import { icon } from '../views/icons.ts';
import { render } from './page.ts';
import { note } from './site-log.ts';

/** What plays or pauses when it is clicked, and likes on a double click. */
export const PLAYERS =
  '[data-e2e="feed-video"], [data-e2e="detail-video"], [data-e2e="browse-video"]';
const TICK_S = 0.25;

/** What plays: a clock that runs over a still picture. Its text changes four times a second, as a real player's does. */
export class Playback {
  #card: Element | null = null;
  #item: ItemStruct | null = null;
  #timeS = 0;
  #isPaused = false;
  #isMuted = true;

  /** Starts the clock; it stops with the signal. */
  constructor(signal: AbortSignal) {
    const timer = window.setInterval(() => this.#tick(), TICK_S * 1000);
    signal.addEventListener('abort', () => window.clearInterval(timer));
  }

  /** Plays a post in a card; another post starts at its beginning. */
  show(card: Element | null, item: ItemStruct | null): void {
    if (item?.id !== this.#item?.id) {
      this.#timeS = 0;
      this.#isPaused = false;
    }
    if (card !== this.#card) this.#card?.removeAttribute('data-playing');
    this.#card = card;
    this.#item = item;
    this.#draw();
  }

  togglePause(): void {
    this.#isPaused = !this.#isPaused;
    note('pause', { isPaused: this.#isPaused });
    this.#draw();
  }

  toggleMute(): void {
    this.#isMuted = !this.#isMuted;
    note('mute', { isMuted: this.#isMuted });
    for (const button of document.querySelectorAll('[data-act="mute"]')) {
      button.innerHTML = render(icon(this.#isMuted ? 'muted' : 'volume', 22));
    }
  }

  seek(seconds: number): void {
    this.#timeS = Math.max(0, this.#timeS + seconds);
    note('seek', { seconds });
    this.#draw();
  }

  /** Likes what plays, or takes the like back; a double click only ever likes. */
  like(via: 'key' | 'button' | 'dblclick'): void {
    const button = this.#card?.querySelector('[data-act="like"]');
    const isLiked = via === 'dblclick' || button?.getAttribute('aria-pressed') !== 'true';
    button?.setAttribute('aria-pressed', String(isLiked));
    note('like', { via, isLiked, itemId: this.#item?.id ?? '' });
  }

  async toggleFullScreen(): Promise<void> {
    note('fullscreen');
    if (document.fullscreenElement) await document.exitFullscreen();
    else await this.#card?.querySelector(PLAYERS)?.requestFullscreen();
  }

  #tick(): void {
    if (this.#isPaused || !this.#card?.isConnected) return;
    this.#timeS += TICK_S;
    this.#draw();
  }

  #draw(): void {
    const duration = this.#item?.video.duration ?? 0;
    if (!this.#card) return;
    this.#card.setAttribute('data-playing', this.#isPaused ? 'paused' : 'yes');
    if (duration === 0) return;
    const at = this.#timeS % duration;
    const time = this.#card.querySelector('[data-part="time"]');
    const text = `${formatTime(at)} / ${formatTime(duration)}`;
    if (time && time.textContent !== text) time.textContent = text;
    const elapsed = this.#card.querySelector('[data-part="elapsed"]');
    if (elapsed instanceof HTMLElement)
      elapsed.style.transform = `scaleX(${(at / duration).toFixed(4)})`;
  }
}
