import { i18n } from '#i18n';
import {
  type AdAccount,
  type ApplyOutcome,
  type Authorization,
  knownWindow,
} from '../../utils/domain/authorization.ts';
import type { EpochMs } from '../../utils/domain/clock.ts';
import { isFailedTry } from '../../utils/domain/not-in-account.ts';
import { formatMoment } from '../../utils/platform/i18n.ts';
import { SourceNote } from '../ui/source-note.tsx';
import { TikTokSays } from './tiktok-says.tsx';

const OUTCOMES = {
  applied: 'details.applied',
  'not-applied': 'details.notApplied',
  uncertain: 'details.uncertain',
} as const satisfies Record<ApplyOutcome, string>;

interface AuthorizationFactsProps {
  authorizations: Authorization[];
  accounts: AdAccount[];
  now: EpochMs;
}

/** In which ad accounts a post is authorised, until when, and who says so. */
export function AuthorizationFacts({ authorizations, accounts, now }: AuthorizationFactsProps) {
  if (authorizations.length === 0) return null;
  return (
    <section class="ss-section">
      <h3>{i18n.t('details.accounts')}</h3>
      <ul class="ss-plain-list">
        {authorizations.map((authorization) => (
          <AccountFact
            key={authorization.adAccountId}
            authorization={authorization}
            label={
              accounts.find(({ id }) => id === authorization.adAccountId)?.label ??
              i18n.t('details.goneAccount')
            }
            now={now}
          />
        ))}
      </ul>
    </section>
  );
}

function AccountFact({
  authorization,
  label,
  now,
}: {
  authorization: Authorization;
  label: string;
  now: EpochMs;
}) {
  const { outcome, byTikTok } = authorization;
  const hasLeft = outcome === 'not-applied' && byTikTok !== null;
  // What TikTok said of a post while it was there is true no more.
  const window = hasLeft ? null : knownWindow(authorization);
  return (
    <li class="ss-account-fact">
      <strong>
        <bdi>{label}</bdi>
      </strong>
      <span>
        {i18n.t(
          hasLeft && !isFailedTry(authorization) ? 'details.noLongerListed' : OUTCOMES[outcome],
        )}
      </span>
      {typeof window?.endsAt === 'number' && (
        <span>{endWords(window.endsAt, window.endIsLatestPossible, now)}</span>
      )}
      {window && <SourceNote source={window.source} />}
      {byTikTok && !hasLeft && <TikTokSays words={byTikTok} />}
    </li>
  );
}

function endWords(endsAt: EpochMs, isLatestPossible: boolean, now: EpochMs): string {
  const moment = formatMoment(endsAt);
  if (endsAt <= now) return i18n.t('window.ended', { day: moment });
  return i18n.t(isLatestPossible ? 'details.latestEnd' : 'details.end', { moment });
}
