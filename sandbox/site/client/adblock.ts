/**
 * What an ad blocker's lists do to the page, before the page's own scripts: `?adblock=1` both, `?adblock=cosmetic` the
 * rule alone, so that ads come and are hidden.
 */

/** EasyList, in the lists of 2026-07 and 2026-08. */
const COSMETIC_RULE =
  '[class*="DivCardWrapper"]:has([data-e2e="ad-tag"]) { display: none !important; }';

function addRule(): void {
  const style = document.createElement('style');
  style.textContent = COSMETIC_RULE;
  document.head.append(style);
}

/** Takes the ads out of what fetch brings and hands on a made-up answer, as scriptlets do (uBlock, since 2024-04). */
function pruneAnswers(): void {
  const plainFetch = window.fetch.bind(window);
  window.fetch = async (input, init) => {
    const response = await plainFetch(input, init);
    const address = new URL(input instanceof Request ? input.url : String(input), location.href);
    if (!address.pathname.startsWith('/api/')) return response;
    const text = await response.clone().text();
    if (!text.includes('"ad_info":{"ad_id"')) return response;
    const { status, statusText, headers } = response;
    const data: unknown = JSON.parse(text);
    return new Response(JSON.stringify(prune(data)), { status, statusText, headers });
  };
}

/** A copy of any JSON without the entries of lists that are ads. */
function prune(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter((entry) => !isAd(entry)).map(prune);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, prune(inner)]));
}

function isAd(entry: unknown): boolean {
  if (typeof entry !== 'object' || entry === null) return false;
  return hasAdId(entry) || ('item' in entry && hasAdId(entry.item));
}

const hasAdId = (item: unknown): boolean =>
  typeof item === 'object' &&
  item !== null &&
  'ad_info' in item &&
  typeof item.ad_info === 'object' &&
  item.ad_info !== null &&
  'ad_id' in item.ad_info;

addRule();
if (new URLSearchParams(location.search).get('adblock') === '1') pruneAnswers();
