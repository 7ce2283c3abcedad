/** Our script in the page's world offers its port with this event, and asks for it with the other one. */
const OFFER = 'spark-scout:offer';
const CALL = 'spark-scout:call';

/** The end of the probe: what is posted before the other side has its end waits in the port. */
export interface ProbePort {
  post(text: string): void;
}

/** Messages that may wait for a listener that never comes, as after the extension was switched off. */
const MAX_WAITING = 50;

/**
 * Offers a port to our isolated script, in the page's world. Both scripts run at document_start, before any script of
 * the page, in an order that differs between browsers: it is offered at once, and again when the other side calls. The
 * event is synchronous, so that the page has no moment to catch it.
 */
export function offerPort(target: EventTarget): ProbePort {
  const { port1, port2 } = new MessageChannel();
  let isTaken = false;
  let waiting = 0;
  const offer = (): void => {
    // The taker says so by preventing the default.
    isTaken = !target.dispatchEvent(new MessageEvent(OFFER, { ports: [port2], cancelable: true }));
    if (isTaken) target.removeEventListener(CALL, offer);
  };
  target.addEventListener(CALL, offer);
  offer();
  return {
    post(text) {
      waiting += isTaken ? 0 : 1;
      if (waiting <= MAX_WAITING) port1.postMessage(text);
    },
  };
}

declare global {
  /** In the isolated world, which no page can see: the port of this document, until the feed listens to it. */
  var sparkScoutProbePort: Promise<MessagePort> | undefined;
}

/**
 * Takes the port that our script in the page's world offers: the first one, once. What comes later is not ours. What the
 * probe says waits in the port.
 */
export function takePort(target: EventTarget): Promise<MessagePort> {
  const { promise, resolve } = Promise.withResolvers<MessagePort>();
  const heard = (event: Event): void => {
    const port: unknown = event instanceof MessageEvent ? event.ports[0] : null;
    if (!(port instanceof MessagePort)) return;
    target.removeEventListener(OFFER, heard);
    event.preventDefault();
    event.stopImmediatePropagation();
    resolve(port);
  };
  target.addEventListener(OFFER, heard);
  target.dispatchEvent(new Event(CALL));
  return promise;
}

/**
 * Listens to a port that was taken.
 * @param onText hears what the probe says. It may still be forged by the page: check it.
 */
export function hearPort(
  port: MessagePort,
  signal: AbortSignal,
  onText: (text: unknown) => void,
): void {
  if (signal.aborted) return port.close();
  port.addEventListener('message', ({ data }: MessageEvent<unknown>) => onText(data), { signal });
  port.start();
  signal.addEventListener('abort', () => port.close(), { once: true });
}
