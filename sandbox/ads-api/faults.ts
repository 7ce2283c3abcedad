import * as v from 'valibot';

const PHASES = ['before-commit', 'after-commit'] as const;

/** Whether a fault strikes before the call is carried out, or after, when only the answer is left. */
export type FaultPhase = (typeof PHASES)[number];

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

const common = {
  /** A path such as `tt_video/authorize`; `*` is every endpoint. */
  endpoint: v.optional(v.string(), '*'),
  when: v.optional(v.picklist(PHASES), 'before-commit'),
  /** How many calls it strikes; null is until cleared. */
  times: v.optional(v.nullable(count), 1),
  /** How many calls it lets pass first. */
  skip: v.optional(count, 0),
};

/**
 * - `delay`: the call waits `delayMs` of real time.
 * - `hold`: the call waits until it is released.
 * - `reset`: the connection is reset without a byte of an answer.
 * - `cut`: half of the answer is sent, then the connection closes.
 * - `bad-gateway`: HTTP 502 with HTML; `empty-503`: HTTP 503 with no body; `html-200`: HTML with HTTP 200.
 * - `truncated-json`: HTTP 200 and a whole HTTP body that is half of the JSON.
 * - `return-code`: this code in the envelope.
 * - `token-revoked`: the token used is revoked from now on; `scope-lost`: it loses what `tt_video/*` needs.
 */
export const FaultSpec = v.variant('kind', [
  v.strictObject({ kind: v.literal('delay'), delayMs: count, ...common }),
  v.strictObject({
    kind: v.literal('return-code'),
    returnCode: v.pipe(v.number(), v.integer()),
    message: v.exactOptional(v.string()),
    ...common,
  }),
  v.strictObject({
    kind: v.picklist([
      'hold',
      'reset',
      'cut',
      'bad-gateway',
      'empty-503',
      'html-200',
      'truncated-json',
      'token-revoked',
      'scope-lost',
    ]),
    ...common,
  }),
]);

export type FaultInput = v.InferInput<typeof FaultSpec>;
type FaultRule = v.InferOutput<typeof FaultSpec>;
export type Fault = FaultRule & { id: number };

/** The fault that strikes this call in this phase, if any; counts it. One for each phase of a call. */
export function takeFault(faults: Fault[], endpoint: string, when: FaultPhase): Fault | null {
  for (const fault of faults) {
    const isMeant = fault.endpoint === '*' || fault.endpoint === endpoint;
    if (!isMeant || fault.when !== when || fault.times === 0) continue;
    if (fault.skip > 0) {
      fault.skip -= 1;
      continue;
    }
    if (fault.times !== null) fault.times -= 1;
    return fault;
  }
  return null;
}
