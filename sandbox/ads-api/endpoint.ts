import { ApiProblem, RETURN_CODE } from './return-codes.ts';
import { assertAdvertiserRate } from './advertiser-rate.ts';
import type { EmulatorState, Token } from './state.ts';
import type { Params } from './params.ts';

/** What an endpoint gives back. `data` is the envelope's; errors are thrown as `ApiProblem`. */
export interface Answer {
  data: unknown;
  /** True when the call changed the world. */
  committed?: boolean;
  /** True when only a part could be answered: 20001 instead of 0. */
  isPartial?: boolean;
}

/** What every endpoint is given; `now` is the emulator's clock in epoch ms. */
export interface EndpointCall {
  state: EmulatorState;
  now: number;
  params: Params;
}

export interface TokenCall extends EndpointCall {
  token: Token;
  /** The endpoint's path, by which an advertiser's calls are counted. */
  path: string;
}

interface EndpointFacts {
  /** Below `/open_api/v1.3/`, without slashes at the ends, e.g. `tt_video/info`. */
  path: string;
  methods: readonly ('GET' | 'POST')[];
  required: readonly string[];
}

/** One path of the API. Handlers are synchronous, so that a call happens at one moment. */
export type Endpoint =
  | (EndpointFacts & { access: 'app'; run(call: EndpointCall): Answer })
  | (EndpointFacts & {
      access: 'token';
      /** The numeric scope it needs; null when any token will do. */
      scope: number | null;
      run(call: TokenCall): Answer;
    });

/**
 * Throws 40300 for an ad account that does not exist, 40001 for one that the token was not granted, 40133 for one that
 * is asked too often.
 */
export function assertGranted(call: TokenCall, advertiserId: string): void {
  const { state, token } = call;
  if (!state.advertisers.has(advertiserId)) {
    throw new ApiProblem(
      RETURN_CODE.unknownAdvertiser,
      `Advertiser ${advertiserId} does not exist.`,
    );
  }
  if (!token.advertiserIds.includes(advertiserId)) {
    throw new ApiProblem(
      RETURN_CODE.noPermission,
      `No permission to operate advertiser ${advertiserId}.`,
    );
  }
  assertAdvertiserRate(call, advertiserId);
}
