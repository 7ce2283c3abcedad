import { useId, useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import { formatList } from '../../utils/platform/i18n.ts';
import { COPY, DOWNLOAD, TRASH } from '../icon-paths.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';

/** What is wrong at one place of a file of rules; `path` reads like `rules.cards.0.selector`. */
export interface RuleFault {
  path: string;
  why: keyof typeof FAULT_WORDS;
}

/** What became of the last file: not taken as a whole, or for faults in it. */
export type RefusedFile = { why: 'too-big' | 'not-json' } | { why: 'faults'; faults: RuleFault[] };

/** Rules that a person imported. */
export interface ImportedRules {
  /** Their own date. */
  version: string;
  /** What they replace. */
  names: readonly string[];
  /** Those that came with this version are newer, so that these are no longer used. */
  isOutdated: boolean;
}

interface PageRulesSectionProps {
  /** Date of the rules that came with this version. */
  builtIn: string;
  /** Null when there are none. */
  imported: ImportedRules | null;
  refused: RefusedFile | null;
  onFile: (file: File) => void;
  onRemove: () => void;
  onCopyDiagnostics: () => void;
}

const FAULT_WORDS = {
  'not-rules': 'pageRules.notRules',
  'bad-version': 'pageRules.badVersion',
  'too-old': 'pageRules.tooOld',
  'unknown-rule': 'pageRules.unknownRule',
  'not-a-list': 'pageRules.notAList',
  'empty-list': 'pageRules.emptyList',
  'too-many': 'pageRules.tooMany',
  'not-a-layout': 'pageRules.notALayout',
  'not-a-selector': 'pageRules.notASelector',
} as const;

/** As many faults as help: who writes rules mends the first ones first. */
const SHOWN_FAULTS = 5;

/** How posts are found on TikTok's pages, and how to mend that before an update does. */
export function PageRulesSection(props: PageRulesSectionProps) {
  const { builtIn, imported, refused, onFile, onRemove, onCopyDiagnostics } = props;
  const titleId = useId();
  const file = useRef<HTMLInputElement>(null);
  return (
    <section class="ss-card" aria-labelledby={titleId}>
      <h2 id={titleId}>{i18n.t('pageRules.title')}</h2>
      <p class="ss-soft">{i18n.t('pageRules.intro')}</p>
      <RulesInUse builtIn={builtIn} imported={imported} />
      <div role="status" class="ss-may-be-empty">
        {refused && <Refusal refused={refused} />}
      </div>
      <div class="ss-buttons">
        <Button icon={DOWNLOAD} onClick={() => file.current?.click()}>
          {i18n.t('pageRules.import')}
        </Button>
        <input
          ref={file}
          type="file"
          hidden
          accept=".json,application/json"
          aria-label={i18n.t('pageRules.import')}
          onChange={({ currentTarget }) => {
            const [chosen] = currentTarget.files ?? [];
            // So that choosing the same file again, mended, is a change too.
            currentTarget.value = '';
            if (chosen) onFile(chosen);
          }}
        />
        {imported && (
          <Button look="danger" icon={TRASH} onClick={onRemove}>
            {i18n.t('pageRules.remove')}
          </Button>
        )}
        <Button icon={COPY} onClick={onCopyDiagnostics}>
          {i18n.t('pageHealth.copy')}
        </Button>
      </div>
      <p class="ss-hint">{i18n.t('pageRules.hint')}</p>
    </section>
  );
}

function RulesInUse({ builtIn, imported }: Pick<PageRulesSectionProps, 'builtIn' | 'imported'>) {
  if (!imported) return <p>{i18n.t('pageRules.builtIn', { builtIn })}</p>;
  const { version, names, isOutdated } = imported;
  if (isOutdated) return <p>{i18n.t('pageRules.outdated', { version, builtIn })}</p>;
  return (
    <>
      <p>{i18n.t('pageRules.imported', { version, builtIn })}</p>
      <p class="ss-hint">{namesWords(names)}</p>
    </>
  );
}

function namesWords(names: readonly string[]): string {
  return names.length === 0
    ? i18n.t('pageRules.overridesNothing')
    : i18n.t('pageRules.overrides', { names: formatList([...names]) });
}

function Refusal({ refused }: { refused: RefusedFile }) {
  if (refused.why !== 'faults') {
    return (
      <Notice tone="red">
        {i18n.t(refused.why === 'too-big' ? 'pageRules.tooBig' : 'pageRules.notJson')}
      </Notice>
    );
  }
  const { faults } = refused;
  return (
    <Notice tone="red">
      <p>{i18n.t('pageRules.faults', faults.length)}</p>
      <ul class="ss-advice">
        {faults.slice(0, SHOWN_FAULTS).map(({ path, why }) => (
          <li key={`${path} ${why}`}>
            <code>{path}</code> {i18n.t(FAULT_WORDS[why])}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
