import type { ComponentChildren } from 'preact';
import { i18n } from '#i18n';
import { CLIPBOARD, DOWNLOAD, LINK, NEW_TAB, SLIDERS } from '../icon-paths.ts';
import { BrandMark } from '../ui/brand-mark.tsx';
import { Button, IconButton } from '../ui/button.tsx';

interface PopupHeaderProps {
  isPasting: boolean;
  onPaste: () => void;
  isAddingLinks: boolean;
  onAddLinks: () => void;
  onExport: () => void;
  onSettings: () => void;
  /** Null in a tab. */
  onTab: (() => void) | null;
  /** The sync line. */
  sync: ComponentChildren;
  /** The search box. */
  search: ComponentChildren;
}

/** The top of the list: who we are, how the sync is doing, search, and the ways out. */
export function PopupHeader({
  isPasting,
  onPaste,
  isAddingLinks,
  onAddLinks,
  onExport,
  onSettings,
  onTab,
  sync,
  search,
}: PopupHeaderProps) {
  return (
    <header class="ss-header">
      <div class="ss-header__bar">
        <BrandMark />
        <h1>{i18n.t('extName')}</h1>
        {sync}
        <nav class="ss-header__tools" aria-label={i18n.t('header.tools')}>
          <IconButton icon={DOWNLOAD} label={i18n.t('header.export')} onClick={onExport} />
          <IconButton icon={SLIDERS} label={i18n.t('header.settings')} onClick={onSettings} />
          {onTab && <IconButton icon={NEW_TAB} label={i18n.t('header.tab')} onClick={onTab} />}
        </nav>
      </div>
      <div class="ss-header__find">
        {search}
        <Button look="primary" icon={CLIPBOARD} aria-expanded={isPasting} onClick={onPaste}>
          {i18n.t('header.paste')}
        </Button>
        <IconButton
          icon={LINK}
          label={i18n.t('header.addLinks')}
          aria-expanded={isAddingLinks}
          onClick={onAddLinks}
        />
      </div>
    </header>
  );
}
