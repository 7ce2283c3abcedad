import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Stage, Step } from './stage.ts';

export interface Playing {
  /** Where pictures go, one a step; what is there now goes away. */
  picturesDir: string;
  /** Told after each step that held. */
  onStep: (step: Step, durationMs: number) => void;
}

/** Plays a story step by step; the first step that does not hold ends it with its error, after a picture of it. */
export async function playStory(
  steps: readonly Step[],
  stage: Stage,
  { picturesDir, onStep }: Playing,
): Promise<void> {
  await rm(picturesDir, { recursive: true, force: true });
  await mkdir(picturesDir, { recursive: true });
  for (const [index, step] of steps.entries()) {
    const startedAt = performance.now();
    const picture = (ending: string) =>
      takePicture(
        stage,
        step,
        join(picturesDir, `${String(index + 1).padStart(2, '0')}-${ending}`),
      );
    try {
      await step.play(stage);
    } catch (error) {
      await picture(`${step.id}-failed`);
      throw new Error(`${step.name}: ${error instanceof Error ? error.message : String(error)}`, {
        cause: error,
      });
    }
    onStep(step, performance.now() - startedAt);
    await picture(step.id);
  }
}

async function takePicture(stage: Stage, step: Step, path: string): Promise<void> {
  const page = stage[step.picture];
  await page.bringToFront();
  await page.screenshot({ path: `${path}.png` });
}
