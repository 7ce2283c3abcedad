import type { SparkCode } from '../../../utils/domain/authorization.ts';
import type { OutboxLine } from '../../../utils/domain/outbox.ts';
import type { SparkRequest } from '../../../utils/domain/request.ts';
import { codeIdentity } from '../../../utils/domain/spark-code.ts';
import type { Status } from '../../../utils/domain/status.ts';
import type { Ending, TrueCode } from './ending.ts';

/** Every wanted code is applied or known not to be, and nothing waits that does not wait for a person. */
export function judgeKnowing(ending: Ending): string[] {
  const requests = new Map(ending.tables.requests.map((request) => [request.id, request]));
  return [
    ...ending.tables.outbox.flatMap((line) => judgeLine(line, requests)),
    ...ending.tables.codes.flatMap((code) => judgeCode(ending, code, requests)),
  ];
}

const isWanted = (request: SparkRequest | undefined): boolean =>
  request !== undefined &&
  request.deletedAt === null &&
  request.status !== 'withdrawn' &&
  request.status !== 'declined';

/** A code that was applied, or that a person said so of, and that is over or taken back: the status tells. */
const IS_SETTLED: ReadonlySet<Status> = new Set<Status>(['authorized', 'expired', 'revoked']);

/** What was not sent yet may wait for a request that is put away; should it come back, it goes on. */
function judgeLine(line: OutboxLine, requests: Map<string, SparkRequest>): string[] {
  const { kind, sentAt, requestId, attempts } = line;
  const waitsForPerson =
    sentAt === null && requestId !== null && !isWanted(requests.get(requestId));
  return waitsForPerson ? [] : [`a line is left: ${kind}, sent at ${sentAt}, ${attempts} attempts`];
}

function judgeCode(ending: Ending, code: SparkCode, requests: Map<string, SparkRequest>): string[] {
  const { tables, bindings, codes, isTransparent } = ending;
  if (code.deletedAt !== null || code.value === '' || code.requestId === null) return [];
  const request = requests.get(code.requestId);
  const truth = codes.find((one) => codeIdentity(one.code) === codeIdentity(code.value));
  if (!request || !isWanted(request) || !truth) return [];
  const isBound = bindings.some(({ itemId }) => itemId === truth.itemId);
  if (isBound || IS_SETTLED.has(request.status) || request.itemId !== truth.itemId) return [];
  const hasAccount = tables.adAccounts.some((one) => one.connectedAt !== null && one.appliesCodes);
  if (!hasAccount) return [];
  if (isUsableHere(truth, tables.codes))
    return [
      `the code of ${truth.itemId} is good and not applied; its request is ${request.status}`,
    ];
  const isKnown = code.refusal !== null || !isTransparent;
  return isKnown ? [] : [`the code of ${truth.itemId} is no good, and we do not say so`];
}

/** A duet's code works together with the code of its source only. */
function isUsableHere({ isUsable, sourceCode }: TrueCode, codes: SparkCode[]): boolean {
  return (
    isUsable &&
    (sourceCode === null ||
      codes.some(({ value, deletedAt }) => deletedAt === null && value === sourceCode))
  );
}
