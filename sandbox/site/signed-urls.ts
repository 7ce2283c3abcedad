import { isSigned } from './signature.ts';

/** Watches over the signed addresses: each is good for one request. */
export class SignedUrls {
  #used = new Set<string>();
  /** Requests for an address that was asked before. The page never does that. */
  refetches = 0;
  /** Requests without the page's signature. */
  unsigned = 0;

  /** Whether this request gets a real answer; counts it if not. */
  redeem(pathAndQuery: string): boolean {
    if (!isSigned(pathAndQuery)) {
      this.unsigned += 1;
      return false;
    }
    if (this.#used.has(pathAndQuery)) {
      this.refetches += 1;
      return false;
    }
    this.#used.add(pathAndQuery);
    return true;
  }
}
