import { ApiProblem, RETURN_CODE } from '../return-codes.ts';
import type { Endpoint, EndpointCall } from '../endpoint.ts';
import type { EmulatorState, Token } from '../state.ts';

const OAUTH_CODE_LIFE_MS = 3_600_000;

/** `POST /oauth2/access_token/`: the redirect's `auth_code`, valid for an hour and once, for a token. */
export const oauth2AccessToken: Endpoint = {
  path: 'oauth2/access_token',
  methods: ['POST'],
  required: ['app_id', 'secret', 'auth_code'],
  access: 'app',
  run: ({ state, now, params }) => {
    const appId = params.text('app_id');
    if (state.apps.get(appId)?.secret !== params.text('secret')) {
      throw new ApiProblem(RETURN_CODE.wrongAppOrSecret, 'App id or secret is incorrect.');
    }
    const tellsAdvertisers = params.flag('return_advertiser_ids', true);
    const token = spendOAuthCode({ state, now, params }, appId);
    return {
      data: {
        access_token: token.token,
        token_type: 'Bearer',
        scope: token.scopes,
        advertiser_ids: tellsAdvertisers ? token.advertiserIds : [],
      },
      committed: true,
    };
  },
};

function spendOAuthCode({ state, now, params }: EndpointCall, appId: string): Token {
  const grant = state.oauthCodes.get(params.text('auth_code'));
  if (grant && grant.appId !== appId) {
    throw new ApiProblem(RETURN_CODE.wrongAppOrSecret, 'The auth_code belongs to another app.');
  }
  if (!grant || grant.isUsed || now >= grant.issuedAt + OAUTH_CODE_LIFE_MS) {
    throw new ApiProblem(
      RETURN_CODE.oauthCodeSpent,
      'The auth_code is used, expired or cancelled.',
    );
  }
  state.oauthCodes.set(grant.authCode, { ...grant, isUsed: true });
  return mintToken(state, {
    appId,
    advertiserIds: grant.advertiserIds,
    scopes: grant.scopes,
    state: 'good',
  });
}

function mintToken(state: EmulatorState, facts: Omit<Token, 'token'>): Token {
  state.tokensMinted += 1;
  const token = {
    ...facts,
    token: `sandbox-minted-token-${String(state.tokensMinted).padStart(4, '0')}`,
  };
  state.tokens.set(token.token, token);
  return token;
}
