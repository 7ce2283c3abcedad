import type { Result } from '../domain/result.ts';
import type { RuleName, RuleSet } from './page-rules.ts';
import { isRecord } from './read-values.ts';
import {
  BUILT_IN_RULES,
  type CardRule,
  LAYOUTS,
  type PageRules,
  RULES_VERSION,
} from './selectors.ts';

/** What is wrong with an override, and where: `path` reads like `rules.cards.0.selector`. */
export interface RuleProblem {
  path: string;
  why:
    | 'not-rules'
    | 'bad-version'
    | 'unknown-rule'
    | 'not-a-list'
    | 'empty-list'
    | 'too-many'
    | 'not-a-layout'
    | 'not-a-selector';
}

/** Versions begin with their date, so that one can tell which is newer. */
const DATED = /^\d{4}-\d{2}-\d{2}[\w.-]{0,30}$/;
const MAX_SELECTORS = 60;
const MAX_LENGTH = 300;

type Refuse = (path: string, why: RuleProblem['why']) => null;
type ReadItem<T> = (item: unknown, path: string, refuse: Refuse) => T | null;

/** In a list, this stands for all that the built-in list of that name holds. */
const BUILT_IN = 'built-in';

/**
 * Checks a file that overrides rules: `{ "version": "2026-12-01", "rules": { "talk": [".new", "built-in"] } }`. Each list
 * in it takes the place of the built-in one of that name, all others stay. Patterns that take texts apart are code and
 * cannot be overridden.
 */
export function readRules(value: unknown): Result<RuleSet, RuleProblem[]> {
  const problems: RuleProblem[] = [];
  const refuse: Refuse = (path, why) => {
    problems.push({ path, why });
    return null;
  };
  const { version, rules } = fieldsOf(value);
  const isVersion = typeof version === 'string' && DATED.test(version);
  if (!isVersion) refuse('version', 'bad-version');
  if (!isRecord(rules)) refuse('rules', 'not-rules');
  let merged: PageRules = BUILT_IN_RULES;
  const overridden: RuleName[] = [];
  for (const [name, list] of Object.entries(fieldsOf(rules))) {
    const path = `rules.${name.slice(0, 40)}`;
    if (!isRuleName(name)) refuse(path, 'unknown-rule');
    else {
      overridden.push(name);
      merged =
        name === 'cards'
          ? { ...merged, cards: readList(list, BUILT_IN_RULES.cards, path, readCardRule, refuse) }
          : { ...merged, [name]: readList(list, BUILT_IN_RULES[name], path, readSelector, refuse) };
    }
  }
  return isVersion && problems.length === 0
    ? { ok: true, value: { version, rules: merged, overridden } }
    : { ok: false, error: problems };
}

/** Whether rules are older than the built-in ones: what they were to mend has been mended since. */
export function isOutdated({ version }: Pick<RuleSet, 'version'>): boolean {
  return version < RULES_VERSION;
}

function readList<T>(
  list: unknown,
  builtIn: readonly T[],
  path: string,
  read: ReadItem<T>,
  refuse: Refuse,
): T[] {
  if (!Array.isArray(list)) refuse(path, 'not-a-list');
  else if (list.length === 0) refuse(path, 'empty-list');
  else if (list.length > MAX_SELECTORS) refuse(path, 'too-many');
  else {
    const readItem = (item: unknown, at: number): readonly T[] | T =>
      item === BUILT_IN ? builtIn : (read(item, `${path}.${at}`, refuse) ?? []);
    return list.flatMap(readItem);
  }
  return [];
}

const readSelector: ReadItem<string> = (item, path, refuse) =>
  isSelector(item) ? item : refuse(path, 'not-a-selector');

const readCardRule: ReadItem<CardRule> = (item, path, refuse) => {
  const { layout, selector } = fieldsOf(item);
  const known = LAYOUTS.find((one) => one === layout) ?? refuse(`${path}.layout`, 'not-a-layout');
  const checked = readSelector(selector, `${path}.selector`, refuse);
  return known && checked ? { layout: known, selector: checked } : null;
};

function fieldsOf(value: unknown): Record<string, unknown> {
  return isRecord(value) ? value : {};
}

function isRuleName(name: string): name is RuleName {
  return Object.hasOwn(BUILT_IN_RULES, name);
}

function isSelector(text: unknown): text is string {
  // What a bracket more still completes was left open, and would swallow the selector that it is joined to.
  return (
    typeof text === 'string' &&
    text.length <= MAX_LENGTH &&
    parses(text) &&
    !parses(`${text})`) &&
    !parses(`${text}]`)
  );
}

function parses(selector: string): boolean {
  try {
    document.createDocumentFragment().querySelector(selector);
    return true;
  } catch {
    return false;
  }
}
