import { isApiPath, sign } from '../signature.ts';

const randomText = (): string =>
  Math.random().toString(36).slice(2).padEnd(12, '0') + Date.now().toString(36);

/** Adds the two parameters that the server asks for. They are good for one request. */
function signedUrl(url: string): string {
  const full = new URL(url, location.href);
  if (full.origin !== location.origin || !isApiPath(full.pathname)) return url;
  full.searchParams.set('msToken', randomText());
  full.searchParams.set('X-Bogus', sign(full.pathname + full.search));
  return full.pathname + full.search;
}

/** Wraps fetch and XMLHttpRequest as TikTok's own security script does: late, over whatever wrapped them before. */
export function signRequests(): void {
  const plainFetch = window.fetch.bind(window);
  window.fetch = (input, init) => {
    if (input instanceof Request) return plainFetch(new Request(signedUrl(input.url), input), init);
    return plainFetch(signedUrl(String(input)), init);
  };
  // TikTok's script replaces the method on the prototype, and `this` is the request.
  // oxlint-disable-next-line typescript/unbound-method
  const plainOpen = XMLHttpRequest.prototype.open;
  XMLHttpRequest.prototype.open = function open(
    this: XMLHttpRequest,
    method: string,
    url: string | URL,
    async: boolean = true,
    username?: string | null,
    password?: string | null,
  ): void {
    plainOpen.call(this, method, signedUrl(String(url)), async, username, password);
  };
}
