import { i18n } from '#i18n';
import type { LooseCode, RequestRow } from '../../utils/domain/overview.ts';
import type { ReceivedCodes } from '../../utils/domain/received-codes.ts';
import { nameOf } from '../list/request-row.tsx';
import { CHECK, CROSS } from '../icon-paths.ts';
import { IconButton } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { PasteForm } from './paste-form.tsx';

interface PastePanelProps {
  draft: string;
  onDraft: (text: string) => void;
  onPaste: (text: string) => Promise<string | null>;
  /** What the last paste brought; null before the first one. */
  received: ReceivedCodes | null;
  rows: RequestRow[];
  looseCodes: LooseCode[];
  onOpen: (requestId: string) => void;
  onClose: () => void;
}

/** Takes one code or fifty, with the chat around them, and shows what was found. */
export function PastePanel({
  draft,
  onDraft,
  onPaste,
  received,
  rows,
  looseCodes,
  onOpen,
  onClose,
}: PastePanelProps) {
  return (
    <section class="ss-paste-panel" aria-label={i18n.t('paste.title')}>
      <header>
        <h2>{i18n.t('paste.title')}</h2>
        <IconButton icon={CROSS} label={i18n.t('ui.close')} onClick={onClose} />
      </header>
      <PasteForm
        label={i18n.t('paste.label')}
        hint={i18n.t('paste.hint')}
        rows={4}
        draft={draft}
        onDraft={onDraft}
        onPaste={onPaste}
        hasFocus
      />
      <div role="status">
        {received && (
          <Found received={received} rows={rows} looseCodes={looseCodes} onOpen={onOpen} />
        )}
      </div>
    </section>
  );
}

/** Where each code went, as far as it is known by now: what TikTok answers later is in `rows`. */
function Found({
  received,
  rows,
  looseCodes,
  onOpen,
}: Pick<PastePanelProps, 'rows' | 'looseCodes' | 'onOpen'> & { received: ReceivedCodes }) {
  const found = received.codes.map(({ codeId, requestId }) =>
    rows.find(
      ({ request, codes }) => request.id === requestId || codes.some(({ id }) => id === codeId),
    ),
  );
  const owners = [...new Set(found)].filter((row) => row !== undefined);
  const loose = looseCodes.filter(({ code }) =>
    received.codes.some(({ codeId }) => codeId === code.id),
  );
  const newCount = received.codes.filter(({ outcome }) => outcome === 'new').length;
  const knownCount = received.codes.length - newCount;
  return (
    <Notice tone="green" icon={CHECK}>
      <p>
        {[
          newCount > 0 && i18n.t('paste.foundNew', newCount),
          knownCount > 0 && i18n.t('paste.foundKnown', knownCount),
        ]
          .filter(Boolean)
          .join(' ')}
      </p>
      {owners.length > 0 && (
        <ul class="ss-found">
          {owners.map((row) => (
            <li key={row.request.id}>
              <button type="button" class="ss-link" onClick={() => onOpen(row.request.id)}>
                <bdi>{nameOf(row)}</bdi>
              </button>
            </li>
          ))}
        </ul>
      )}
      <LooseWords loose={loose} />
    </Notice>
  );
}

/** What is the matter with those codes that have no request yet. */
function LooseWords({ loose }: { loose: LooseCode[] }) {
  const refused = loose.filter(({ code }) => code.refusal !== null).length;
  const asked = loose.filter(({ code, lines }) => code.refusal === null && lines.length > 0).length;
  const left = loose.length - refused - asked;
  return (
    <>
      {asked > 0 && <p>{i18n.t('paste.asking', asked)}</p>}
      {refused > 0 && <p>{i18n.t('paste.refused', refused)}</p>}
      {left > 0 && <p>{i18n.t('paste.choose', left)}</p>}
    </>
  );
}
