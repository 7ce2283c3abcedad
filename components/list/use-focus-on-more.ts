import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

/**
 * For lists that show more when that is asked for: the focus goes to the first item that came, or it would stay behind
 * the last one, or be lost with the button. Who has gone elsewhere meanwhile is left there.
 * @param target what takes the focus in an item
 * @returns what to call when more is asked for, before it is there
 */
export function useFocusOnMore(
  list: RefObject<HTMLUListElement | null>,
  target: string,
): () => void {
  const asked = useRef<{ count: number; from: Element | null } | null>(null);
  useLayoutEffect(() => {
    const first = asked.current && list.current?.children[asked.current.count];
    if (!asked.current || !first) return;
    const { activeElement, body } = document;
    const isStillHere = activeElement === asked.current.from || activeElement === body;
    asked.current = null;
    if (isStillHere) first.querySelector<HTMLElement>(target)?.focus();
  });
  return () => {
    asked.current = { count: list.current?.children.length ?? 0, from: document.activeElement };
  };
}
