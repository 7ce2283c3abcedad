import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import * as v from 'valibot';

const manifestSchema = v.object({
  content_scripts: v.array(v.looseObject({ js: v.array(v.string()) })),
});

/** An extension that runs where another one runs, and does nothing there. */
export interface EmptyExtension {
  dir: string;
  remove(): Promise<void>;
}

const NOTHING = '(() => {})();\n';

/**
 * Writes an extension with the content scripts of a build (same pages, moments and worlds), each of them one empty
 * function, and nothing else.
 * @param buildDir the unpacked build.
 */
export async function writeEmptyExtension(buildDir: string): Promise<EmptyExtension> {
  const manifest: unknown = JSON.parse(await readFile(join(buildDir, 'manifest.json'), 'utf8'));
  const { content_scripts: scripts } = v.parse(manifestSchema, manifest);
  const dir = await mkdtemp(join(tmpdir(), 'empty-extension-'));
  for (const file of scripts.flatMap(({ js }) => js)) {
    await mkdir(dirname(join(dir, file)), { recursive: true });
    await writeFile(join(dir, file), NOTHING);
  }
  await writeFile(
    join(dir, 'manifest.json'),
    JSON.stringify({ manifest_version: 3, name: 'Empty', version: '1', content_scripts: scripts }),
  );
  return { dir, remove: () => rm(dir, { recursive: true }) };
}
