import { ApiProblem, RETURN_CODE } from '../return-codes.ts';
import { assertGranted } from '../endpoint.ts';
import type { Advertiser } from '../state.ts';
import type { Endpoint } from '../endpoint.ts';

const MOST_IDS = 100;

/** `GET /advertiser/info/`: health of token and ad accounts without the app secret. */
export const advertiserInfo: Endpoint = {
  path: 'advertiser/info',
  methods: ['GET'],
  required: ['advertiser_ids'],
  access: 'token',
  scope: null,
  run: (call) => {
    const ids = call.params.texts('advertiser_ids') ?? [];
    if (ids.length > MOST_IDS) {
      throw new ApiProblem(RETURN_CODE.tooManyIds, `At most ${MOST_IDS} advertiser_ids.`);
    }
    for (const id of ids) assertGranted(call, id);
    const fields = call.params.texts('fields');
    const list = ids
      .map((id) => call.state.advertisers.get(id))
      .filter((found) => found !== undefined)
      .map((advertiser) => pick(advertiserRow(advertiser), fields));
    return { data: { list } };
  },
};

function advertiserRow(advertiser: Advertiser): Record<string, unknown> {
  return {
    advertiser_id: advertiser.advertiserId,
    name: advertiser.name,
    status: advertiser.status,
    role: 'ROLE_ADVERTISER',
    company: advertiser.company,
    country: advertiser.country,
    currency: advertiser.currency,
    timezone: advertiser.timezone,
    display_timezone: advertiser.timezone,
    industry: '290000',
    language: 'en',
    advertiser_account_type: 'AUCTION',
    balance: 0,
    create_time: Math.floor(advertiser.createdAt / 1000),
    rejection_reason: null,
    owner_bc_id: null,
    can_use_custom_identity: false,
    ads_only_mode: false,
  };
}

/** An unknown name in `fields` fails the whole call. */
function pick(row: Record<string, unknown>, fields: string[] | null): Record<string, unknown> {
  if (fields === null) return row;
  const unknown = fields.find((field) => !(field in row));
  if (unknown !== undefined) {
    throw new ApiProblem(RETURN_CODE.parameter, `fields: ${unknown} is not a valid choice.`);
  }
  return Object.fromEntries(fields.map((field) => [field, row[field]]));
}
