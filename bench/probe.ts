import { type AnswerKind, answerUrl } from './answer-url.ts';
import type { ScoutBrowser } from '../sandbox/browser/scout-browser.ts';
import { countReads, type Reads } from './count-reads.ts';
import { gridUrl, type Stage } from './stage.ts';
import { type Spread, spreadOf } from './statistics.ts';
import { differences, mapPair, type Pair, playInTurns } from './turns.ts';
import { calmDown, readMetric, visit, type Visit } from './visit.ts';

/** What we add to an answer that the page asked for, milliseconds of its main thread (processor time). */
export interface AnswerCost {
  /** Everything above the empty extension: copying the answer, parsing it, passing it on, reading that. */
  taskMs: Spread;
  /** The script of it, by `ScriptDuration`. */
  scriptMs: Spread;
  /** What the answer costs the page itself. */
  pageMs: Spread;
  /** The middle half of what the page itself needs, and at least 0.1 ms: less than that is no difference. */
  noiseMs: number;
}

/** What the probe costs on large answers. */
export interface ProbeReport {
  kilobytes: number;
  /** Answers of each kind in a round; each figure is the mean of a round, with the first answer and with all garbage. */
  answers: number;
  /** A list of posts. */
  posts: AnswerCost;
  /** Comments, which are of no use to us. */
  comments: AnswerCost;
  reads: Record<AnswerKind, Reads>;
}

export interface ProbeOptions {
  rounds: number;
  answers: number;
  tell: (progress: string) => void;
}

interface PerAnswer {
  taskMs: number;
  scriptMs: number;
}

type Round = Record<AnswerKind, PerAnswer>;

/** As large as a list of posts gets (captures 2022-11 and 2025-01). */
const KILOBYTES = 250;
const LEAST_NOISE_MS = 0.1;

/** Has a page ask for large answers, in turns with and without us. */
export async function measureProbe(
  stage: Stage,
  { rounds, answers, tell }: ProbeOptions,
): Promise<ProbeReport> {
  const { latencyMs } = stage.site;
  stage.site.latencyMs = 0;
  try {
    const pair = await playInTurns(rounds, (side) => {
      tell(`large answers, ${side}`);
      return askMuch(stage[side], answers);
    });
    return {
      kilobytes: KILOBYTES,
      answers,
      posts: report(mapPair(pair, ({ posts }) => posts)),
      comments: report(mapPair(pair, ({ comments }) => comments)),
      reads: await countReads(stage.ours, KILOBYTES),
    };
  } finally {
    stage.site.latencyMs = latencyMs;
  }
}

function askMuch(scout: ScoutBrowser, answers: number): Promise<Round> {
  return visit(scout, async (open) => {
    await open.page.goto(gridUrl(1));
    await calmDown();
    const posts = await askOften(open, 'posts', answers);
    return { posts, comments: await askOften(open, 'comments', answers) };
  });
}

async function askOften(
  { page, devtools }: Visit,
  kind: AnswerKind,
  answers: number,
): Promise<PerAnswer> {
  const urls = Array.from({ length: answers }, () => answerUrl(kind, KILOBYTES));
  const before = await readMetrics(devtools);
  await page.evaluate(ASK, urls);
  await calmDown();
  const after = await readMetrics(devtools);
  return {
    taskMs: (after.taskMs - before.taskMs) / answers,
    scriptMs: (after.scriptMs - before.scriptMs) / answers,
  };
}

async function readMetrics(devtools: Visit['devtools']): Promise<PerAnswer> {
  return {
    taskMs: await readMetric(devtools, 'TaskDuration'),
    scriptMs: await readMetric(devtools, 'ScriptDuration'),
  };
}

/** Runs in the page: asks for one answer after another and parses it, with a pause in which all that idled is done. */
async function ASK(urls: string[]): Promise<void> {
  for (const url of urls) {
    const answer = await fetch(url);
    const json: unknown = await answer.json();
    if (typeof json !== 'object' || json === null || Object.keys(json).length < 3)
      throw new Error('The site gave a stripped answer.');
    await new Promise((resolve) => setTimeout(resolve, 40));
  }
}

function report(pair: Pair<PerAnswer>): AnswerCost {
  const page = spreadOf(pair.empty.map(({ taskMs }) => taskMs));
  return {
    taskMs: spreadOf(differences(pair, ({ taskMs }) => taskMs)),
    scriptMs: spreadOf(differences(pair, ({ scriptMs }) => scriptMs)),
    pageMs: page,
    noiseMs: Number(Math.max(LEAST_NOISE_MS, page.q3 - page.q1).toFixed(4)),
  };
}
