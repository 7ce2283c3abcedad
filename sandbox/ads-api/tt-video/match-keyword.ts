import { ApiProblem, RETURN_CODE } from '../return-codes.ts';
import type { Params } from '../params.ts';
import type { Post } from '../state.ts';

const LONGEST_KEYWORD = 500;
const WHOLE_ITEM_ID = /^\d{19,}$/;

/** A `keyword` of 19 digits or more is one exact item id; any other text is looked for in the caption. */
export function matchKeyword(params: Params): (post: Post) => boolean {
  const keyword = params.optionalText('keyword') ?? '';
  if (keyword.length > LONGEST_KEYWORD) {
    throw new ApiProblem(RETURN_CODE.parameter, `keyword: Longer than ${LONGEST_KEYWORD}.`);
  }
  return WHOLE_ITEM_ID.test(keyword)
    ? (post) => post.itemId === keyword
    : (post) => post.caption.toLowerCase().includes(keyword.toLowerCase());
}
