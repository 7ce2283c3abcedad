import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build as viteBuild } from 'vite';
import { stampCss } from './class-names.ts';
import type { PageScript } from './page-scripts.ts';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const STYLES = ['reset', 'layout', 'feed', 'grid', 'post', 'parts', 'overlays', 'surfaces'];

/** Bundles one script of the page in memory: `main` is the page itself, the others run before it. */
export async function bundleScript(name: PageScript): Promise<string> {
  const result = await viteBuild({
    configFile: false,
    envFile: false,
    publicDir: false,
    logLevel: 'silent',
    root: here('.'),
    build: {
      write: false,
      minify: false,
      target: 'es2022',
      modulePreload: false,
      rolldownOptions: { input: here(`client/${name}.ts`), output: { format: 'iife' } },
    },
  });
  const outputs = Array.isArray(result) ? result : 'output' in result ? [result] : [];
  const chunk = outputs[0]?.output[0];
  if (!chunk) throw new Error(`The page script ${name} came out empty`);
  return chunk.code;
}

/** The stylesheet with the class names of this build. */
export function bundleStyles(build: string): string {
  return stampCss(
    STYLES.map((name) => readFileSync(here(`styles/${name}.css`), 'utf8')).join('\n'),
    build,
  );
}
