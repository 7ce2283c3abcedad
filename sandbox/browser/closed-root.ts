import type { Browser, Frame, Page } from 'puppeteer-core';
import * as v from 'valibot';

/**
 * Runs a function on the closed shadow root of a host element, which no script of the page can reach.
 * @param host CSS selector of the host; the first match counts.
 * @param source a function `(root, argument) => text` in JavaScript; it runs in the page.
 * @returns the text; null when there is no such host, or it has no shadow root.
 */
export function callInClosedRoot(
  page: Page,
  host: string,
  source: string,
  argument: string | null,
): Promise<string | null> {
  const browser = page.browser();
  return hasBidi(browser)
    ? callOverBidi(browser.connection, page, host, source, argument)
    : callOverCdp(page, host, source, argument);
}

async function callOverCdp(
  page: Page,
  host: string,
  source: string,
  argument: string | null,
): Promise<string | null> {
  const devtools = await page.createCDPSession();
  try {
    const { result: element } = await devtools.send('Runtime.evaluate', {
      expression: `document.querySelector(${JSON.stringify(host)})`,
    });
    if (element.objectId === undefined) return null;
    const { node } = await devtools.send('DOM.describeNode', {
      objectId: element.objectId,
      depth: 1,
      pierce: true,
    });
    const backendNodeId = node.shadowRoots?.[0]?.backendNodeId;
    if (backendNodeId === undefined) return null;
    const { object: root } = await devtools.send('DOM.resolveNode', { backendNodeId });
    if (root.objectId === undefined) return null;
    const { result, exceptionDetails } = await devtools.send('Runtime.callFunctionOn', {
      functionDeclaration: `function (argument) { return (${source})(this, argument); }`,
      objectId: root.objectId,
      arguments: [{ value: argument }],
      returnByValue: true,
    });
    if (exceptionDetails)
      throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return v.parse(v.string(), result.value);
  } finally {
    await devtools.detach();
  }
}

/** puppeteer's connection to a WebDriver BiDi browser; it is there, but not in the published types (25.16). */
interface BidiConnection {
  send(method: string, parameters: object): Promise<unknown>;
}

function hasBidi(browser: Browser): browser is Browser & { connection: BidiConnection } {
  return 'connection' in browser;
}

function hasContextId(frame: Frame): frame is Frame & { _id: string } {
  return '_id' in frame;
}

const locatedHosts = v.object({
  result: v.object({
    nodes: v.array(
      v.object({ value: v.object({ shadowRoot: v.nullish(v.object({ sharedId: v.string() })) }) }),
    ),
  }),
});
const callResult = v.object({
  result: v.variant('type', [
    v.object({ type: v.literal('success'), result: v.object({ value: v.string() }) }),
    v.object({ type: v.literal('exception'), exceptionDetails: v.object({ text: v.string() }) }),
  ]),
});

/** WebDriver BiDi hands out closed shadow roots too, when asked for with `includeShadowTree` (Firefox 153). */
async function callOverBidi(
  connection: BidiConnection,
  page: Page,
  host: string,
  source: string,
  argument: string | null,
): Promise<string | null> {
  const frame = page.mainFrame();
  if (!hasContextId(frame))
    throw new Error('puppeteer no longer tells the id of a browsing context.');
  const located = await connection.send('browsingContext.locateNodes', {
    context: frame._id,
    locator: { type: 'css', value: host },
    maxNodeCount: 1,
    serializationOptions: { maxDomDepth: 0, includeShadowTree: 'all' },
  });
  const root = v.parse(locatedHosts, located).result.nodes[0]?.value.shadowRoot;
  if (!root) return null;
  const called = await connection.send('script.callFunction', {
    functionDeclaration: `(root) => (${source})(root, ${JSON.stringify(argument)})`,
    arguments: [{ sharedId: root.sharedId }],
    target: { context: frame._id },
    awaitPromise: true,
  });
  const { result } = v.parse(callResult, called);
  if (result.type === 'exception') throw new Error(result.exceptionDetails.text);
  return result.result.value;
}
