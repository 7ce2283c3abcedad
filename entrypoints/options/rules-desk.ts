import { signal } from '@preact/signals';
import { i18n } from '#i18n';
import type { ImportedRules, RefusedFile } from '../../components/options/page-rules-section.tsx';
import { logError } from '../../utils/platform/log.ts';
import { pageRules } from '../../utils/settings/page-rules.ts';
import { isOutdated, readRules } from '../../utils/tiktok/read-rules.ts';
import type { ToastBoard } from './options-state.ts';

/** A file of rules is some thousand characters; this is far beyond any. */
const MOST_BYTES = 200_000;

/** Rules that a person imported, and what can be done with them. */
export function createRulesDesk(kept: unknown, board: ToastBoard) {
  const imported = signal(kept);
  const refused = signal<RefusedFile | null>(null);
  const keep = async (value: unknown, words: string, undo?: () => void): Promise<void> => {
    try {
      await pageRules.setValue(value);
      imported.value = value;
      board.tell(words, undo);
    } catch (error) {
      logError('keeping page rules', error);
      board.fail(i18n.t('options.notSaved'));
    }
  };
  return {
    refused,
    /** Null when there are none; also when they no longer suit this version, for then nothing uses them. */
    imported: (): ImportedRules | null => {
      const read = imported.value === null ? null : readRules(imported.value);
      if (!read?.ok) return null;
      const { version, overridden } = read.value;
      return { version, names: overridden, isOutdated: isOutdated(read.value) };
    },
    take: async (file: File): Promise<void> => {
      const value = file.size > MOST_BYTES ? undefined : await readJson(file);
      const read = value === undefined ? null : readRules(value);
      if (read?.ok && isOutdated(read.value)) {
        refused.value = { why: 'faults', faults: [{ path: 'version', why: 'too-old' }] };
      } else if (read?.ok) {
        refused.value = null;
        return keep(value, i18n.t('pageRules.done'));
      } else if (read) refused.value = { why: 'faults', faults: read.error };
      else refused.value = { why: file.size > MOST_BYTES ? 'too-big' : 'not-json' };
    },
    remove: (): void => {
      const before = imported.value;
      void keep(
        null,
        i18n.t('pageRules.removed'),
        () => void keep(before, i18n.t('pageRules.back')),
      );
    },
  };
}
export type RulesDesk = ReturnType<typeof createRulesDesk>;

async function readJson(file: File): Promise<unknown> {
  try {
    return JSON.parse(await file.text());
  } catch {
    // Told to the person as a file that is not JSON; one that cannot be read is none either.
    return undefined;
  }
}
