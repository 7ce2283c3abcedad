import type { Page } from 'puppeteer-core';
import * as v from 'valibot';
import type { Post } from '../../utils/domain/post.ts';
import type { Input, MessageName } from '../../utils/messages/contract.ts';
import { ENVELOPE } from '../../utils/messages/envelope.ts';

/** Says something to the background as a page of the extension would; throws when the answer is an error. */
export type Speak = <N extends MessageName>(name: N, input: Input<N>) => Promise<unknown>;

const accepted = v.object({ ok: v.literal(true), value: v.unknown() });
const saved = v.object({ requestId: v.string() });

/** Speaks from an open page of the extension. @returns the value of the answer, unchecked */
export function speakFrom(page: Page): Speak {
  return async (name, input) => {
    const message = JSON.stringify({ ...ENVELOPE, name, input });
    const reply: unknown = await page.evaluate(
      `(globalThis.browser ?? chrome).runtime.sendMessage(${message})`,
    );
    if (!v.is(accepted, reply)) throw new Error(`${name}: ${JSON.stringify(reply)}`);
    return reply.value;
  };
}

/** Saves a post. @returns the id of its request */
export async function saveBy(speak: Speak, post: Post): Promise<string> {
  return v.parse(saved, await speak('request.save', { post })).requestId;
}
