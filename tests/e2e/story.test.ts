import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { launchScout } from '../../sandbox/browser/launch-scout.ts';
import { startSandbox } from '../../sandbox/start-sandbox.ts';
import { connectAccount } from '../../sandbox/story/connect-account.ts';
import { playStory } from '../../sandbox/story/play-story.ts';
import { setStage } from '../../sandbox/story/stage.ts';
import { STORIES } from '../../sandbox/story/stories.ts';
import { ensureBuilt } from '../../scripts/lib/ensure-built.ts';

test.each([
  { kind: 'chromium', story: 'with-account' },
  { kind: 'firefox', story: 'with-account' },
  { kind: 'chromium', story: 'by-hand' },
  { kind: 'firefox', story: 'by-hand' },
] as const)('the main job holds in $kind, $story', async ({ kind, story }) => {
  const sandbox = await startSandbox();
  onTestFinished(() => sandbox.close());
  const extensionDir = await ensureBuilt(kind);
  const scout = await launchScout(kind, { front: sandbox.front, extensionDir, headless: true });
  onTestFinished(() => scout.close());
  const picturesDir = await mkdtemp(join(tmpdir(), 'spark-scout-story-'));
  onTestFinished(() => rm(picturesDir, { recursive: true }));
  if (story === 'with-account') await connectAccount(scout);

  const held: string[] = [];
  const onStep = ({ id }: { id: string }) => held.push(id);
  await playStory(STORIES[story], await setStage(scout, sandbox), { picturesDir, onStep });

  expect(held).toEqual(STORIES[story].map(({ id }) => id));
  expect(sandbox.site).toMatchObject({ refetches: 0, unsigned: 0 });
  expect(sandbox.front.refused()).toBe(0);
});
