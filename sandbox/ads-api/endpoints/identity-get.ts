import { assertGranted } from '../endpoint.ts';
import { assertTypeComplete, IDENTITY_TYPES } from '../identity/identity-types.ts';
import { cutPage } from '../paging.ts';
import { identitiesOf } from '../identity/identities.ts';
import { identityRow } from '../identity/identity-row.ts';
import type { Endpoint, TokenCall } from '../endpoint.ts';
import type { Identity } from '../identity/identities.ts';

const LARGEST_PAGE = 100;
const NO_PAGE_INFO = { page: 0, page_size: 0, total_number: 0, total_page: 0 };

/**
 * `GET /identity/get/`: the identities of an ad account. `page_info` is all zeros for BC_AUTH_TT, rows or not (the
 * samples of document 1739470744631298).
 */
export const identityGet: Endpoint = {
  path: 'identity/get',
  methods: ['GET'],
  required: ['advertiser_id'],
  access: 'token',
  scope: 693,
  run: (call) => {
    const { state, now, params } = call;
    const advertiserId = params.text('advertiser_id');
    assertGranted(call, advertiserId);
    const isMeant = matcher(call);
    const all = identitiesOf(call, advertiserId).filter(isMeant);
    const { rows, page_info } = cutPage(params, all, LARGEST_PAGE);
    return {
      data: {
        identity_list: rows.map((identity) => identityRow(state.knobs, identity, now)),
        page_info: params.optionalText('identity_type') === 'BC_AUTH_TT' ? NO_PAGE_INFO : page_info,
      },
    };
  },
};

/** `filtering.keyword` counts only for CUSTOMIZED_USER and where no type is asked for. */
function matcher({ params }: TokenCall): (identity: Identity) => boolean {
  const asked = params.object('filtering')?.['keyword'];
  const keyword = typeof asked === 'string' ? asked.toLowerCase() : '';
  const isNamed = ({ displayName }: Identity): boolean =>
    displayName.toLowerCase().includes(keyword);
  if (params.optionalText('identity_type') === null) return isNamed;
  const type = params.choice('identity_type', IDENTITY_TYPES);
  const businessCenterId = assertTypeComplete(params, type);
  return (identity) =>
    identity.identityType === type &&
    identity.businessCenterId === (businessCenterId ?? identity.businessCenterId) &&
    (type !== 'CUSTOMIZED_USER' || isNamed(identity));
}
