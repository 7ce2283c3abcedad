import { useId } from 'preact/hooks';
import { i18n } from '#i18n';
import { readHandleEntry } from '../../utils/domain/fit-entries.ts';
import { ChipsField, SPACES } from '../ui/chips-field.tsx';

interface OwnHandlesSectionProps {
  handles: string[];
  onHandles: (handles: string[]) => void;
}

/** The person's own brand accounts, whose posts need no creator's word. */
export function OwnHandlesSection({ handles, onHandles }: OwnHandlesSectionProps) {
  const titleId = useId();
  return (
    <section class="ss-card ss-form" aria-labelledby={titleId}>
      <h2 id={titleId}>{i18n.t('ownHandles.title')}</h2>
      <p class="ss-soft">{i18n.t('ownHandles.intro')}</p>
      <ChipsField
        label={i18n.t('ownHandles.label')}
        hint={i18n.t('ownHandles.hint')}
        placeholder={i18n.t('ownHandles.example')}
        values={handles}
        onValues={onHandles}
        read={readHandleEntry}
        between={SPACES}
        refuse={(entries) => i18n.t('ownHandles.wrong', { entries })}
        show={(handle) => `@${handle}`}
      />
    </section>
  );
}
