import type { ScoutBrowser } from '../sandbox/browser/scout-browser.ts';
import { buttonIds } from '../sandbox/browser/feed-buttons.ts';
import { waitUntil } from '../sandbox/browser/wait-until.ts';
import {
  readStability,
  reportStability,
  type Stability,
  type StabilityReport,
} from './stability.ts';
import type { Stage } from './stage.ts';
import { playInTurns, type Side } from './turns.ts';
import { calmDown, visit } from './visit.ts';

/** Looks whether the page of a single post stands still and is painted as soon, in turns with and without us. */
export async function measurePostPage(
  stage: Stage,
  { rounds, tell }: { rounds: number; tell: (progress: string) => void },
): Promise<StabilityReport> {
  const pair = await playInTurns(rounds, (side) => {
    tell(`single post, ${side}`);
    return openPost(stage[side], side, stage.postUrl);
  });
  return reportStability(pair);
}

function openPost(scout: ScoutBrowser, side: Side, url: string): Promise<Stability> {
  return visit(scout, async ({ page }) => {
    await page.goto(url);
    if (side === 'ours')
      await waitUntil('the post has a button', async () => (await buttonIds(page)).length > 0);
    await calmDown();
    return readStability(page);
  });
}
