import type { AdsCall } from './ads-call.ts';
import type { AdsErrorKind } from './refusal.ts';

/** One sort of failure: what it means for a retry, and the return codes that stand for it. */
interface Sort {
  kind: AdsErrorKind;
  codes: readonly number[];
}

/**
 * What can be wrong with a call to the ads backend, finer than its kind: each has a sentence and a next step of its
 * own. The return codes are those of the reference, §7 (harvested from document 1737172488964097; 51010 and 40200 were
 * only seen in the wild). Ads Manager's numbers for refused codes are read together with the message, by the adapter.
 */
export const ADS_TROUBLES = {
  unreachable: { kind: 'network', codes: [] },

  'app-limit': { kind: 'rate-limited', codes: [40016, 40100] },
  'advertiser-limit': { kind: 'rate-limited', codes: [40133] },

  'app-mismatch': { kind: 'unauthorised', codes: [40101] },
  'app-blocked': { kind: 'unauthorised', codes: [40113] },
  'redirect-spent': { kind: 'unauthorised', codes: [40110] },
  'token-missing': { kind: 'unauthorised', codes: [40104] },
  'token-expired': { kind: 'unauthorised', codes: [40102, 40103] },
  'token-revoked': { kind: 'unauthorised', codes: [40105, 40107] },

  /** One code for both: the ad account is not granted, or the scope is missing. */
  'permission-missing': { kind: 'forbidden', codes: [40001] },
  'account-not-granted': { kind: 'forbidden', codes: [40106, 40301] },
  'account-unknown': { kind: 'forbidden', codes: [40300] },
  policy: { kind: 'forbidden', codes: [40065] },
  'not-allow-listed': { kind: 'forbidden', codes: [40118] },
  'developer-not-permitted': { kind: 'forbidden', codes: [40125] },
  sandbox: { kind: 'forbidden', codes: [40008, 40009, 40013, 40014] },
  region: { kind: 'forbidden', codes: [41000] },

  /** Why a code is refused is told by its reason. */
  refused: { kind: 'refused', codes: [] },
  'creator-not-eligible': { kind: 'refused', codes: [40121, 40122] },
  'ads-full': { kind: 'refused', codes: [40502] },

  'bad-parameters': { kind: 'unexpected-reply', codes: [40000, 40002] },
  'not-there': { kind: 'unexpected-reply', codes: [40007] },
  'too-much-at-once': { kind: 'unexpected-reply', codes: [40011, 40067] },
  /** Whether it took effect only reading can tell. */
  duplicate: { kind: 'unexpected-reply', codes: [40050] },
  'out-of-date': { kind: 'unexpected-reply', codes: [40006, 40010, 40051] },
  'not-understood': { kind: 'unexpected-reply', codes: [] },

  busy: { kind: 'server', codes: [40200, 40201, 40202] },
  timeout: { kind: 'server', codes: [51010] },
  maintenance: { kind: 'server', codes: [60001] },
  'server-trouble': { kind: 'server', codes: [40700, 50000, 50002, 51305] },
} as const satisfies Record<string, Sort>;

export type AdsTrouble = keyof typeof ADS_TROUBLES;

/** What we ask is wrong: as long as neither side is changed, asking again gets the same answer. */
const HARDLY_HELPED: ReadonlySet<AdsTrouble> = new Set<AdsTrouble>([
  'bad-parameters',
  'too-much-at-once',
  'out-of-date',
]);

/** Whether a retry hardly helps, so that asking once a day is enough. */
export function isHardlyHelped(trouble: AdsTrouble | undefined): boolean {
  return trouble !== undefined && HARDLY_HELPED.has(trouble);
}

const TROUBLE_OF_CODE: ReadonlyMap<number, AdsTrouble> = new Map(
  troubleNames().flatMap((trouble) =>
    ADS_TROUBLES[trouble].codes.map((code): [number, AdsTrouble] => [code, trouble]),
  ),
);

/** Return codes of success; 20001 is "partly", and what is missing shows in the data. */
const SUCCESS: ReadonlySet<number> = new Set([0, 20001]);
/** From here on, unknown return codes are TikTok's own trouble; below, the caller's (reference §1.1). */
const FIRST_SERVER_CODE = 50_000;

/** What to say where the return code tells no more than the kind does. */
const USUAL_TROUBLE = {
  network: 'unreachable',
  'rate-limited': 'app-limit',
  unauthorised: 'token-revoked',
  forbidden: 'permission-missing',
  refused: 'refused',
  'unexpected-reply': 'not-understood',
  server: 'server-trouble',
} as const satisfies Record<AdsErrorKind, AdsTrouble>;

/** What a return code of the envelope stands for, unknown ones by their family; null for success. */
export function troubleOfCode(returnCode: number): AdsTrouble | null {
  if (SUCCESS.has(returnCode)) return null;
  const unknown = returnCode >= FIRST_SERVER_CODE ? 'server-trouble' : 'not-understood';
  return TROUBLE_OF_CODE.get(returnCode) ?? unknown;
}

/** What a kept call came to grief on; null when it was answered. */
export function troubleOfCall({
  problem,
  returnCode,
}: Pick<AdsCall, 'problem' | 'returnCode'>): AdsTrouble | null {
  if (problem === null) return null;
  const trouble = returnCode === null ? null : troubleOfCode(returnCode);
  return trouble !== null && ADS_TROUBLES[trouble].kind === problem
    ? trouble
    : USUAL_TROUBLE[problem];
}

/** All of them. */
export function troubleNames(): AdsTrouble[] {
  return Object.keys(ADS_TROUBLES).filter((name) => isTrouble(name));
}

function isTrouble(name: string): name is AdsTrouble {
  return Object.hasOwn(ADS_TROUBLES, name);
}
