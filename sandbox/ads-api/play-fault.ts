import { setTimeout as sleep } from 'node:timers/promises';
import { RETURN_CODE, textOf } from './return-codes.ts';
import type { CallRecord } from './call-log.ts';
import type { Emulator } from './emulator.ts';
import type { Envelope } from './envelope.ts';
import type { Fault } from './faults.ts';
import type { Wire } from './wire.ts';

const RESET: Wire = { kind: 'reset' };
const SPARK_SCOPES = [690, 691];

/** The call that a fault strikes; `envelope` is its true answer, or an empty success where there is none yet. */
interface StruckCall {
  record: CallRecord;
  sentToken: string | null;
  envelope: Envelope;
}

/** Plays one fault. @returns what is sent instead of the true answer, or null when the call goes on. */
export async function playFault(
  emulator: Emulator,
  fault: Fault,
  call: StruckCall,
): Promise<Wire | null> {
  const { record, sentToken, envelope } = call;
  record.faults.push(`${fault.kind} ${fault.when}`);
  switch (fault.kind) {
    case 'delay':
      return (await outlasts(fault.delayMs, emulator.life.signal)) ? null : RESET;
    case 'hold':
      return (await emulator.holds.wait(record, emulator.life.signal)) === 'go' ? null : RESET;
    case 'token-revoked':
      changeToken(emulator, sentToken, 'revoked');
      return null;
    case 'scope-lost':
      changeToken(emulator, sentToken, 'scope-lost');
      return null;
    case 'return-code':
      return { kind: 'envelope', envelope: withReturnCode(envelope, fault) };
    case 'reset':
      return RESET;
    case 'cut':
      return { kind: 'cut', envelope };
    case 'bad-gateway':
      return { kind: 'body', status: 502, type: 'html', body: htmlPage('502 Bad Gateway') };
    case 'empty-503':
      return { kind: 'body', status: 503, type: 'plain', body: '' };
    case 'html-200':
      return { kind: 'body', status: 200, type: 'html', body: htmlPage('One moment please') };
    case 'truncated-json': {
      const json = JSON.stringify(envelope);
      return { kind: 'body', status: 200, type: 'json', body: json.slice(0, json.length / 2) };
    }
  }
}

function withReturnCode(
  envelope: Envelope,
  { returnCode, message = textOf(returnCode) }: { returnCode: number; message?: string },
): Envelope {
  // Partial success is the one code besides 0 that keeps its data.
  const data = returnCode === RETURN_CODE.partialSuccess ? envelope.data : {};
  return { ...envelope, code: returnCode, message, data };
}

const htmlPage = (title: string): string =>
  `<!doctype html>\n<html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>\n`;

/** False when the emulator was reset or closed meanwhile. */
async function outlasts(delayMs: number, signal: AbortSignal): Promise<boolean> {
  try {
    await sleep(delayMs, undefined, { signal });
    return true;
  } catch (error) {
    if (signal.aborted) return false;
    throw error;
  }
}

function changeToken(
  { state }: Emulator,
  sentToken: string | null,
  change: 'revoked' | 'scope-lost',
): void {
  const token = sentToken === null ? undefined : state.tokens.get(sentToken);
  if (!token) return;
  state.tokens.set(
    token.token,
    change === 'revoked'
      ? { ...token, state: 'revoked' }
      : { ...token, scopes: token.scopes.filter((scope) => !SPARK_SCOPES.includes(scope)) },
  );
}
