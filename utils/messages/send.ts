import { browser } from 'wxt/browser';
import type { Input, MessageName, Output, Reply } from './contract.ts';
import { ENVELOPE } from './envelope.ts';

/**
 * Says something to the background. Never rejects: when the extension was updated under an open tab, or the worker
 * cannot be reached, the answer says so.
 */
export async function send<N extends MessageName>(
  name: N,
  input: Input<N>,
): Promise<Reply<Output<N>>> {
  try {
    // The background answers with a `Reply` of this message (serve.ts), which the types cannot see across the border.
    const reply: unknown = await browser.runtime.sendMessage({ ...ENVELOPE, name, input });
    return isReply<Output<N>>(reply) ? reply : noAnswer();
  } catch {
    return noAnswer();
  }
}

function noAnswer(): Reply<never> {
  // An updated extension cuts its old content scripts off: `runtime.id` is gone there.
  const updated = !isConnected();
  return {
    ok: false,
    error: updated
      ? { code: 'extension-updated', message: 'Spark Scout was updated; reload the page.' }
      : { code: 'internal', message: 'The background did not answer.' },
  };
}

/** Whether the extension is still there: an update leaves the scripts of open tabs behind without it. */
export function isConnected(): boolean {
  try {
    return Boolean(browser.runtime?.id);
  } catch {
    return false;
  }
}

function isReply<T>(reply: unknown): reply is Reply<T> {
  return typeof reply === 'object' && reply !== null && 'ok' in reply;
}
