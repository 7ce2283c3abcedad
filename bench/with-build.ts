import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBuilt } from '../scripts/lib/ensure-built.ts';

/** Works with a copy of a build for Chromium, the production build unless given: somebody may build again meanwhile. */
export async function withBuild(
  given: string | undefined,
  work: (buildDir: string) => Promise<void>,
): Promise<void> {
  const copyDir = await mkdtemp(join(tmpdir(), 'spark-scout-bench-'));
  try {
    await cp(given ?? (await ensureBuilt('chromium')), copyDir, { recursive: true });
    await work(copyDir);
  } finally {
    await rm(copyDir, { recursive: true });
  }
}
