/**
 * Puts a text on the clipboard; to be called from a click or key.
 * @returns false when the browser would not: the caller then shows the text, to be copied by hand.
 */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // No permission, no focus, or no clipboard at all: which of them changes nothing for the person.
    return false;
  }
}
