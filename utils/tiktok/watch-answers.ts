/** Answers longer than this are left alone; real ones are below 400 kB (captures 2022-11 to 2025-02). */
const MAX_LENGTH = 2_000_000;

/**
 * The requests whose answers hold posts or profiles: `/api/…/item_list/`, `/api/search/…/full/`, `/api/item/detail/`,
 * `/api/user/detail/`. Names captured 2022-11 to 2025-02, and reported to 2026-10. Nothing else is ever looked into.
 */
const TELLING =
  /^(?:https:\/\/www\.tiktok\.com)?(\/api\/(?:[\w/]+\/item_list|search\/[\w/]+\/full|item\/detail|user\/detail)\/?)(?:\?|$)/;

/** What the page's world offers; passed in, so that tests can bring their own. */
export interface PageWorld {
  Response: typeof Response;
  XMLHttpRequest: typeof XMLHttpRequest;
}

/** Hears the JSON of an answer, and the path that was asked. The object may be the page's own: it is only read. */
export type OnAnswer = (json: unknown, path: string) => void;

/**
 * Looks at what the page's own requests for posts are answered with. Makes no request, and neither delays nor changes
 * one: the page gets the same promise and the same answer, and whatever goes wrong here stays here.
 *
 * It listens where the page reads an answer, so that the page's own parsing serves us too, and answers that nobody
 * reads cost nothing.
 */
export function watchAnswers(world: PageWorld, onAnswer: OnAnswer): void {
  watchFetch(world.Response, onAnswer);
  watchXhr(world.XMLHttpRequest, onAnswer);
}

function watchFetch(Answer: typeof Response, onAnswer: OnAnswer): void {
  /** The answer that a copy was made of: of all its copies, one reading is enough. */
  const originals = new WeakMap<Response, Response>();
  const heard = new WeakSet<Response>();
  const onUse = (
    name: string,
    use: (answer: Response, original: Response, path: string) => Hear | void,
  ): void =>
    onCall(Answer.prototype, name, (answer) => {
      const path = answer instanceof Answer ? TELLING.exec(answer.url)?.[1] : undefined;
      if (path === undefined || !(answer instanceof Answer)) return undefined;
      return use(answer, originals.get(answer) ?? answer, path) ?? undefined;
    });
  const onRead = (name: string, read: (value: unknown, path: string) => void): void =>
    onUse(name, (_, original, path) => {
      if (heard.has(original)) return undefined;
      heard.add(original);
      return (result) => whenThere(result, (value) => read(value, path));
    });
  onRead('json', onAnswer);
  onRead('text', (text, path) => parse(text, path, onAnswer));
  onUse('clone', (_, original) => (copy) => {
    if (copy instanceof Answer) originals.set(copy, original);
  });
  for (const name of ['arrayBuffer', 'blob', 'bytes', 'body']) {
    // Bytes, rarely wanted: a copy, made before the page reads them, is read as text, which is heard above.
    onUse(name, (answer, original) => {
      if (!heard.has(original)) answer.clone().text().catch(ignore);
    });
  }
}

function watchXhr(Xhr: typeof XMLHttpRequest, onAnswer: OnAnswer): void {
  onCall(Xhr.prototype, 'open', (request, [, address]) => {
    const url = address instanceof URL ? address.href : address;
    const path = typeof url === 'string' ? TELLING.exec(url)?.[1] : undefined;
    if (path === undefined || !(request instanceof Xhr)) return undefined;
    const read = (): void => {
      // The browser makes the object once, for the page and us.
      if (request.responseType === 'json') onAnswer(request.response, path);
      else if (/^(text)?$/.test(request.responseType)) parse(request.responseText, path, onAnswer);
    };
    request.addEventListener('load', () => quietly(read), { once: true });
    return undefined;
  });
}

type Hear = (result: unknown) => void;

/**
 * Hears of the calls of a function of the page, or of the reading of a property: before, and if wanted, of the result.
 * A proxy leaves name and length as they were; its source text is that of native code, but without the name.
 */
function onCall(
  owner: object,
  name: string,
  hear: (self: unknown, args: readonly unknown[]) => Hear | undefined,
): void {
  const property = Object.getOwnPropertyDescriptor(owner, name);
  const key = property?.get ? 'get' : 'value';
  const real: unknown = property?.[key];
  if (typeof real !== 'function') return;
  const proxy = new Proxy(real, {
    apply(target, self: unknown, args: unknown[]): unknown {
      let after: Hear | undefined;
      quietly(() => (after = hear(self, args)));
      const result: unknown = Reflect.apply(target, self, args);
      quietly(() => after?.(result));
      return result;
    },
  });
  Object.defineProperty(owner, name, { ...property, [key]: proxy });
}

function whenThere(promise: unknown, act: Hear): void {
  if (promise instanceof Promise) promise.then((value) => quietly(() => act(value)), ignore);
}

function parse(text: unknown, path: string, onAnswer: OnAnswer): void {
  if (typeof text !== 'string' || text.length > MAX_LENGTH) return;
  requestIdleCallback(() => quietly(() => onAnswer(JSON.parse(text), path)), { timeout: 2_000 });
}

/** Nothing that fails here may reach the page. */
function quietly(act: () => void): void {
  try {
    act();
  } catch {
    ignore();
  }
}

function ignore(): void {}
