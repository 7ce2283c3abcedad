import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { EpochMs } from '../../utils/domain/clock.ts';
import type { AllFoundWork, Found } from '../../utils/domain/found.ts';
import { formatNumber } from '../../utils/platform/numbers.ts';
import { INFO, PLUS } from '../icon-paths.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { AllFound, FoundProgress } from './all-found.tsx';
import { FoundRows } from './found-rows.tsx';
import { useFocusOnMore } from './use-focus-on-more.ts';

interface FoundPostsProps {
  found: Found;
  /** What is being done with all of them. */
  work: AllFoundWork | null;
  isOpen: boolean;
  onToggle: () => void;
  onAdd: (itemIds: string[]) => void;
  onPutAside: (itemIds: string[]) => void;
  onAddAll: () => void;
  onPutAllAside: () => void;
  onMore: () => void;
  now: EpochMs;
}

/** As many more as are shown at a time. */
export const FOUND_AT_ONCE = 50;

/** A quiet line that somebody authorised posts without us, which opens the list of them. */
export function FoundPosts(props: FoundPostsProps) {
  const { found, work, isOpen, onToggle } = props;
  const section = useKeptFocus(found.count);
  if (found.count === 0 && !isOpen && work === null) return null;
  return (
    <section
      ref={section}
      class="ss-elsewhere"
      aria-label={i18n.t('found.label')}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !isOpen) return;
        // Otherwise the browser would close the popup.
        event.preventDefault();
        onToggle();
        event.currentTarget.querySelector('button')?.focus();
      }}
    >
      <div class="ss-elsewhere__line">
        <Icon path={INFO} size={14} />
        <span>
          {found.count === 0
            ? i18n.t('found.nothingLeft')
            : i18n.t('found.line', found.count, [formatNumber(found.count)])}
        </span>
        <Button look="quiet" aria-expanded={isOpen} onClick={onToggle}>
          {i18n.t(isOpen ? 'found.hide' : 'found.show')}
        </Button>
      </div>
      {work && <FoundProgress {...work} />}
      {isOpen && found.count > 0 && <FoundList {...props} />}
    </section>
  );
}

/** When the last post goes, the focus that was on it or its buttons goes to the button that stays. */
function useKeptFocus(count: number) {
  const section = useRef<HTMLElement>(null);
  const hadFocus = useRef(false);
  useLayoutEffect(() => {
    const { activeElement, body } = document;
    if (count === 0 && hadFocus.current && (activeElement === null || activeElement === body))
      section.current?.querySelector('button')?.focus();
    hadFocus.current = section.current?.contains(document.activeElement) ?? false;
  });
  return section;
}

function FoundList(props: FoundPostsProps) {
  const { found, onMore, now } = props;
  const { posts, count } = found;
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const list = useRef<HTMLUListElement>(null);
  const expectMore = useFocusOnMore(list, 'input');
  const selected = posts.map(({ itemId }) => itemId).filter((itemId) => chosen.has(itemId));
  const left = Math.min(count - posts.length, FOUND_AT_ONCE);
  const showMore = (): void => {
    expectMore();
    onMore();
  };
  return (
    <>
      <p class="ss-hint">{i18n.t('found.hint')}</p>
      <FoundBar {...props} selected={selected} onSelect={(ids) => setChosen(new Set(ids))} />
      {count > posts.length && <AllFound {...props} count={count} />}
      <FoundRows
        list={list}
        posts={posts}
        chosen={chosen}
        onChoose={(itemId, isChosen) => {
          const others = [...chosen].filter((one) => one !== itemId);
          setChosen(new Set(isChosen ? [...others, itemId] : others));
        }}
        now={now}
      />
      {left > 0 && (
        <Button look="quiet" onClick={showMore}>
          {i18n.t('found.more', left)}
        </Button>
      )}
    </>
  );
}

interface FoundBarProps extends FoundPostsProps {
  selected: string[];
  onSelect: (itemIds: string[]) => void;
}

/** What can be done with the posts that are selected. */
function FoundBar({ found, work, selected, onSelect, onAdd, onPutAside }: FoundBarProps) {
  const isAll = selected.length === found.posts.length;
  const words: [string] = [formatNumber(selected.length)];
  // A button that is truly disabled would lose the focus.
  const idle = { isBusy: selected.length === 0 || work !== null, 'aria-busy': false };
  return (
    <div class="ss-elsewhere__bar">
      <label class="ss-check">
        <input
          type="checkbox"
          checked={isAll}
          onChange={() => onSelect(isAll ? [] : found.posts.map(({ itemId }) => itemId))}
        />
        {i18n.t('found.selectAll')}
      </label>
      <div class="ss-buttons">
        <Button look="primary" icon={PLUS} {...idle} onClick={() => onAdd(selected)}>
          {i18n.t('found.add', selected.length, words)}
        </Button>
        <Button {...idle} onClick={() => onPutAside(selected)}>
          {i18n.t('found.putAside', selected.length, words)}
        </Button>
      </div>
    </div>
  );
}
