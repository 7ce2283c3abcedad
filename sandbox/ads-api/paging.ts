import type { Params } from './params.ts';

/** One page of an answer, as `page` and `page_size` (20 where absent) ask for it. */
export interface Page<T> {
  rows: T[];
  page_info: { page: number; page_size: number; total_number: number; total_page: number };
}

/** Cuts a page out of all rows; a size over `largest` is 40002. */
export function cutPage<T>(params: Params, all: readonly T[], largest: number): Page<T> {
  const page = params.whole('page', { fallback: 1, min: 1, max: Number.MAX_SAFE_INTEGER });
  const size = params.whole('page_size', { fallback: 20, min: 1, max: largest });
  return {
    rows: all.slice((page - 1) * size, page * size),
    page_info: {
      page,
      page_size: size,
      total_number: all.length,
      total_page: Math.ceil(all.length / size),
    },
  };
}
