import { i18n } from '#i18n';
import type { AccountProblem } from '../utils/domain/authorization.ts';
import { TROUBLE_WORDS } from './words-ads.ts';
import { PROBLEM_WORDS } from './words.ts';

/** What keeps an ad account from working, and the next step; in detail, where that is known. */
export function problemWords({
  kind,
  trouble,
}: {
  kind: AccountProblem['kind'];
  trouble?: AccountProblem['trouble'] | undefined;
}): string {
  if (!trouble) return i18n.t(PROBLEM_WORDS[kind]);
  const { title, next } = TROUBLE_WORDS[trouble];
  return i18n.t('problem.inDetail', { title: i18n.t(title), next: i18n.t(next) });
}
