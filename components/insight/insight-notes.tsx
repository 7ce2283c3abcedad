import { i18n } from '#i18n';
import type { EpochMs } from '../../utils/domain/clock.ts';
import type { PostInsight } from '../../utils/domain/insight.ts';
import { CIRCLE_CHECK, CIRCLE_SLASH, HOME, INFO, SPARK, WARNING } from '../icon-paths.ts';
import type { Tone } from '../status-look.ts';
import { Icon } from '../ui/icon.tsx';
import { creatorWords, oursWords } from '../words-creator.ts';
import {
  type Advice,
  reasonWords,
  type ShownVerdict,
  shownVerdict,
  uncheckedWords,
  VERDICT_WORDS,
} from '../words-eligibility.ts';
import { growthWords } from '../words-growth.ts';
import { lookWords } from '../words-look.ts';
import { remixWords } from '../words-remix.ts';

interface InsightNotesProps {
  insight: PostInsight;
  itemId: string;
  now: EpochMs;
  /** Names of what could not be checked only what weighs most. */
  isBrief?: boolean;
}

/** As many unchecked facts as a brief line has room for. */
const FEW_FACTS = 2;

const VERDICT_LOOK: Record<ShownVerdict, { tone: Tone; icon: string }> = {
  fine: { tone: 'green', icon: CIRCLE_CHECK },
  care: { tone: 'amber', icon: WARNING },
  cannot: { tone: 'red', icon: CIRCLE_SLASH },
  unchecked: { tone: 'grey', icon: INFO },
};

/** What to know before asking for a post, each with what to do about it; the most pressing first. */
export function InsightNotes({ insight, itemId, now, isBrief = false }: InsightNotesProps) {
  const { eligibility, isOurs, look, growth, memory } = insight;
  const { unknown } = eligibility;
  const verdict = shownVerdict(eligibility);
  const { tone, icon } = VERDICT_LOOK[verdict];
  const unchecked = uncheckedWords(isBrief ? unknown.slice(0, FEW_FACTS) : unknown);
  // "Not checked yet" above "Not checked: …" would say it twice.
  const isUnchecked = verdict === 'unchecked' && unchecked !== null;
  return (
    <ul class="ss-insight">
      {isOurs && <AdviceLine tone="slate" icon={HOME} advice={oursWords()} />}
      {memory &&
        !isOurs &&
        creatorWords(memory, itemId, now).map(({ kind, ...advice }) => (
          <AdviceLine key={kind} tone="blue" icon={WARNING} advice={advice} />
        ))}
      {look && eligibility.verdict !== 'cannot' && (
        <Line tone="violet" icon={SPARK} text={lookWords(look)} />
      )}
      {growth && <Line tone="violet" icon={SPARK} text={growthWords(growth)} />}
      {!isUnchecked && <Line tone={tone} icon={icon} text={i18n.t(VERDICT_WORDS[verdict])} />}
      {adviceOf(insight).map((advice) => (
        <li key={advice.why} class="ss-insight__reason">
          <Words advice={advice} />
        </li>
      ))}
      {isUnchecked && <Line tone={tone} icon={icon} text={unchecked} />}
      {unchecked && !isUnchecked && <li class="ss-insight__unchecked">{unchecked}</li>}
    </ul>
  );
}

/** Reasons, and what there is to say of duets unless a reason says it already. */
function adviceOf({ eligibility, remix }: PostInsight): Advice[] {
  const reasons = eligibility.reasons.map(reasonWords);
  const note = remixWords(remix);
  const isSaid = reasons.some(({ why }) => why === note?.why);
  return note && !isSaid ? [...reasons, note] : reasons;
}

function AdviceLine({ tone, icon, advice }: { tone: Tone; icon: string; advice: Advice }) {
  return (
    <li class={`ss-insight__line ss-tone-${tone}`}>
      <Icon path={icon} size={14} />
      <span>
        <Words advice={advice} />
      </span>
    </li>
  );
}

function Line({ tone, icon, text }: { tone: Tone; icon: string; text: string }) {
  return (
    <li class={`ss-insight__line ss-tone-${tone}`}>
      <Icon path={icon} size={14} />
      <span>{text}</span>
    </li>
  );
}

function Words({ advice: { why, next } }: { advice: Advice }) {
  return (
    <>
      {why} <span class="ss-soft">{next}</span>
    </>
  );
}
