import { answerCall } from './answer-call.ts';
import { ApiProblem, RETURN_CODE, textOf } from './return-codes.ts';
import { describeArguments } from './call-log.ts';
import { fingerprint } from './text.ts';
import { newRequestId } from './envelope.ts';
import { playFault } from './play-fault.ts';
import { readInput } from './read-input.ts';
import { sendWire } from './wire.ts';
import { takeFault } from './faults.ts';
import type { Context } from 'hono';
import type { HttpBindings } from '@hono/node-server';
import type { CallRecord } from './call-log.ts';
import type { Emulator } from './emulator.ts';
import type { Endpoint } from './endpoint.ts';
import type { Envelope } from './envelope.ts';
import type { FaultPhase } from './faults.ts';
import type { IncomingCall } from './answer-call.ts';
import type { Wire } from './wire.ts';

export type ApiContext = Context<{ Bindings: HttpBindings }>;

/** Serves one call of a known path and method: logs it, lets faults strike, carries it out, answers. */
export function serveCall(
  emulator: Emulator,
  endpoint: Endpoint,
  c: ApiContext,
): Promise<Response> {
  return logCall(emulator, c, async (record) => {
    const input = await readInput(c.req.raw);
    const sentToken = c.req.header('Access-Token') ?? null;
    const isSpark = endpoint.path.startsWith('tt_video/');
    Object.assign(record, {
      ...describeArguments(emulator.state, input, isSpark),
      tokenFingerprint: sentToken ? fingerprint(sentToken) : null,
    });
    return decide(emulator, { endpoint, input, sentToken }, record);
  });
}

/** Logs a call from its arrival to its answer, whatever the answer is. */
export async function logCall(
  emulator: Emulator,
  c: ApiContext,
  answer: (record: CallRecord) => Wire | Promise<Wire>,
): Promise<Response> {
  const startedAt = performance.now();
  const record = newRecord(emulator, c);
  emulator.calls.push(record);
  const wire = await answer(record);
  record.durationMs = Math.round(performance.now() - startedAt);
  if (wire.kind === 'envelope') record.returnCode = wire.envelope.code;
  if (wire.kind !== 'reset') record.httpStatus = wire.kind === 'body' ? wire.status : 200;
  return sendWire(wire, c.env, {
    requestId: record.requestId,
    keepAlive: emulator.state.knobs.keepAlive,
  });
}

async function decide(
  emulator: Emulator,
  incoming: IncomingCall,
  record: CallRecord,
): Promise<Wire> {
  const strike = async (when: FaultPhase, envelope: Envelope): Promise<Wire | null> => {
    const fault = takeFault(emulator.faults, incoming.endpoint.path, when);
    const { sentToken } = incoming;
    return fault && playFault(emulator, fault, { record, sentToken, envelope });
  };
  const nothingYet = { code: 0, message: 'OK', request_id: record.requestId, data: {} };
  const before = await strike('before-commit', nothingYet);
  if (before) return before;
  const envelope = carryOut(emulator, incoming, record);
  return (await strike('after-commit', envelope)) ?? { kind: 'envelope', envelope };
}

function carryOut(emulator: Emulator, incoming: IncomingCall, record: CallRecord): Envelope {
  const request_id = record.requestId;
  try {
    const answer = answerCall(emulator.state, incoming, emulator.now());
    const { data, committed = false, isPartial = false } = answer;
    record.committed = committed;
    const code = isPartial ? RETURN_CODE.partialSuccess : RETURN_CODE.ok;
    return { code, message: isPartial ? textOf(code) : 'OK', request_id, data };
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error;
    return { code: error.returnCode, message: error.message, request_id, data: {} };
  }
}

function newRecord(emulator: Emulator, c: ApiContext): CallRecord {
  emulator.callsSeen += 1;
  const seq = emulator.callsSeen;
  const at = emulator.now();
  return {
    seq,
    at,
    method: c.req.method,
    path: c.req.path,
    advertiserId: null,
    tokenFingerprint: null,
    codeFingerprint: null,
    itemId: null,
    requestId: newRequestId(at, seq),
    faults: [],
    committed: false,
    returnCode: null,
    httpStatus: null,
    durationMs: null,
  };
}
