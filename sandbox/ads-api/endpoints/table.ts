import { advertiserInfo } from './advertiser-info.ts';
import { identityGet } from './identity-get.ts';
import { identityInfo } from './identity-info.ts';
import { identityMusicAuthorization } from './identity-music-authorization.ts';
import { identityVideoGet } from './identity-video-get.ts';
import { identityVideoInfo } from './identity-video-info.ts';
import { oauth2AccessToken } from './oauth2-access-token.ts';
import { ttVideoAuthorize } from './tt-video-authorize.ts';
import { ttVideoInfo } from './tt-video-info.ts';
import { ttVideoList } from './tt-video-list.ts';
import { ttVideoUnbind } from './tt-video-unbind.ts';
import { userInfo } from './user-info.ts';
import type { Endpoint } from '../endpoint.ts';

/** Every path that is answered; a further endpoint is one file and one line here. */
export const ENDPOINTS: readonly Endpoint[] = [
  oauth2AccessToken,
  advertiserInfo,
  userInfo,
  ttVideoAuthorize,
  ttVideoInfo,
  ttVideoList,
  ttVideoUnbind,
  identityGet,
  identityInfo,
  identityVideoGet,
  identityVideoInfo,
  identityMusicAuthorization,
];
