import axe from 'axe-core';

/**
 * What axe finds wrong, in its words; empty when nothing is. Colours are left to tokens.test.ts, for there is no layout
 * here to read them from, and landmarks to pages that are whole.
 */
export async function axeFaults(element: Element, { isWholePage = false } = {}): Promise<string[]> {
  const { violations } = await axe.run(element, {
    rules: { 'color-contrast': { enabled: false }, region: { enabled: isWholePage } },
  });
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}
