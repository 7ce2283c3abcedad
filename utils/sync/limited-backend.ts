import type { AdsBackend } from '../ads/port.ts';
import type { Limiter } from './limiter.ts';

/** Stands for the ad account where none is asked, or several are: only the app's own limit counts then. */
const NO_ACCOUNT = '';

/** The same backend, no faster than TikTok takes calls: for what is asked outside of a sync run. */
export function limitBackend(backend: AdsBackend, limiter: Limiter): AdsBackend {
  return new Proxy(backend, {
    get(target, name): unknown {
      const method: unknown = Reflect.get(target, name);
      if (typeof method !== 'function') return method;
      const path = name === ('applyCode' satisfies keyof AdsBackend) ? 'authorize' : undefined;
      return (...args: unknown[]): Promise<unknown> => {
        const call = async (): Promise<unknown> => {
          const answer: unknown = await Reflect.apply(method, target, args);
          return answer;
        };
        return limiter.run(advertiserOf(args[0]), call, path);
      };
    },
  });
}

/** Calls for one ad account are given its access first. */
function advertiserOf(asked: unknown): string {
  const isAccess = typeof asked === 'object' && asked !== null && 'advertiserId' in asked;
  return isAccess && typeof asked.advertiserId === 'string' ? asked.advertiserId : NO_ACCOUNT;
}
