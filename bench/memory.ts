import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import type { ScoutBrowser } from '../sandbox/browser/scout-browser.ts';
import { type Holding, readHolding, watchObservers } from './heap.ts';
import { countElements, type LivingElements } from './heap-snapshot.ts';
import { gridUrl, type Stage } from './stage.ts';
import { type Spread, spreadOf } from './statistics.ts';
import { differences, mapPair, type Pair, type Side } from './turns.ts';
import { calmDown, visit } from './visit.ts';

/** What we hold on grids of two sizes. What does not grow with the cards is not in the difference of the two. */
export interface MemoryReport {
  cards: { few: number; many: number };
  /** Bytes above the empty extension for a card that never came near. */
  perFarCardBytes: Spread;
  /** For a card that is off screen after the page was scrolled through and back. */
  perPassedCardBytes: Spread;
  /** Above the empty extension. */
  listeners: Record<'onLoad' | 'scrolledBack', Growth>;
  /** Of ours. */
  observers: Growth;
  /** Above the empty extension, after the page went on without loading to one without cards. */
  left: Record<'pageElements' | 'buttons' | 'heapBytes' | 'nodes' | 'listeners', Spread>;
}

interface Growth {
  few: Spread;
  many: Spread;
}

export interface MemoryOptions {
  rounds: number;
  fewCards: number;
  manyCards: number;
  tell: (progress: string) => void;
}

interface Held {
  onLoad: Holding;
  scrolledBack: Holding;
  left: Holding;
  elements: LivingElements;
  observers: number;
}

interface Round {
  few: Held;
  many: Held;
}

/** Measures what stays in memory. Both browsers work at once, for nothing here is told in time. */
export async function measureMemory(
  stage: Stage,
  { rounds, fewCards, manyCards, tell }: MemoryOptions,
): Promise<MemoryReport> {
  const pair: Pair<Round> = { ours: [], empty: [] };
  for (let round = 0; round < rounds; round += 1) {
    tell(`memory, round ${round + 1} of ${rounds}`);
    const play = async (side: Side): Promise<void> => {
      const few = await holdGrid(stage[side], fewCards);
      pair[side].push({ few, many: await holdGrid(stage[side], manyCards) });
    };
    await Promise.all([play('ours'), play('empty')]);
  }
  return report(pair, { few: fewCards, many: manyCards });
}

function holdGrid(scout: ScoutBrowser, cards: number): Promise<Held> {
  return visit(scout, async ({ page, devtools }) => {
    const countObservers = await watchObservers(devtools);
    await page.goto(gridUrl(cards));
    await calmDown();
    const onLoad = await readHolding(devtools);
    await leapThroughAndBack(page);
    const scrolledBack = await readHolding(devtools);
    const observers = await countObservers();
    await page.evaluate(LEAVE);
    await calmDown();
    const left = await readHolding(devtools);
    return { onLoad, scrolledBack, left, observers, elements: await countElements(devtools) };
  });
}

/** We look two screens ahead and back, so that no card is left out. */
const LEAP_SCREENS = 4;
const LEAP_MS = 120;

async function leapThroughAndBack(page: Page): Promise<void> {
  const leaps = await page.evaluate(
    (screens) => document.documentElement.scrollHeight / innerHeight / screens,
    LEAP_SCREENS,
  );
  for (let leap = 0; leap < leaps; leap += 1) {
    await page.evaluate((screens) => scrollBy(0, screens * innerHeight), LEAP_SCREENS);
    await sleep(LEAP_MS);
  }
  await page.evaluate(() => scrollTo(0, 0));
  await calmDown();
}

/** Runs in the page: goes on to a page without cards as TikTok does, without loading it. */
function LEAVE(): void {
  history.pushState({}, '', '/following');
  document.querySelector('[id^="main-content-"]')?.replaceChildren();
}

function report(pair: Pair<Round>, cards: { few: number; many: number }): MemoryReport {
  const growth = (figure: (held: Held) => number): Growth => ({
    few: spreadOf(differences(pair, ({ few }) => figure(few))),
    many: spreadOf(differences(pair, ({ many }) => figure(many))),
  });
  const perCard = (figure: (held: Held) => number): Spread => {
    const more = mapPair(pair, ({ few, many }) => figure(many) - figure(few));
    const bytes = differences(more, (one) => one / (cards.many - cards.few));
    return spreadOf(bytes, 1);
  };
  const left = (figure: (held: Held) => number): Spread => growth(figure).many;
  return {
    cards,
    perFarCardBytes: perCard(({ onLoad }) => onLoad.heapBytes),
    perPassedCardBytes: perCard(({ scrolledBack }) => scrolledBack.heapBytes),
    listeners: {
      onLoad: growth(({ onLoad }) => onLoad.listeners),
      scrolledBack: growth(({ scrolledBack }) => scrolledBack.listeners),
    },
    observers: growth(({ observers }) => observers),
    left: {
      pageElements: left(({ elements }) => elements.pageElements),
      buttons: left(({ elements }) => elements.buttons),
      heapBytes: left((held) => held.left.heapBytes),
      nodes: left((held) => held.left.nodes),
      listeners: left((held) => held.left.listeners),
    },
  };
}
