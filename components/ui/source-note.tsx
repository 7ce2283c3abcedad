import { i18n } from '#i18n';
import type { Source } from '../../utils/domain/authorization.ts';
import { PENCIL, SHIELD_CHECK } from '../icon-paths.ts';
import { Icon } from './icon.tsx';

const WORDS = { hand: 'source.hand', tiktok: 'source.tiktok' } as const satisfies Record<
  Source,
  string
>;
const ICONS = { hand: PENCIL, tiktok: SHIELD_CHECK } as const satisfies Record<Source, string>;

/** Who says so: stands beside every fact about an authorization. */
export function SourceNote({ source }: { source: Source }) {
  return (
    <span class="ss-source">
      <Icon path={ICONS[source]} size={12} />
      {i18n.t(WORDS[source])}
    </span>
  );
}
