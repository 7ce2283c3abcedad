/** What is handled in one go at most: a millisecond of work. Fewer would cost more in messages than they save. */
const BATCH = 30;
const STEPS = 200;
const WAIT_MS = 2_000;

/**
 * Takes what is found a few at a time, whenever the page has nothing to do. A page that is never done waits two seconds
 * for each small step of ours.
 * @param found yields null for a step that found nothing. What it throws ends it, and stays here.
 */
export function drainInIdle<T>(
  found: Iterator<T | null, void>,
  onBatch: (batch: readonly T[]) => void,
): void {
  const step = (deadline: IdleDeadline): void => {
    const { batch, isDone } = takeSome(found, deadline);
    if (batch.length > 0) onBatch(batch);
    if (!isDone) requestIdleCallback(step, { timeout: WAIT_MS });
  };
  requestIdleCallback(step, { timeout: WAIT_MS });
}

function takeSome<T>(
  found: Iterator<T | null, void>,
  deadline: IdleDeadline,
): { batch: T[]; isDone: boolean } {
  const batch: T[] = [];
  try {
    for (let steps = 0; batch.length < BATCH; steps += 1) {
      if (steps >= STEPS && deadline.timeRemaining() < 1) return { batch, isDone: false };
      const next = found.next();
      if (next.done) return { batch, isDone: true };
      if (next.value !== null) batch.push(next.value);
    }
    return { batch, isDone: false };
  } catch {
    // The page's own objects are read, and nothing that fails in them may reach the page.
    return { batch, isDone: true };
  }
}
