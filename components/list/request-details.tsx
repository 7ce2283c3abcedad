import { i18n } from '#i18n';
import { bestWindow } from '../../utils/domain/attention.ts';
import type { AdAccount } from '../../utils/domain/authorization.ts';
import type { EpochMs } from '../../utils/domain/clock.ts';
import type { Sighting } from '../../utils/domain/growth.ts';
import type { PostInsight } from '../../utils/domain/insight.ts';
import type { ListedRow } from '../../utils/domain/overview.ts';
import { isToBeAsked } from '../../utils/domain/situation.ts';
import type { Status } from '../../utils/domain/status.ts';
import { TRASH, TURN_BACK } from '../icon-paths.ts';
import { Button } from '../ui/button.tsx';
import { InsightNotes } from '../insight/insight-notes.tsx';
import { growthWords } from '../words-growth.ts';
import { AdEnd } from './ad-end.tsx';
import { AuthorizationFacts } from './authorization-facts.tsx';
import { CodeSection } from './code-section.tsx';
import { CreatorSection } from './creator-section.tsx';
import { MessageSection } from './message-section.tsx';
import { MarkSection } from './mark-section.tsx';
import { PostLink } from './next-step-button.tsx';
import { PostFigures } from './post-figures.tsx';
import type { Drafts, RequestActions } from './request-actions.ts';
import { RequestFactList } from './request-facts.tsx';
import { insightOfRow, type Scouting, seenAt } from './scouting.ts';

/** Where an ad is being planned or runs. */
const PLANS_ADS: readonly Status[] = ['agreed', 'code-received', 'authorized', 'expired'];

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
      <AdPart {...props} />
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
  const isJudged = isToBeAsked(listed.badge.status) || insight.eligibility.verdict === 'cannot';
  return (
    <>
      <PostFigures
        post={post}
        seenAt={seenAt(listed.row)}
        snapshots={snapshots}
        growth={insight.growth && growthWords(insight.growth)}
        now={now}
      />
      {isJudged && (
        // How it grew stands beside its line.
        <InsightNotes insight={{ ...insight, growth: null }} itemId={post.itemId} now={now} />
      )}
    </>
  );
}

/** Until when the ad is to run matters from when there is a window, or soon will be. */
function AdPart({ listed: { row, badge }, now, actions }: DetailsProps) {
  const { adEndsAt } = row.request;
  if (adEndsAt === null && !PLANS_ADS.includes(badge.status)) return null;
  const startsAt = bestWindow(row.authorizations)?.startsAt ?? null;
  return (
    <AdEnd badge={badge} startsAt={startsAt} adEndsAt={adEndsAt} now={now} actions={actions} />
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
