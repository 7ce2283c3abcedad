import { i18n } from '#i18n';
import type { PageHealth } from '../../utils/domain/page-health.ts';
import { COPY, SLIDERS, STACK, SYNC } from '../icon-paths.ts';
import { surfaceWords } from '../surface-words.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';

interface PageHelpProps {
  /** How well the page in front is understood; null when our script does not run on it. */
  health: PageHealth | null;
  onPick: () => void;
  onReload: () => void;
  onCopyDiagnostics: () => void;
  onSettings: () => void;
}

/** What can be done with the page of tiktok.com in front: several posts at once, and help where it is not understood. */
export function PageHelp(props: PageHelpProps) {
  const { health, onPick, onReload, onCopyDiagnostics, onSettings } = props;
  if (health === null) {
    return (
      <Notice
        tone="slate"
        action={
          <Button icon={SYNC} onClick={onReload}>
            {i18n.t('pageHealth.reload')}
          </Button>
        }
      >
        {i18n.t('pageHealth.absent')}
      </Notice>
    );
  }
  if (health.isDegraded) {
    return (
      <Notice
        tone="orange"
        action={
          <div class="ss-buttons">
            <Button icon={COPY} onClick={onCopyDiagnostics}>
              {i18n.t('pageHealth.copy')}
            </Button>
            <Button look="quiet" icon={SLIDERS} onClick={onSettings}>
              {i18n.t('pageHealth.whatToDo')}
            </Button>
          </div>
        }
      >
        <p>{i18n.t('pageHealth.degraded', { surface: surfaceWords(health.surface) })}</p>
        <p>{i18n.t('pageHealth.degradedNext')}</p>
      </Notice>
    );
  }
  // With one post in view there is nothing to pick from.
  if (health.cards < 2) return null;
  return (
    <div>
      <Button icon={STACK} onClick={onPick}>
        {i18n.t('pageHealth.pick')}
      </Button>
    </div>
  );
}
