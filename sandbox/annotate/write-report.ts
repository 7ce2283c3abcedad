import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BUILT_IN_RULES, RULES_VERSION } from '../../utils/tiktok/selectors.ts';
import type { Annotation } from './annotator.ts';

/** One page of the report. */
export interface ReportedPage {
  name: string;
  url: string;
  found: Annotation;
  /** What is not as it should be, as sentences. */
  problems: string[];
}

/** As many candidates as a person can look through. */
const MAX_CANDIDATES = 15;

/**
 * Writes what was read: `report.md` to look at, `report.json` to compare, and `page-rules.json`, the rules as they
 * are, in the form that the settings import: change a copy, and try it without a release.
 */
export async function writeReport(folder: string, pages: readonly ReportedPage[]): Promise<void> {
  await mkdir(folder, { recursive: true });
  const rules = { version: RULES_VERSION, rules: BUILT_IN_RULES };
  const toJson = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
  await writeFile(join(folder, 'report.json'), toJson({ rulesVersion: RULES_VERSION, pages }));
  await writeFile(join(folder, 'page-rules.json'), toJson(rules));
  await writeFile(join(folder, 'report.md'), toMarkdown(pages));
}

/** One line a page, for the terminal. */
export function toTable(pages: readonly ReportedPage[]): string {
  const rows = pages.map(({ name, found, problems }) => [
    problems.length === 0 ? 'ok' : 'NOT',
    found.surface,
    ...counts(found),
    name,
  ]);
  const table = [['', 'surface', 'cards', 'ids', 'related', 'buttons', 'page'], ...rows];
  const widths = table[0]?.map((_, at) => Math.max(...table.map((row) => row[at]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    row.map((cell, at) => cell.padEnd(widths?.[at] ?? 0)).join('  ');
  return table.map((row) => line(row).trimEnd()).join('\n');
}

function counts({ cards, posts, annotated }: Annotation): string[] {
  const related = posts.filter((post) => post.related).length;
  return [cards, posts.length - related, related, annotated].map(String);
}

function toMarkdown(pages: readonly ReportedPage[]): string {
  const summary = pages.map(
    ({ name, found, problems }) =>
      `| ${name} | ${found.surface} | ${counts(found).join(' | ')} | ${problems.length || ''} |`,
  );
  return [
    `# What the rules of ${RULES_VERSION} make of each page\n`,
    '| page | surface | cards | ids | related | buttons | problems |',
    '| --- | --- | ---: | ---: | ---: | ---: | ---: |',
    ...summary,
    ...pages.map(toSection),
    '',
  ].join('\n');
}

function toSection({ name, url, found, problems }: ReportedPage): string {
  const { candidates, fallbackCards, ...won } = found.examination;
  const rows = Object.entries(won).flatMap(([what, tally]) =>
    Object.entries(tally).map(([one, count]) => `| ${what} | \`${one}\` | ${count} |`),
  );
  return [
    `\n## ${name}\n\n${url}\n`,
    ...problems.map((problem) => `- **${problem}**`),
    ...(rows.length > 0 ? ['\n| what | which | how often |', '| --- | --- | ---: |', ...rows] : []),
    ...(fallbackCards > 0 ? [candidatesFor(fallbackCards, candidates)] : []),
  ].join('\n');
}

function candidatesFor(fallbackCards: number, candidates: Record<string, number>): string {
  const names = Object.entries(candidates).slice(0, MAX_CANDIDATES);
  return [
    `\nNo card rule finds ${fallbackCards} posts. Names around them, for a new rule:\n`,
    ...names.map(([name, count]) => `- \`${name}\` on ${count}`),
  ].join('\n');
}
