import { useMemo } from 'preact/hooks';
import { PageRulesSection } from '../../components/options/page-rules-section.tsx';
import { RULES_VERSION } from '../../utils/tiktok/selectors.ts';
import { copyDiagnostics } from './copy-diagnostics.ts';
import type { ToastBoard } from './options-state.ts';
import { createRulesDesk } from './rules-desk.ts';

/** The rules that posts are found by, and those that a person imported. */
export function PageRules({ kept, board }: { kept: unknown; board: ToastBoard }) {
  const desk = useMemo(() => createRulesDesk(kept, board), [board]);
  return (
    <PageRulesSection
      builtIn={RULES_VERSION}
      imported={desk.imported()}
      refused={desk.refused.value}
      onFile={(file) => void desk.take(file)}
      onRemove={desk.remove}
      onCopyDiagnostics={() => void copyDiagnostics(board)}
    />
  );
}
