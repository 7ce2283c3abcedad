/** What the address may ask of the site beside a page; these wishes go along when one moves about. */
export const STICKY = [
  'layout',
  'hostile',
  'login',
  'modal',
  'slow',
  'fail',
  'lang',
  'counts',
  'ads',
  'adblock',
  'live',
  'neighbour',
  'odd',
  'renamed',
] as const;

/** The wishes of the open page that the interface has a part in, as parameters of its requests. */
export function listWishes(): Record<string, string> {
  const here = new URLSearchParams(location.search);
  return Object.fromEntries(
    ['ads', 'live', 'odd'].flatMap((name) => {
      const value = here.get(name);
      return value ? [[name, value]] : [];
    }),
  );
}
