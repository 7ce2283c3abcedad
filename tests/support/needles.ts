/** How much of a secret has to turn up to count as leaked. */
const PIECE = 14;

/** Every form in which a secret could travel: as it is, percent-encoded once and twice, in base64 at any place. */
export function needlesOf(secret: string): string[] {
  // The `#` of a code gets lost on the way at times.
  const bare = secret.replace(/^#/, '');
  const pieces = [bare.slice(0, PIECE), bare.slice(2, PIECE + 2)];
  return [...new Set(pieces.flatMap((piece) => [piece, ...encodings(piece)]))];
}

function encodings(piece: string): string[] {
  const once = encodeURIComponent(piece);
  const base64 = [0, 1, 2].map((before) => inBase64(piece, before));
  return [
    once,
    once.toLowerCase(),
    encodeURIComponent(once),
    ...base64,
    ...base64.map((text) => text.replaceAll('+', '-').replaceAll('/', '_')),
    Buffer.from(piece).toString('hex'),
  ];
}

/** The middle of a base64 text that has the piece after so many other bytes: its ends depend on what stands beside. */
function inBase64(piece: string, before: number): string {
  const text = Buffer.from(' '.repeat(before) + piece).toString('base64');
  return text.slice(before === 0 ? 0 : 4, Math.floor((before + piece.length) / 3) * 4);
}

/** What was found where: for each place whose text holds a secret, the place and the needle. */
export function findLeaks(places: Record<string, unknown>, needles: readonly string[]): string[] {
  return Object.entries(places).flatMap(([place, value]) => {
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    return needles.filter((needle) => text.includes(needle)).map((needle) => `${place}: ${needle}`);
  });
}
