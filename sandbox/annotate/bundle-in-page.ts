import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const ENTRY = fileURLToPath(new URL('./in-page.ts', import.meta.url));

/** Name of the global that the bundle defines in a page. */
export const IN_PAGE = '__sparkScoutReader';

/** Bundles what the annotator runs inside pages into one script, in memory. */
export async function bundleInPage(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      minify: false,
      lib: { entry: ENTRY, formats: ['iife'], name: IN_PAGE },
    },
  });
  const outputs = Array.isArray(built) ? built.flatMap(({ output }) => output) : [];
  const chunk = outputs.find((output) => output.type === 'chunk');
  if (!chunk) throw new Error('The reader could not be bundled.');
  return chunk.code;
}
