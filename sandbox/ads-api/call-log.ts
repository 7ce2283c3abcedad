import { fingerprint } from './text.ts';
import type { EmulatorState } from './state.ts';
import type { RawInput } from './params.ts';

/** One call as the emulator saw it. Holds no credential: tokens and codes are there as SHA-256 in hex. */
export interface CallRecord {
  /** 1, 2, 3 … in order of arrival. */
  seq: number;
  /** When it arrived, epoch ms of the emulator's clock. */
  at: number;
  method: string;
  /** As it was asked for, without the query (which may hold a code). */
  path: string;
  advertiserId: string | null;
  tokenFingerprint: string | null;
  /** Of `auth_code` exactly as it was sent, on `tt_video/*` only. */
  codeFingerprint: string | null;
  /** The post that the code opens or that `keyword` or `item_id` names; null when neither tells. */
  itemId: string | null;
  requestId: string;
  /** Faults that met this call, in order, e.g. `reset after-commit`. */
  faults: string[];
  /** True once the call changed the world, whatever became of its answer. */
  committed: boolean;
  /** The envelope's code as it was sent; null while the call runs and where no envelope was sent. */
  returnCode: number | null;
  /** Null while the call runs and where the connection was dropped. */
  httpStatus: number | null;
  /** Real time from arrival to answer or drop; null while the call runs. */
  durationMs: number | null;
}

/** What the log can tell of a call's arguments before anything is judged. */
export function describeArguments(
  state: EmulatorState,
  input: RawInput,
  isSpark: boolean,
): Pick<CallRecord, 'advertiserId' | 'codeFingerprint' | 'itemId'> {
  const code = isSpark ? textIn(input, 'auth_code') : null;
  const opened = code === null ? null : state.codes.get(code);
  const named = textIn(input, 'keyword') ?? textIn(input, 'item_id');
  return {
    advertiserId: textIn(input, 'advertiser_id'),
    codeFingerprint: code === null ? null : fingerprint(code),
    itemId: opened?.itemId ?? (named !== null && state.posts.has(named) ? named : null),
  };
}

function textIn(input: RawInput, name: string): string | null {
  const value = input.values[name];
  return typeof value === 'string' ? value : null;
}
