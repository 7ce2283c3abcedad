import { useId } from 'preact/hooks';
import { i18n } from '#i18n';
import type { EpochMs } from '../../utils/domain/clock.ts';
import type { ListedRow } from '../../utils/domain/overview.ts';
import { profileUrl } from '../../utils/domain/post-url.ts';
import { CODE_DAYS, type CodeDays } from '../../utils/domain/request.ts';
import {
  daysToAsk,
  isToBeAsked,
  reachesAdEnd,
  wantsRenewal,
} from '../../utils/domain/situation.ts';
import { step } from '../../utils/domain/status.ts';
import { formatAgo } from '../../utils/platform/i18n.ts';
import { CHANNEL_WORDS } from '../words.ts';
import type { DetailsProps } from './request-details.tsx';

/** Who made it, how long it is wanted, and when the creator was asked. */
export function RequestFactList({
  listed: { row, badge },
  now,
  actions,
}: Pick<DetailsProps, 'listed' | 'now' | 'actions'>) {
  const lengthId = useId();
  const asks = row.request.rounds.flatMap((round) => round.asks);
  const lastAsk = asks.at(-1);
  const { post } = row;
  return (
    <dl class="ss-facts">
      {post?.handle && (
        <>
          <dt>{i18n.t('details.creator')}</dt>
          <dd>
            <a href={profileUrl(post.handle)} target="_blank" rel="noreferrer">
              <bdi>{post.nickname ?? `@${post.handle}`}</bdi>
            </a>
          </dd>
        </>
      )}
      <dt id={lengthId}>{i18n.t('details.length')}</dt>
      <dd>
        {step(badge.status, 'asked') === null ? (
          i18n.t('details.days', badge.days)
        ) : (
          <DaysChoice
            chosen={badge.days}
            labelId={lengthId}
            onChoose={(days) => actions.setDays(row.request.id, days)}
          />
        )}
        <LongerNote listed={{ row, badge }} now={now} />
      </dd>
      <dt>{i18n.t('details.asked')}</dt>
      <dd>
        {lastAsk
          ? i18n.t('details.askedTimes', asks.length, {
              channel: i18n.t(CHANNEL_WORDS[lastAsk.channel]),
              when: formatAgo(lastAsk.at, now),
            })
          : i18n.t('details.notAsked')}
      </dd>
      <dt>{i18n.t('details.post')}</dt>
      <dd class="ss-mono">{row.request.itemId}</dd>
    </dl>
  );
}

/** Says which length would reach the end of the ad, where the one wanted does not. */
function LongerNote({
  listed: { row, badge },
  now,
}: {
  listed: Pick<ListedRow, 'row' | 'badge'>;
  now: EpochMs;
}) {
  const from = Math.max(now, badge.endsAt ?? now);
  const days = daysToAsk(row.request, from);
  const isEnough = reachesAdEnd(days, row.request, from);
  const isAsking = isToBeAsked(badge.status) || wantsRenewal(badge);
  if (!isAsking || (isEnough && days === badge.days)) return null;
  return (
    <p class="ss-hint">{i18n.t(isEnough ? 'renewal.longer' : 'renewal.notEvenLongest', days)}</p>
  );
}

interface DaysChoiceProps {
  chosen: CodeDays;
  labelId: string;
  onChoose: (days: CodeDays) => void;
}

function DaysChoice({ chosen, labelId, onChoose }: DaysChoiceProps) {
  return (
    <select
      class="ss-input ss-input--inline"
      aria-labelledby={labelId}
      value={chosen}
      onChange={({ currentTarget }) => {
        const days = CODE_DAYS.find((one) => String(one) === currentTarget.value);
        if (days) onChoose(days);
      }}
    >
      {CODE_DAYS.map((days) => (
        <option key={days} value={days}>
          {i18n.t('details.days', days)}
        </option>
      ))}
    </select>
  );
}
