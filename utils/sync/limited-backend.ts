import type { AdsBackend } from '../ads/port.ts';
import type { Limiter } from './limiter.ts';

/** The same backend, no faster than TikTok takes calls: for what is asked outside of a sync run. */
export function limitBackend(backend: AdsBackend, limiter: Limiter): AdsBackend {
  return {
    exchangeAuthCode: (exchange, signal) =>
      limiter.run(exchange.appId, () => backend.exchangeAuthCode(exchange, signal)),
    readAdAccounts: (token, advertiserIds, signal) =>
      limiter.run(advertiserIds.join(), () => backend.readAdAccounts(token, advertiserIds, signal)),
    previewCode: (access, code, signal) =>
      limiter.run(access.advertiserId, () => backend.previewCode(access, code, signal)),
    applyCode: (access, code, signal) =>
      limiter.run(access.advertiserId, () => backend.applyCode(access, code, signal)),
    readPost: (access, itemId, signal) =>
      limiter.run(access.advertiserId, () => backend.readPost(access, itemId, signal)),
    listPosts: (access, page, signal) =>
      limiter.run(access.advertiserId, () => backend.listPosts(access, page, signal)),
  };
}
