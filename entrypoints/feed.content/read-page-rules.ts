import { logError } from '../../utils/platform/log.ts';
import { readStoredRules } from '../../utils/settings/read-stored-rules.ts';
import { BUILT_IN_SET, type CompiledRules, compileRules } from '../../utils/tiktok/page-rules.ts';
import { isOutdated, readRules } from '../../utils/tiktok/read-rules.ts';

/**
 * The rules for reading the page: the built-in ones, with what a person has imported in the settings unless the
 * built-in ones are newer by now.
 */
export async function readPageRules(): Promise<CompiledRules> {
  return compileRules(await readImported());
}

async function readImported(): Promise<typeof BUILT_IN_SET> {
  try {
    const imported = await readStoredRules();
    const read = imported === null ? null : readRules(imported);
    if (read && !read.ok) logError('reading imported page rules', read.error[0]?.path);
    return read?.ok && !isOutdated(read.value) ? read.value : BUILT_IN_SET;
  } catch (error) {
    logError('reading page rules', error);
    return BUILT_IN_SET;
  }
}
