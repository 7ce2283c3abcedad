import { useId, useMemo, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { type AdsCall, MOST_CALLS } from '../../../utils/domain/ads-call.ts';
import { troubleOfCall } from '../../../utils/domain/ads-trouble.ts';
import { figuresOfCalls, isFailed } from '../../../utils/domain/call-figures.ts';
import type { BoardAccount } from '../../../utils/domain/sync-board.ts';
import { formatClock } from '../../../utils/platform/i18n.ts';
import { formatNumber } from '../../../utils/platform/numbers.ts';
import { formatDuration } from '../../../utils/platform/span.ts';
import { COPY } from '../../icon-paths.ts';
import { Button } from '../../ui/button.tsx';
import { TROUBLE_WORDS } from '../../words-ads.ts';
import { BAR_COUNT, CallsPlot } from './calls-plot.tsx';
import { Pager, PAGE_SIZE } from './pager.tsx';
import { TableHead } from './table-head.tsx';

interface CallsTableProps {
  /** Newest first. */
  calls: AdsCall[];
  accounts: BoardAccount[];
  now: number;
  onCopy: () => void;
}

const COLUMNS = [
  'syncBoard.time',
  'syncBoard.endpoint',
  'syncBoard.code',
  'syncBoard.duration',
  'syncBoard.requestId',
  'syncBoard.account',
] as const;

/** The last calls to TikTok, to be looked at and to be copied for support. */
export function CallsTable({ calls, accounts, now, onCopy }: CallsTableProps) {
  const titleId = useId();
  const figures = useMemo(() => figuresOfCalls(calls, now, BAR_COUNT), [calls, now]);
  return (
    <section class="ss-card" aria-labelledby={titleId}>
      <h2 id={titleId}>{i18n.t('syncBoard.calls')}</h2>
      <p class="ss-soft">
        {figures === null
          ? i18n.t('syncBoard.callsNone')
          : i18n.t('syncBoard.callsIntro', { count: formatNumber(MOST_CALLS) })}
      </p>
      {figures !== null && (
        <>
          <CallsPlot figures={figures} now={now} />
          <SomeCalls {...{ calls, accounts, now, onCopy, titleId }} failed={figures.failed} />
        </>
      )}
    </section>
  );
}

interface SomeCallsProps extends CallsTableProps {
  titleId: string;
  /** How many have failed. */
  failed: number;
}

/** Page by page, all or those that failed. */
function SomeCalls({ calls, accounts, now, onCopy, titleId, failed }: SomeCallsProps) {
  const [isFailedOnly, setFailedOnly] = useState(false);
  const [page, setPage] = useState(0);
  const shown = isFailedOnly ? calls.filter(isFailed) : calls;
  // What is shown can become less while a later page is open.
  const from = Math.min(page, Math.max(0, Math.ceil(shown.length / PAGE_SIZE) - 1)) * PAGE_SIZE;
  const some = shown.slice(from, from + PAGE_SIZE);
  return (
    <>
      <div class="ss-buttons">
        <button
          type="button"
          class="ss-chip"
          aria-pressed={isFailedOnly}
          onClick={() => {
            setFailedOnly(!isFailedOnly);
            setPage(0);
          }}
        >
          {i18n.t('syncBoard.failedOnly')}{' '}
          <span class="ss-chip__count">{formatNumber(failed)}</span>
        </button>
        <Button icon={COPY} onClick={onCopy}>
          {i18n.t('syncBoard.copy')}
        </Button>
      </div>
      {some.length === 0 ? (
        <p>{i18n.t('syncBoard.noneFailed')}</p>
      ) : (
        <Calls calls={some} accounts={accounts} now={now} titleId={titleId} />
      )}
      <Pager count={shown.length} from={from} onPage={setPage} />
    </>
  );
}

interface CallsProps extends Pick<CallsTableProps, 'calls' | 'accounts' | 'now'> {
  titleId: string;
}

/** One page of calls. Its columns cannot stand below each other, so that it scrolls sideways where it has to. */
function Calls({ calls, accounts, now, titleId }: CallsProps) {
  const labels = new Map(accounts.map(({ advertiserId, label }) => [advertiserId, label]));
  return (
    <div class="ss-scroll" role="group" aria-labelledby={titleId} tabIndex={0}>
      <table class="ss-table" aria-labelledby={titleId}>
        <TableHead names={COLUMNS.map((column) => i18n.t(column))} />
        <tbody>
          {calls.map((call) => (
            <Call key={call.seq} call={call} labels={labels} now={now} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Call({
  call,
  labels,
  now,
}: {
  call: AdsCall;
  labels: ReadonlyMap<string, string>;
  now: number;
}) {
  const { at, endpoint, returnCode, httpStatus, problem, durationMs, requestId } = call;
  const trouble = troubleOfCall(call);
  const words = trouble && TROUBLE_WORDS[trouble];
  const account = call.advertiserId === null ? '–' : labels.get(call.advertiserId);
  const code = returnCode ?? (httpStatus === null ? '–' : `HTTP ${httpStatus}`);
  return (
    <tr>
      <td class="ss-table__figure">
        <time dateTime={new Date(at).toISOString()}>{formatClock(at, now)}</time>
      </td>
      <td class="ss-mono ss-table__endpoint">{endpoint}</td>
      <td class={problem === null ? undefined : 'ss-table__bad'}>
        <span class="ss-mono">{code}</span>
        {words && (
          <>
            <span class="ss-table__problem">{i18n.t(words.title)}</span>
            <span class="ss-table__next">{i18n.t(words.next)}</span>
          </>
        )}
      </td>
      <td class="ss-table__figure">{formatDuration(durationMs)}</td>
      <td class="ss-mono ss-table__id">{requestId ?? '–'}</td>
      <td>
        <bdi class="ss-table__name" title={account}>
          {account ?? call.advertiserId}
        </bdi>
      </td>
    </tr>
  );
}
