/** Markup that is safe to put into a page as it is. */
export interface View {
  readonly markup: string;
}

type Part = View | string | number | null | undefined | false | readonly Part[];

/** Builds markup; every text that is put in is escaped, markup and lists of it are not. */
export function view(strings: TemplateStringsArray, ...parts: Part[]): View {
  const markup = strings.map((text, index) => text + toMarkup(parts[index])).join('');
  return { markup: markup.replaceAll(/>\s*\n\s*</g, '><') };
}

/** Markup that somebody else vouches for, such as an SVG drawing. */
export function trusted(markup: string): View {
  return { markup };
}

function toMarkup(part: Part): string {
  if (part === null || part === undefined || part === false) return '';
  if (typeof part === 'string') return escapeText(part);
  if (typeof part === 'number') return String(part);
  return 'markup' in part ? part.markup : part.map(toMarkup).join('');
}

function escapeText(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
