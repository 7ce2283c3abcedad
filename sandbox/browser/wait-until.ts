const STEP_MS = 50;

/**
 * Asks again and again until there is an answer.
 * @param what says what is waited for, as a sentence part: "the button shows Requested".
 * @param probe answers null or false for "not yet".
 * @throws Error naming `what` when the time is over.
 */
export async function waitUntil<T>(
  what: string,
  probe: () => Promise<T | null | false>,
  timeoutMs = 15_000,
): Promise<T> {
  const end = Date.now() + timeoutMs;
  for (;;) {
    const answer = await probe();
    if (answer !== null && answer !== false) return answer;
    if (Date.now() > end) throw new Error(`Waited ${timeoutMs / 1000} s in vain: ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, STEP_MS));
  }
}
