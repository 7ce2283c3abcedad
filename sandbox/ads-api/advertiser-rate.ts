import { ApiProblem, RETURN_CODE } from './return-codes.ts';
import { NO_CALLS, admit } from './rate-windows.ts';
import type { TokenCall } from './endpoint.ts';

/** Throws 40133 when an ad account's calls of one path come faster than the knobs allow. */
export function assertAdvertiserRate({ state, path, now }: TokenCall, advertiserId: string): void {
  const { authorizeQps, advertiserQps } = state.knobs;
  const qps = path === 'tt_video/authorize' ? authorizeQps : advertiserQps;
  if (qps === null) return;
  const key = `advertiser ${advertiserId} ${path}`;
  const verdict = admit(state.rates.get(key) ?? NO_CALLS, { qps, qpm: null, qpd: null }, now);
  state.rates.set(key, verdict.state);
  if (verdict.broken) {
    throw new ApiProblem(
      RETURN_CODE.advertiserRateLimit,
      `Advertiser (${advertiserId})'s QPS (${qps + 1}) reaches QPS limit ${qps} for current path, request is temporarily restricted.`,
    );
  }
}
