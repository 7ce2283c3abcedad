import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { AdAccount } from '../../utils/domain/authorization.ts';
import type { EpochMs } from '../../utils/domain/clock.ts';
import type { Sighting } from '../../utils/domain/growth.ts';
import type { ListedRow } from '../../utils/domain/overview.ts';
import { Button } from '../ui/button.tsx';
import type { Drafts, RequestActions } from './request-actions.ts';
import { RequestDetails, RequestRow } from './request-row.tsx';
import type { Scouting } from './scouting.ts';
import { useFocusOnMore } from './use-focus-on-more.ts';
import { useKeptPlace } from './use-kept-place.ts';
import { useListKeys } from './use-list-keys.ts';

interface RequestListProps {
  rows: ListedRow[];
  now: EpochMs;
  accounts: AdAccount[];
  isConnected: boolean;
  scouting: Scouting;
  /** Kept counts of the post of the open row, oldest first. */
  snapshots: Sighting[];
  openId: string | null;
  onOpen: (requestId: string | null) => void;
  selected: ReadonlySet<string>;
  onSelect: (requestId: string, isSelected: boolean) => void;
  actions: RequestActions;
  drafts: Drafts;
}

/** As many rows as a tall window shows; more are drawn when the end of the list comes near. */
const ROWS_AT_ONCE = 40;

/** The requests, to be gone through with the arrows or j and k. */
export function RequestList({
  rows,
  openId,
  onOpen,
  selected,
  onSelect,
  ...rest
}: RequestListProps) {
  const list = useRef<HTMLUListElement>(null);
  const { drawn, left, drawMore } = useDrawnRows(rows, openId, list);
  const { entryId, setCurrentId } = useEntry(drawn);
  const [pasteId, setPasteId] = useState<string | null>(null);
  // Once the list is painted.
  useEffect(() => void RequestDetails.fetchAhead(), []);
  useListKeys(list, () => onOpen(null));
  useKeptPlace(
    list,
    openId,
    rows.findIndex(({ row }) => row.request.id === openId),
  );
  const open = (id: string | null, toPaste: boolean): void => {
    setPasteId(toPaste ? id : null);
    onOpen(id);
  };
  return (
    <>
      <ul class="ss-list" ref={list} aria-label={i18n.t('list.label')}>
        {drawn.map((listed) => {
          const { id } = listed.row.request;
          return (
            <RequestRow
              key={id}
              {...rest}
              listed={listed}
              isOpen={openId === id}
              isSelected={selected.has(id)}
              isCurrent={entryId === id}
              wantsPaste={pasteId === id}
              onToggle={() => open(openId === id ? null : id, false)}
              onPaste={() => open(id, true)}
              onSelect={(isSelected) => onSelect(id, isSelected)}
              onCurrent={() => setCurrentId(id)}
            />
          );
        })}
      </ul>
      {left > 0 && <MoreRows left={left} onMore={drawMore} />}
    </>
  );
}

/** The row that Tab leads to: where the focus last was, else the first. */
function useEntry(drawn: ListedRow[]) {
  const [currentId, setCurrentId] = useState<string | null>(null);
  const current = drawn.find(({ row }) => row.request.id === currentId) ?? drawn[0];
  return { entryId: current?.row.request.id ?? null, setCurrentId };
}

/** As many rows as are needed now; a row that is opened from elsewhere is drawn and brought into view. */
function useDrawnRows(
  rows: ListedRow[],
  openId: string | null,
  list: RefObject<HTMLUListElement | null>,
) {
  const [limit, setLimit] = useState(ROWS_AT_ONCE);
  const expectMore = useFocusOnMore(list, '[data-row]');
  const openIndex = rows.findIndex(({ row }) => row.request.id === openId);
  const isOpenDrawn = openIndex < limit;
  useEffect(() => {
    if (!isOpenDrawn) setLimit(openIndex + 1);
    else if (openId !== null) showRow(list.current, openId);
  }, [openId, isOpenDrawn]);
  return {
    drawn: rows.slice(0, limit),
    left: rows.length - limit,
    drawMore: (takesFocus: boolean) => {
      if (takesFocus) expectMore();
      setLimit((shown) => shown + ROWS_AT_ONCE);
    },
  };
}

function showRow(list: HTMLUListElement | null, requestId: string): void {
  const button = [...(list?.querySelectorAll<HTMLElement>('[data-row]') ?? [])].find(
    ({ dataset }) => dataset['row'] === requestId,
  );
  button?.closest('li')?.scrollIntoView({ block: 'nearest' });
}

interface MoreRowsProps {
  left: number;
  /** `takesFocus`: whoever is at the button has to be taken along to the rows that come. */
  onMore: (takesFocus: boolean) => void;
}

/** Presses itself when it comes near the window; that takes nobody along unless the button goes with it. */
function MoreRows({ left, onMore }: MoreRowsProps) {
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
        const isHere = element.current?.contains(document.activeElement) ?? false;
        onMore(isHere && left <= ROWS_AT_ONCE);
      },
      { rootMargin: '600px' },
    );
    if (element.current) observer.observe(element.current);
    return () => observer.disconnect();
  }, [left]);
  return (
    <div class="ss-more" ref={element}>
      <Button look="quiet" onClick={() => onMore(true)}>
        {i18n.t('list.more', left)}
      </Button>
    </div>
  );
}
