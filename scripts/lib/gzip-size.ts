import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';

const LINKS: Record<string, RegExp> = {
  html: /(?:src|href)="([^"]+\.(?:js|css))"/g,
  js: /(?:from|import)\s*["'](\.{1,2}\/[^"']+\.js)["']/g,
};

/**
 * What a browser loads for one entry of a build, compressed: the file, and all that it links to or imports at once.
 * @param dir the unpacked extension.
 * @param entry a file in it, e.g. `popup.html`.
 * @returns bytes.
 */
export function gzipSize(dir: string, entry: string): number {
  const seen = new Set<string>();
  const waiting = [entry];
  let bytes = 0;
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (seen.has(file)) continue;
    seen.add(file);
    const text = readFileSync(join(dir, file), 'utf8');
    bytes += gzipSync(text, { level: 9 }).length;
    const links = LINKS[file.split('.').at(-1) ?? ''];
    if (!links) continue;
    for (const [, link = ''] of text.matchAll(links)) {
      waiting.push(link.startsWith('/') ? link.slice(1) : join(dirname(file), link));
    }
  }
  return bytes;
}
