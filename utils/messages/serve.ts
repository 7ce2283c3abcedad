import * as v from 'valibot';
import type { ErrorCode } from '../domain/scout-error.ts';
import {
  contract,
  type Contract,
  type MessageName,
  type Output,
  type Reply,
  type Sender,
} from './contract.ts';
import { ENVELOPE } from './envelope.ts';

/** What a handler is given: the checked payload. */
export type Payload<N extends MessageName> = v.InferOutput<Contract[N]['input']>;

/** What a handler may know of who asks. */
export interface Asker {
  /** The tab that the message came from; null for a popup. */
  tabId: number | null;
}

/** One handler a message; each may throw, and what it throws is turned into an error code. */
export type Handlers = {
  [N in MessageName]: (input: Payload<N>, asker: Asker) => Promise<Output<N>>;
};

/** Who sent a message, as the browser tells it; the parts of `runtime.MessageSender` that count. */
export interface SenderFacts {
  id?: string | undefined;
  url?: string | undefined;
  frameId?: number | undefined;
  tab?: { id?: number | undefined } | undefined;
}

/** What `answer` needs besides the message. */
export interface ServeOptions {
  handlers: Handlers;
  /** This extension's id and origin, e.g. `chrome-extension://…`. */
  self: { id: string; origin: string };
  /** Turns what a handler threw into an error code; tells the log of what is a defect. */
  toErrorCode: (error: unknown, name: MessageName) => ErrorCode;
}

const envelope = v.looseObject({
  app: v.literal(ENVELOPE.app),
  version: v.literal(ENVELOPE.version),
  name: v.string(),
  input: v.unknown(),
});

/** Whether a message is meant for us at all; others' messages are left alone. */
export function isOurs(message: unknown): boolean {
  return (
    typeof message === 'object' &&
    message !== null &&
    'app' in message &&
    message.app === ENVELOPE.app
  );
}

/**
 * Carries out a message: envelope, then sender, then payload, then handler. Always answers, never rejects, and never
 * answers with somebody else's error text.
 */
export async function answer(
  message: unknown,
  sender: SenderFacts,
  options: ServeOptions,
): Promise<Reply<unknown>> {
  const opened = v.safeParse(envelope, message);
  if (!opened.success || !isMessageName(opened.output.name)) return failure('bad-message');
  const { name, input } = opened.output;
  const kind = kindOfSender(sender, options.self);
  if (!kind || !allows(name, kind)) return failure('not-allowed');
  return carryOut(name, input, { tabId: sender.tab?.id ?? null }, options);
}

async function carryOut<N extends MessageName>(
  name: N,
  payload: unknown,
  asker: Asker,
  { handlers, toErrorCode }: ServeOptions,
): Promise<Reply<Output<N>>> {
  const schema: Contract[N]['input'] = contract[name].input;
  const checked = v.safeParse(schema, payload);
  if (!checked.success) return failure('bad-message');
  try {
    return { ok: true, value: await handlers[name](checked.output, asker) };
  } catch (error) {
    return failure(toErrorCode(error, name));
  }
}

/** Judges a sender by origin and url, not by having a tab: our own pages can stand in a tab, too. */
export function kindOfSender(sender: SenderFacts, self: ServeOptions['self']): Sender | null {
  if (sender.id !== self.id || sender.url === undefined || !URL.canParse(sender.url)) return null;
  const url = new URL(sender.url);
  if (`${url.protocol}//${url.host}` === self.origin) return 'page';
  const isTopFrame = sender.tab !== undefined && sender.frameId === 0;
  // Not by its origin: a `blob:` address borrows the one of the page that made it.
  const isSite = url.protocol === 'https:' && url.host === 'www.tiktok.com';
  return isTopFrame && isSite ? 'content' : null;
}

function allows(name: MessageName, kind: Sender): boolean {
  const from: readonly Sender[] = contract[name].from;
  return from.includes(kind);
}

function isMessageName(name: string): name is MessageName {
  return Object.hasOwn(contract, name);
}

/** The sentence is for logs and tests; people see the one for the code in `locales/`. */
function failure(code: ErrorCode): { ok: false; error: { code: ErrorCode; message: string } } {
  return { ok: false, error: { code, message: `Spark Scout could not do this: ${code}.` } };
}
