import { trusted, type View } from '../view.ts';

/** JSON that cannot end its script element early. */
export function jsonInPage(data: object): View {
  return trusted(JSON.stringify(data).replaceAll('<', String.raw`\u003C`));
}
