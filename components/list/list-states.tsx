import { i18n } from '#i18n';
import { NEW_TAB, SEARCH } from '../icon-paths.ts';
import { BrandMark } from '../ui/brand-mark.tsx';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { Notice } from '../ui/notice.tsx';

/** While the first rows are read. */
export function ListSkeleton() {
  return (
    <div class="ss-skeleton" role="status" aria-label={i18n.t('list.loading')}>
      {[0, 1, 2, 3].map((row) => (
        <div key={row} class="ss-skeleton__row" />
      ))}
    </div>
  );
}

/** Before the first request. */
export function EmptyList() {
  return (
    <div class="ss-empty">
      <BrandMark size={56} />
      <h2>{i18n.t('empty.title')}</h2>
      <p>{i18n.t('empty.how')}</p>
      <a
        class="ss-button ss-button--primary"
        href="https://www.tiktok.com/foryou"
        target="_blank"
        rel="noreferrer"
      >
        <Icon path={NEW_TAB} />
        {i18n.t('empty.open')}
      </a>
      <p class="ss-hint">{i18n.t('empty.later')}</p>
    </div>
  );
}

/** When search and filter leave nothing. */
export function NothingFound({ query, onClear }: { query: string; onClear: () => void }) {
  return (
    <div class="ss-empty">
      <Icon path={SEARCH} size={28} />
      <h2>
        {query.trim() === ''
          ? i18n.t('none.filtered')
          : i18n.t('none.title', { query: query.trim().slice(0, 60) })}
      </h2>
      <p>{i18n.t('none.how')}</p>
      <Button onClick={onClear}>{i18n.t('none.clear')}</Button>
    </div>
  );
}

/** When the database or the background cannot be reached. */
export function ListFailed({ why, onRetry }: { why: string; onRetry: () => void }) {
  return (
    <div class="ss-empty">
      <Notice tone="red" isAlert action={<Button onClick={onRetry}>{i18n.t('ui.retry')}</Button>}>
        {why}
      </Notice>
    </div>
  );
}
