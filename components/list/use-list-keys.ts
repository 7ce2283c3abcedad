import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';

const STEPS: Partial<Record<string, 1 | -1>> = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 };

/** Lets arrows and j/k go through the rows of a list, and Escape close the open one. */
export function useListKeys(list: RefObject<HTMLUListElement | null>, onEscape: () => void): void {
  useEffect(() => {
    const ending = new AbortController();
    const onKey = (event: KeyboardEvent): void => {
      if (
        event.defaultPrevented ||
        event.ctrlKey ||
        event.metaKey ||
        event.altKey ||
        isElsewhere(event)
      )
        return;
      const by = STEPS[event.key];
      if (by !== undefined && list.current) moveFocus(list.current, by, event);
      if (event.key === 'Escape' && list.current) leaveRow(list.current, event, onEscape);
    };
    document.addEventListener('keydown', onKey, { signal: ending.signal });
    return () => ending.abort();
  }, [onEscape]);
}

/** Keys belong to whoever is being typed into, and to an open dialog. */
function isElsewhere({ target, key }: KeyboardEvent): boolean {
  if (!(target instanceof Element)) return false;
  if (target.closest('dialog')) return true;
  if (key === 'Escape') return target.matches('select');
  const isSearch = target.matches('input[type=search]');
  if (isSearch && key === 'ArrowDown') return false;
  return target.matches('input:not([type=checkbox]), textarea, select');
}

function moveFocus(list: HTMLUListElement, by: 1 | -1, event: KeyboardEvent): void {
  const buttons = [...list.querySelectorAll<HTMLElement>('[data-row]')];
  const here = buttons.findIndex((button) =>
    button.closest('li')?.contains(document.activeElement),
  );
  const next = here === -1 ? buttons[0] : buttons[here + by];
  if (!next) return;
  event.preventDefault();
  next.focus();
  next.closest('li')?.scrollIntoView({ block: 'nearest' });
}

/** Closes the open row and stays on it. */
function leaveRow(list: HTMLUListElement, event: KeyboardEvent, onEscape: () => void): void {
  const open = list.querySelector<HTMLElement>('[data-row][aria-expanded=true]');
  if (!open) return;
  // Otherwise the browser would close the popup.
  event.preventDefault();
  open.focus();
  onEscape();
}
