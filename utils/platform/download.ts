/** Long enough for the slowest "save as" dialog; the text itself is small. */
const KEEP_MS = 60_000;

/** Saves a text as a file in the person's downloads. */
export function downloadText(fileName: string, text: string, mimeType: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: mimeType }));
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), KEEP_MS);
}
