import { inventedId } from '../text.ts';
import { signedUrl } from '../tt-video/media.ts';
import type { Endpoint } from '../endpoint.ts';

const CREATED_AT_SECONDS = Date.UTC(2024, 0, 1) / 1000;
const PICTURE_LIFE_MS = 48 * 3_600_000;

/** `/user/info/`: who granted the token. A read, so GET; one public client sends POST, so both are taken. */
export const userInfo: Endpoint = {
  path: 'user/info',
  methods: ['GET', 'POST'],
  required: [],
  access: 'token',
  scope: null,
  run: ({ token, now }) => {
    const coreUserId = inventedId(`user of ${token.appId}`);
    return {
      data: {
        display_name: 'Sandbox Media Buyer',
        email: 's***r@sandbox.invalid',
        core_user_id: coreUserId,
        create_time: CREATED_AT_SECONDS,
        avatar_url: signedUrl(`avatar/${coreUserId}`, now + PICTURE_LIFE_MS),
      },
    };
  },
};
