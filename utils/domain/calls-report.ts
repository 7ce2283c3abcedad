import type { AdsCall } from './ads-call.ts';
import type { EpochMs } from './clock.ts';
import { browserName, type SupportFacts } from './diagnostics.ts';
import type { BoardAccount, BoardLine, SyncBoard } from './sync-board.ts';

/** What the report is drawn from. */
export interface CallsReportSources extends SupportFacts {
  board: Pick<SyncBoard, 'accounts' | 'lineCount' | 'lines' | 'calls'>;
}

const CALL_COLUMNS = [
  'Time (UTC)',
  'Endpoint',
  'Problem',
  'Return code',
  'HTTP status',
  'Duration (ms)',
  'Request id',
  'Advertiser id',
];

const LINE_COLUMNS = [
  'Waits',
  'Tries',
  'Next try (UTC)',
  'Last error',
  'Sent (UTC)',
  'Advertiser id',
];

/**
 * The kept calls and what waits as a text to send to support: tables with tabs between their columns, for spreadsheets and mails alike.
 * Neither token nor Spark code, nor anything of a person: of ad accounts the advertiser ids only, not their names.
 */
export function writeCallsReport(sources: CallsReportSources): string {
  const { version, userAgent, language, now, board } = sources;
  return [
    ['Spark Scout', version, browserName(userAgent), language, utc(now)],
    [],
    ['Advertiser id', 'State', 'Last answer (UTC)', 'Last sweep (UTC)', 'Posts', 'Waiting'],
    ...board.accounts.map(({ advertiserId, pausedAt, problem, lastAnswerAt, sweep, waiting }) => [
      advertiserId,
      pausedAt !== null ? 'paused' : (problem?.kind ?? 'working'),
      lastAnswerAt === null ? '' : utc(lastAnswerAt),
      sweep === null ? '' : utc(sweep.endedAt),
      sweep?.posts ?? '',
      waiting,
    ]),
    ['In the outbox', board.lineCount],
    [],
    LINE_COLUMNS,
    ...board.lines.map((line) => lineColumns(line, board.accounts)),
    [],
    CALL_COLUMNS,
    ...board.calls.map(columnsOf),
  ]
    .map((columns) => columns.join('\t'))
    .join('\n');
}

/** What waits for a person's word has no time of its own. */
function lineColumns(line: BoardLine, accounts: readonly BoardAccount[]): (string | number)[] {
  const { kind, attempts, notBefore, lastError, sentAt, adAccountId } = line;
  return [
    kind,
    attempts,
    kind === 'confirm-code' ? '' : utc(notBefore),
    lastError?.kind ?? '',
    sentAt === null ? '' : utc(sentAt),
    plain(accounts.find(({ id }) => id === adAccountId)?.advertiserId ?? ''),
  ];
}

function columnsOf(call: AdsCall): (string | number)[] {
  return [
    utc(call.at),
    plain(call.endpoint),
    call.problem ?? '',
    call.returnCode ?? '',
    call.httpStatus ?? '',
    Math.round(call.durationMs),
    plain(call.requestId ?? ''),
    plain(call.advertiserId ?? ''),
  ];
}

const utc = (at: EpochMs): string => new Date(at).toISOString();

/** Ids and paths only: what TikTok sends must not be able to draw a table of its own, or to carry a code along. */
const plain = (text: string): string => (/^[\w/.-]{1,64}$/.test(text) ? text : '');
