import { useEffect, useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import { SEARCH } from '../icon-paths.ts';
import { Icon } from '../ui/icon.tsx';

/** Searches the list; `/` leads here from anywhere on the page, Escape empties it. */
export function SearchBox({ query, onQuery }: { query: string; onQuery: (query: string) => void }) {
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const ending = new AbortController();
    const onKey = (event: KeyboardEvent): void => {
      const isTyping =
        event.target instanceof Element && event.target.closest('input, textarea, select, dialog');
      if (event.key !== '/' || isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      box.current?.focus();
    };
    document.addEventListener('keydown', onKey, { signal: ending.signal });
    return () => ending.abort();
  }, []);
  return (
    <div class="ss-search" role="search">
      <Icon path={SEARCH} />
      <input
        ref={box}
        type="search"
        class="ss-input"
        aria-label={i18n.t('search.label')}
        placeholder={i18n.t('search.placeholder')}
        aria-keyshortcuts="/"
        value={query}
        onInput={(event) => onQuery(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || query === '') return;
          event.preventDefault();
          onQuery('');
        }}
      />
    </div>
  );
}
