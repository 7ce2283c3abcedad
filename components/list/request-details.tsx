import { useId } from 'preact/hooks';
import { i18n } from '#i18n';
import { formatAgo } from '../../utils/platform/i18n.ts';
import type { AdAccount } from '../../utils/domain/authorization.ts';
import type { EpochMs } from '../../utils/domain/clock.ts';
import type { Sighting } from '../../utils/domain/growth.ts';
import type { PostInsight } from '../../utils/domain/insight.ts';
import type { ListedRow } from '../../utils/domain/overview.ts';
import { profileUrl } from '../../utils/domain/post-url.ts';
import { CODE_DAYS, type CodeDays } from '../../utils/domain/request.ts';
import { step } from '../../utils/domain/status.ts';
import { TRASH, TURN_BACK } from '../icon-paths.ts';
import { Button } from '../ui/button.tsx';
import { InsightNotes } from '../insight/insight-notes.tsx';
import { CHANNEL_WORDS } from '../words.ts';
import { growthWords } from '../words-growth.ts';
import { AuthorizationFacts } from './authorization-facts.tsx';
import { CodeSection } from './code-section.tsx';
import { CreatorSection } from './creator-section.tsx';
import { MessageSection } from './message-section.tsx';
import { MarkSection } from './mark-section.tsx';
import { PostLink } from './next-step-button.tsx';
import { PostFigures } from './post-figures.tsx';
import type { Drafts, RequestActions } from './request-actions.ts';
import { insightOfRow, type Scouting, seenAt } from './scouting.ts';

export interface DetailsProps {
  id: string;
  listed: ListedRow;
  now: EpochMs;
  accounts: AdAccount[];
  /** Whether the person came to paste a code. */
  wantsPaste: boolean;
  /** Whether an ad account is connected: then codes are applied by themselves. */
  isConnected: boolean;
  scouting: Scouting;
  /** Kept counts of the post of the row that is open, oldest first. */
  snapshots: Sighting[];
  actions: RequestActions;
  drafts: Drafts;
}

/** Everything about one request, and everything that can be done with it. */
export function RequestDetails(props: DetailsProps) {
  const { id, listed, now, accounts, actions } = props;
  const { request } = listed.row;
  const insight = insightOfRow(listed, props.scouting);
  return (
    <div class="ss-details" id={id}>
      <RequestFactList listed={listed} now={now} actions={actions} />
      <PostPart {...props} insight={insight} />
      <AuthorizationFacts
        authorizations={listed.row.authorizations}
        accounts={accounts}
        now={now}
      />
      {!insight?.isOurs && <MessageSection {...props} />}
      <CodeSection {...props} />
      <MarkSection listed={listed} actions={actions} />
      <CreatorPart {...props} />
      <div class="ss-details__foot">
        <PostLink listed={listed} />
        {listed.badge.canUndo && request.before && (
          <Button icon={TURN_BACK} onClick={() => actions.undo(request.id)}>
            {i18n.t('row.undoStep')}
          </Button>
        )}
        <Button look="danger" icon={TRASH} onClick={() => actions.remove([request.id])}>
          {i18n.t('row.delete')}
        </Button>
      </div>
    </div>
  );
}

/** The post itself: how it is doing, and before it is asked for whether it can run. */
function PostPart(props: DetailsProps & { insight: PostInsight | null }) {
  const { listed, now, snapshots, insight } = props;
  const { post } = listed.row;
  if (!post || !insight) return null;
  const canBeAsked = step(listed.badge.status, 'asked') !== null;
  return (
    <>
      <PostFigures
        post={post}
        seenAt={seenAt(listed.row)}
        snapshots={snapshots}
        growth={insight.growth && growthWords(insight.growth)}
        now={now}
      />
      {(canBeAsked || insight.eligibility.verdict === 'cannot') && (
        // How it grew stands beside its line.
        <InsightNotes insight={{ ...insight, growth: null }} itemId={post.itemId} now={now} />
      )}
    </>
  );
}

function CreatorPart({ listed: { row }, actions, drafts }: DetailsProps) {
  const handle = row.post?.handle;
  if (!handle) return null;
  return (
    <CreatorSection
      handle={handle}
      memory={row.creator}
      note={row.creatorNote}
      actions={actions}
      drafts={drafts}
    />
  );
}

function RequestFactList({
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
