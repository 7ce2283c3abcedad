/** A code short enough to tell it from others, too short to be used by whoever looks over a shoulder. */
export function maskCode(code: string): string {
  return `${code.slice(0, 5)}…${code.slice(-4)}`;
}
