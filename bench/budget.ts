import type { FeedScrollReport } from './feed-scroll.ts';
import type { GridReport } from './grid.ts';
import { LONG_TASK_MS, type LongTasks } from './long-tasks.ts';
import type { MemoryReport } from './memory.ts';
import type { ProbeReport } from './probe.ts';
import type { StabilityReport } from './stability.ts';
import type { Spread } from './statistics.ts';
import { keeps, type Verdict } from './verdict.ts';

/** What a run has to say of the page's comfort. */
export interface Comfort {
  grid: GridReport;
  feedScroll: FeedScrollReport;
  memory: MemoryReport;
  probe: ProbeReport;
  postPage: StabilityReport;
}

/** Milliseconds of script for one card. */
const MOUNTED_CARD_MS = 0.06;
const OFF_SCREEN_CARD_MS = 0.015;
/** Our longest stretch while somebody scrolls: one frame. */
const FRAME_MS = 16;
const CARD_BYTES = 1_500;
const ANSWER_MS = 2;
/** One look at an address. */
const NO_ANSWER_MS = 0.01;
/** Buttons that wait for the next cards, whatever the page. */
const SPARE_BUTTONS = 60;

/** Holds the medians of a run against what the page may be charged. */
export function judge({ grid, feedScroll, memory, probe, postPage }: Comfort): Verdict[] {
  const { perMountedCard, perOffScreenCard } = grid;
  return [
    keeps('script per mounted card, ms', MOUNTED_CARD_MS, perMountedCard.scriptDurationMs.median),
    keeps(
      'script per off-screen card, ms',
      OFF_SCREEN_CARD_MS,
      perOffScreenCard.scriptDurationMs.median,
    ),
    ...judgeTasks('scrolling the grid', grid.scrolling),
    keeps(
      'longest script while loading the grid, ms',
      LONG_TASK_MS,
      grid.loading.longestOfOursMs.median,
    ),
    ...judgeTasks('scrolling the feed', feedScroll.scrolling),
    ...judgeMemory(memory),
    ...judgeProbe(probe),
    ...judgeStability('grid', grid.stability),
    ...judgeStability('feed', feedScroll.stability),
    ...judgeStability('single post', postPage),
  ];
}

function judgeTasks(when: string, tasks: LongTasks): Verdict[] {
  return [
    keeps(`tasks over 50 ms while ${when}, caused by our script`, 0, tasks.causedByUs),
    keeps(
      `tasks over 50 ms while ${when}, above the empty extension`,
      0,
      tasks.ours.median - tasks.empty.median,
    ),
    keeps(`longest script in one task while ${when}, ms`, FRAME_MS, tasks.longestOfOursMs.median),
  ];
}

function judgeMemory({ perFarCardBytes, perPassedCardBytes, ...memory }: MemoryReport): Verdict[] {
  const { listeners, observers, left } = memory;
  const growth = ({ few, many }: { few: Spread; many: Spread }): number =>
    Math.abs(many.median - few.median);
  return [
    keeps('memory per card that never came near, bytes', CARD_BYTES, perFarCardBytes.median),
    keeps('memory per card that was scrolled past, bytes', CARD_BYTES, perPassedCardBytes.median),
    keeps('listeners more on the larger grid, on load', 0, growth(listeners.onLoad)),
    keeps('listeners more on the larger grid, scrolled back', 0, growth(listeners.scrolledBack)),
    keeps('observers more on the larger grid', 0, growth(observers)),
    keeps('elements of the page kept alive after it was left', 0, left.pageElements.median),
    keeps(
      'our buttons after the page was left, beyond the spare ones',
      SPARE_BUTTONS,
      left.buttons.median,
    ),
  ];
}

function judgeProbe({ posts, comments, reads }: ProbeReport): Verdict[] {
  const { json, bytes, xhr } = reads.comments;
  return [
    keeps('main thread per answer with posts, ms', ANSWER_MS, posts.taskMs.median),
    // Of their whole task time, hundreds of times as long, the noise alone is more than we can add.
    keeps('script per answer without posts, ms', NO_ANSWER_MS, comments.scriptMs.median),
    keeps('readings of answers without posts', 0, json + bytes + xhr),
  ];
}

function judgeStability(page: string, { shift, lcpMs }: StabilityReport): Verdict[] {
  const { aboveEmpty, noise, byUs, ofButtons } = shift;
  return [
    keeps(
      `layout shift of the ${page} above the empty extension, beyond noise`,
      noise,
      aboveEmpty.median,
    ),
    keeps(`layout shift of the ${page} by what never moves without us`, 0, byUs.median),
    keeps(`layout shifts of the ${page} with a button of ours`, 0, ofButtons),
    keeps(`largest paint of the ${page} later, ms beyond noise`, lcpMs.noise, lcpMs.later),
  ];
}
