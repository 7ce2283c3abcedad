import { identityRow } from '../identity/identity-row.ts';
import { readIdentity } from '../identity/identities.ts';
import type { Endpoint } from '../endpoint.ts';

/** `GET /identity/info/`: one identity, with a fresh link to its picture. */
export const identityInfo: Endpoint = {
  path: 'identity/info',
  methods: ['GET'],
  required: ['advertiser_id', 'identity_id', 'identity_type'],
  access: 'token',
  scope: 693,
  run: (call) => ({
    data: { identity_info: identityRow(call.state.knobs, readIdentity(call), call.now) },
  }),
};
