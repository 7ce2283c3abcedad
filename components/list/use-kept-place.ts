import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

/** Keeps the open row where it is in the window when a step moves it to another place of the list. */
export function useKeptPlace(
  list: RefObject<HTMLUListElement | null>,
  openId: string | null,
  openIndex: number,
): void {
  const last = useRef({ openId, openIndex });
  const topBefore = topOf(list.current, openId);
  useLayoutEffect(() => {
    const hasMoved = last.current.openId === openId && last.current.openIndex !== openIndex;
    last.current = { openId, openIndex };
    const top = topOf(list.current, openId);
    if (hasMoved && topBefore !== null && top !== null) scrollBy(0, top - topBefore);
  });
}

function topOf(list: HTMLUListElement | null, openId: string | null): number | null {
  if (openId === null) return null;
  const button = list?.querySelector(`[data-row="${CSS.escape(openId)}"]`);
  return button?.getBoundingClientRect().top ?? null;
}
