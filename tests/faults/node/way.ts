import type { TestClock } from '../../support/build.ts';
import type { WayFault } from './plan.ts';
import type { Turnstile } from './turnstile.ts';

/** The way to TikTok, which does to some calls what networks do. */
export interface Way {
  fetch: typeof fetch;
  /** Sendings of a code that never arrived, as far as the way knows. */
  lostSendings: () => number;
  /** Sendings of a code that arrived twice, though we sent them once. */
  repeatedSendings: () => number;
  /** Calls that are still on their way. */
  underWay: () => number;
  /** From now on every call goes through. */
  heal: () => void;
}

const EMPTY_PAGE = {
  list: [],
  page_info: { page: 1, page_size: 50, total_number: 0, total_page: 0 },
};

export function createWay(
  faults: readonly WayFault[],
  clock: TestClock,
  turnstile: Turnstile,
): Way {
  let rules = faults.map((fault) => ({ ...fault }));
  let lost = 0;
  let repeated = 0;
  let late = 0;
  let lateEver = 0;

  const take = (url: string): WayFault | null => {
    for (const rule of rules) {
      if (rule.kind === 'miss') continue;
      if (rule.endpoint !== '*' && !url.includes(`/${rule.endpoint}/`)) continue;
      if (rule.skip > 0) {
        rule.skip -= 1;
        continue;
      }
      rules = rules.filter((other) => other !== rule);
      return rule;
    }
    return null;
  };
  const sendLater = (send: () => Promise<Response>, afterMs: number): void => {
    late += 1;
    lateEver += 1;
    turnstile.setTimer(`a call arrives late (${lateEver})`, clock() + afterMs, async () => {
      late -= 1;
      await send()
        .then((response) => response.text())
        .catch(() => undefined);
    });
  };

  let missesUntil = Number.NEGATIVE_INFINITY;
  const missing = async (response: Response): Promise<Response> => {
    const rule = rules.find(({ kind }) => kind === 'miss');
    if (!rule && clock() >= missesUntil) return response;
    const text = await response.text();
    const init = { status: response.status, headers: { 'Content-Type': 'application/json' } };
    if (!text.includes('"auth_info"')) return new Response(text, init);
    if (rule && rule.skip > 0) {
      rule.skip -= 1;
      return new Response(text, init);
    }
    if (rule) missesUntil = clock() + rule.ms;
    rules = rules.filter((other) => other !== rule);
    turnstile.note('the way: miss');
    return new Response(JSON.stringify({ ...JSON.parse(text), data: EMPTY_PAGE }), init);
  };

  return {
    fetch: async (input, init) => {
      const url = input instanceof Request ? input.url : input.toString();
      const isSending = url.includes('/tt_video/authorize/');
      const send = (): Promise<Response> => fetch(url, { ...init, signal: null });
      const fault = take(url);
      if (fault) turnstile.note(`the way: ${fault.kind} ${fault.endpoint}`);
      switch (fault?.kind) {
        case 'lose':
          if (isSending) lost += 1;
          throw new TypeError('lost');
        case 'late':
          // Its sender gives up before TikTok takes it on.
          sendLater(send, fault.ms);
          throw new TypeError('too late');
        case 'repeat':
          if (isSending) repeated += 1;
          // Browsers send a POST again by themselves when a reused connection breaks.
          await send()
            .then((response) => response.text())
            .catch(() => undefined);
          return send();
        case 'slow': {
          const response = await send();
          clock.move(fault.ms);
          return response;
        }
        case 'miss':
        case undefined:
          return url.includes('/tt_video/list/') ? missing(await send()) : send();
      }
    },
    lostSendings: () => lost,
    repeatedSendings: () => repeated,
    underWay: () => late,
    heal: () => {
      rules = [];
      missesUntil = Number.NEGATIVE_INFINITY;
    },
  };
}
