import { useId } from 'preact/hooks';
import { i18n } from '#i18n';
import { type BoardFacts, type BoardLine, waitOf } from '../../../utils/domain/sync-board.ts';
import { formatNumber } from '../../../utils/platform/numbers.ts';
import { lineWords, soonWords, waitWords } from './sync-words.ts';
import { TableHead } from './table-head.tsx';

interface OutboxTableProps {
  facts: BoardFacts;
  /** Lines in the outbox, listed or not. */
  lineCount: number;
}

const COLUMNS = [
  'syncBoard.what',
  'syncBoard.account',
  'syncBoard.tries',
  'syncBoard.next',
  'syncBoard.why',
] as const;

/** Everything that is still to be said to TikTok, and why it was not yet. */
export function OutboxTable({ facts, lineCount }: OutboxTableProps) {
  const titleId = useId();
  const { lines } = facts;
  const names = COLUMNS.map((column) => i18n.t(column));
  const listed = lines.filter(({ kind }) => kind !== 'confirm-code').length;
  return (
    <section class="ss-card" aria-labelledby={titleId}>
      <h2 id={titleId}>{i18n.t('syncBoard.outbox')}</h2>
      {lines.length === 0 ? (
        <p class="ss-soft">{i18n.t('syncBoard.outboxNone')}</p>
      ) : (
        <table class="ss-table ss-table--stacks" aria-labelledby={titleId}>
          <TableHead names={names} />
          <tbody>
            {lines.map((line) => (
              <Line key={line.key} line={line} facts={facts} />
            ))}
          </tbody>
        </table>
      )}
      {listed < lineCount && (
        <p class="ss-hint">
          {i18n.t('syncBoard.outboxMore', {
            shown: formatNumber(listed),
            count: formatNumber(lineCount),
          })}
        </p>
      )}
    </section>
  );
}

function Line({ line, facts }: { line: BoardLine; facts: BoardFacts }) {
  const wait = waitOf(line, facts);
  const account = line.adAccountId === null ? '–' : line.accountLabel;
  const cells = [
    <bdi key="account" class="ss-table__name" title={account ?? undefined}>
      {account ?? i18n.t('syncBoard.goneAccount')}
    </bdi>,
    formatNumber(line.attempts),
    wait.at === null ? i18n.t('syncBoard.notByItself') : soonWords(wait.at, facts.now),
    waitWords(wait),
  ];
  return (
    <tr>
      <th scope="row">
        <bdi>{lineWords(line)}</bdi>
      </th>
      {cells.map((cell, index) => (
        <td key={COLUMNS[index + 1]} data-column={i18n.t(COLUMNS[index + 1] ?? COLUMNS[0])}>
          {cell}
        </td>
      ))}
    </tr>
  );
}
