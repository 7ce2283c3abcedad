import { i18n } from '#i18n';
import { formatNumber } from '../../../utils/platform/numbers.ts';
import { Button } from '../../ui/button.tsx';

/** Rows of one page. */
export const PAGE_SIZE = 50;

interface PagerProps {
  /** Rows of all pages. */
  count: number;
  /** The first row shown; 0 is the newest. */
  from: number;
  onPage: (page: number) => void;
}

/** Goes through pages of rows; nothing when one page holds them all. */
export function Pager({ count, from, onPage }: PagerProps) {
  if (count <= PAGE_SIZE) return null;
  const page = from / PAGE_SIZE;
  const to = Math.min(from + PAGE_SIZE, count);
  return (
    <nav class="ss-buttons" aria-label={i18n.t('syncBoard.pages')}>
      <Button disabled={from === 0} onClick={() => onPage(page - 1)}>
        {i18n.t('syncBoard.newer')}
      </Button>
      <span role="status">
        {i18n.t('syncBoard.range', {
          from: formatNumber(from + 1),
          to: formatNumber(to),
          count: formatNumber(count),
        })}
      </span>
      <Button disabled={to === count} onClick={() => onPage(page + 1)}>
        {i18n.t('syncBoard.older')}
      </Button>
    </nav>
  );
}
