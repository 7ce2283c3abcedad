/** Answers longer than this are left alone; real ones are below 400 kB (captures 2022-11 to 2025-02). */
const MAX_LENGTH = 2_000_000;

/** What the page's world offers; passed in, so that tests can bring their own. */
export interface PageWorld {
  fetch: typeof fetch;
  XMLHttpRequest: typeof XMLHttpRequest;
  location: { href: string };
}

/**
 * Looks at what the page's own requests to `/api/` are answered with. Makes no request, and neither delays nor changes
 * one: the page gets the same promise and the same answer, and whatever goes wrong here stays here.
 * @param onAnswer hears the JSON of each answer, later, when the browser has time.
 */
export function watchAnswers(world: PageWorld, onAnswer: (json: unknown) => void): void {
  const isApi = (address: unknown): boolean => {
    const text =
      address instanceof Request ? address.url : address instanceof URL ? address.href : address;
    if (typeof text !== 'string' || !text.includes('/api/')) return false;
    return new URL(text, world.location.href).pathname.startsWith('/api/');
  };
  onCall(world, 'fetch', ([address], answer) => {
    if (!isApi(address) || !(answer instanceof Promise)) return;
    answer.then((response: unknown) => quietly(() => readLater(response, onAnswer)), ignore);
  });
  onCall(world.XMLHttpRequest.prototype, 'open', ([, address], _result, request) => {
    if (!isApi(address) || !(request instanceof world.XMLHttpRequest)) return;
    request.addEventListener('load', () => quietly(() => readXhr(request, onAnswer)), {
      once: true,
    });
  });
}

type Hear = (args: readonly unknown[], result: unknown, self: unknown) => void;

/** Hears of the calls of a function of the page. A proxy leaves its name, its length and its source text as they were. */
function onCall(owner: object, name: string, hear: Hear): void {
  const real: unknown = Reflect.get(owner, name);
  if (typeof real !== 'function') return;
  const proxy = new Proxy(real, {
    apply(target, self: unknown, args: unknown[]): unknown {
      const result: unknown = Reflect.apply(target, self, args);
      quietly(() => hear(args, result, self));
      return result;
    },
  });
  Reflect.set(owner, name, proxy);
}

function readLater(response: unknown, onAnswer: (json: unknown) => void): void {
  if (!(response instanceof Response) || !response.ok) return;
  if (!response.headers.get('content-type')?.includes('json')) return;
  // A copy, made before the page reads the answer: a body can be read once only.
  response
    .clone()
    .text()
    .then((text) => parseWhenIdle(text, onAnswer), ignore);
}

function readXhr(request: XMLHttpRequest, onAnswer: (json: unknown) => void): void {
  if (request.responseType === '' || request.responseType === 'text')
    parseWhenIdle(request.responseText, onAnswer);
  else if (request.responseType === 'json') whenIdle(() => onAnswer(request.response));
}

function parseWhenIdle(text: string, onAnswer: (json: unknown) => void): void {
  if (text.length <= MAX_LENGTH) whenIdle(() => onAnswer(JSON.parse(text)));
}

function whenIdle(act: () => void): void {
  requestIdleCallback(() => quietly(act), { timeout: 2_000 });
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
