import { sign } from '../sandbox/site/signature.ts';

/** What an answer is about. */
export type AnswerKind = 'posts' | 'comments';

const PATHS: Record<AnswerKind, string> = {
  posts: '/api/recommend/item_list/',
  comments: '/api/comment/list/',
};

let asked = 0;

/** The address of an answer of some size, as the page would sign it; each is good once. */
export function answerUrl(kind: AnswerKind, kilobytes: number): string {
  asked += 1;
  const url = `${PATHS[kind]}?bench_kb=${kilobytes}&nonce=${asked}`;
  return `${url}&X-Bogus=${sign(url)}`;
}
