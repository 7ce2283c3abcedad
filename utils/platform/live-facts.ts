const TICK_MS = 20_000;

/** Tells the time every 20 s until `ending`, for what is drawn with it ("3 min ago"). */
export function watchNow(ending: AbortSignal, tell: (now: number) => void): void {
  const timer = setInterval(() => tell(Date.now()), TICK_MS);
  ending.addEventListener('abort', () => clearInterval(timer), { once: true });
}

/** Tells whenever the browser gains or loses its network, until `ending`. */
export function watchOnline(ending: AbortSignal, tell: (isOnline: boolean) => void): void {
  const look = (): void => tell(navigator.onLine);
  addEventListener('online', look, { signal: ending });
  addEventListener('offline', look, { signal: ending });
}
