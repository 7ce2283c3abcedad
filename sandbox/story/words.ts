import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

const locale: unknown = parse(
  readFileSync(new URL('../../locales/en.yml', import.meta.url), 'utf8'),
);

/**
 * A sentence as the extension shows it in English, by its key in locales/en.yml, e.g. `feed.panel.copyAsk`.
 * @param values what stands for the placeholders: `{status}` by name, `$1` by number.
 * @throws Error when there is no such sentence.
 */
export function say(key: string, values: Readonly<Record<string, string>> = {}): string {
  let found = locale;
  for (const part of key.split('.')) {
    found = typeof found === 'object' && found !== null ? Reflect.get(found, part) : undefined;
  }
  if (typeof found !== 'string') throw new Error(`locales/en.yml has no "${key}".`);
  return found.replaceAll(
    /\{(\w+)\}|\$(\d)/g,
    (placeholder: string, name?: string, place?: string) =>
      values[name ?? place ?? ''] ?? placeholder,
  );
}
