import { hashText } from '../world/random.ts';

/** Whether a path belongs to the JSON interface, which wants signed requests. */
export const isApiPath = (path: string): boolean => path.startsWith('/api/');

/** The invented counterpart of TikTok's X-Bogus: proves that the page's own script made this request. */
export function sign(pathAndQuery: string): string {
  const halves = [`clipwhirl/${pathAndQuery}`, `${pathAndQuery}/lrihwpilc`];
  return halves.map((text) => hashText(text).toString(36)).join('');
}

/** Checks a signed URL: the signature stands last and covers all before it. */
export function isSigned(pathAndQuery: string): boolean {
  const at = pathAndQuery.lastIndexOf('&X-Bogus=');
  return at > 0 && pathAndQuery.slice(at + '&X-Bogus='.length) === sign(pathAndQuery.slice(0, at));
}
