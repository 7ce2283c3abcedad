import type { AdsBackend } from '../ads/port.ts';
import type { Limiter } from './limiter.ts';

/** Stands for the ad account where none is asked, or several are: only the app's own limit counts then. */
const NO_ACCOUNT = '';

/** The same backend, no faster than TikTok takes calls: for what is asked outside of a sync run. */
export function limitBackend(backend: AdsBackend, limiter: Limiter): AdsBackend {
  const ofApp = <T>(call: () => Promise<T>): Promise<T> => limiter.run(NO_ACCOUNT, call);
  const of = <T>({ advertiserId }: { advertiserId: string }, call: () => Promise<T>): Promise<T> =>
    limiter.run(advertiserId, call);
  return {
    exchangeAuthCode: (...asked) => ofApp(() => backend.exchangeAuthCode(...asked)),
    readUser: (...asked) => ofApp(() => backend.readUser(...asked)),
    readAdAccounts: (...asked) => ofApp(() => backend.readAdAccounts(...asked)),
    previewCode: (access, ...asked) => of(access, () => backend.previewCode(access, ...asked)),
    applyCode: (access, ...asked) =>
      limiter.run(access.advertiserId, () => backend.applyCode(access, ...asked), 'authorize'),
    readPost: (access, ...asked) => of(access, () => backend.readPost(access, ...asked)),
    listPosts: (access, ...asked) => of(access, () => backend.listPosts(access, ...asked)),
    searchPosts: (access, ...asked) => of(access, () => backend.searchPosts(access, ...asked)),
    releasePost: (access, ...asked) => of(access, () => backend.releasePost(access, ...asked)),
    listIdentities: (access, ...asked) =>
      of(access, () => backend.listIdentities(access, ...asked)),
    readIdentity: (access, ...asked) => of(access, () => backend.readIdentity(access, ...asked)),
    listIdentityPosts: (access, ...asked) =>
      of(access, () => backend.listIdentityPosts(access, ...asked)),
    readIdentityPosts: (access, ...asked) =>
      of(access, () => backend.readIdentityPosts(access, ...asked)),
    readMusicClearance: (access, ...asked) =>
      of(access, () => backend.readMusicClearance(access, ...asked)),
  };
}
