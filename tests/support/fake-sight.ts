/** An IntersectionObserver whose sight is in the hands of the test. */
export class FakeSight implements IntersectionObserver {
  static last: FakeSight | null = null;
  readonly root = null;
  readonly rootMargin = '';
  readonly scrollMargin = '';
  readonly thresholds = [];
  readonly watched = new Set<Element>();
  readonly #tell: IntersectionObserverCallback;

  constructor(tell: IntersectionObserverCallback) {
    this.#tell = tell;
    FakeSight.last = this;
  }

  observe(target: Element): void {
    this.watched.add(target);
  }

  unobserve(target: Element): void {
    this.watched.delete(target);
  }

  disconnect(): void {
    this.watched.clear();
  }

  takeRecords(): IntersectionObserverEntry[] {
    return [];
  }

  /** Says that these elements came near (into sight, unless they lie further down), or left. */
  see(targets: Iterable<Element>, isIntersecting = true, top = 0): void {
    const boundingClientRect = { top, bottom: top + 1 };
    this.tell([...targets].map((target) => ({ target, isIntersecting, boundingClientRect })));
  }

  /** Says what was seen, as it is given. */
  tell(entries: object[]): void {
    this.#tell(entries as IntersectionObserverEntry[], this);
  }

  /** Says that everything watched is near the viewport. */
  static seeAll(): void {
    this.last?.see(this.last.watched);
  }
}

/** Waits until what was gathered for the next frame has been looked at. */
export async function nextFrame(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve));
  await new Promise((resolve) => requestAnimationFrame(resolve));
  await new Promise((resolve) => setTimeout(resolve));
}
