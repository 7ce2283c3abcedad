import { useEffect, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { Button } from './ui/button.tsx';

interface PickBarProps {
  view: { picked: number; isBusy: boolean };
  actions: { save: () => void; pickAll: () => void; cancel: () => void };
}

/** The bar of pick mode: how many posts are picked, and what to do with them. */
export function PickBar({ view: { picked, isBusy }, actions }: PickBarProps) {
  const [isThere, setThere] = useState(false);
  // A screen reader hears what is put into a live region, not what it comes with.
  useEffect(() => setThere(true), []);
  const said = picked === 0 ? i18n.t('feed.pick.none') : i18n.t('feed.pick.count', picked);
  return (
    <section class="ss-pick" role="region" aria-label={i18n.t('feed.pick.title')}>
      <p role="status">{isThere && said}</p>
      <div class="ss-pick__actions">
        <Button look="quiet" onClick={actions.pickAll}>
          {i18n.t('feed.pick.all')}
        </Button>
        <Button look="quiet" onClick={actions.cancel}>
          {i18n.t('ui.cancel')}
        </Button>
        <Button look="primary" isBusy={isBusy} disabled={picked === 0} onClick={actions.save}>
          {picked === 0 ? i18n.t('feed.pick.save') : i18n.t('feed.pick.saveCount', picked)}
        </Button>
      </div>
    </section>
  );
}
