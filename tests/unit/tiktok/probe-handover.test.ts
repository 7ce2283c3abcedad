import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, onTestFinished, test } from 'vitest';
import { hearPort, offerPort, takePort } from '../../../utils/tiktok/probe-handover.ts';

const OFFER = 'spark-scout:offer';

function listen(window: EventTarget): unknown[] {
  const heard: unknown[] = [];
  const life = new AbortController();
  onTestFinished(() => life.abort());
  void takePort(window).then((port) => hearPort(port, life.signal, (text) => heard.push(text)));
  return heard;
}

function forgeOffer(window: EventTarget, text: string): boolean {
  const { port1, port2 } = new MessageChannel();
  port1.postMessage(text);
  onTestFinished(() => port1.close());
  return window.dispatchEvent(new MessageEvent(OFFER, { ports: [port2], cancelable: true }));
}

describe('handing the port over', () => {
  test('works when the page’s side runs first, and nothing said before is lost', async () => {
    const window = new EventTarget();
    const probe = offerPort(window);
    probe.post('early');
    const heard = listen(window);
    probe.post('late');
    await sleep(20);
    expect(heard).toEqual(['early', 'late']);
  });

  test('works when our side runs first', async () => {
    const window = new EventTarget();
    const heard = listen(window);
    offerPort(window).post('hello');
    await sleep(20);
    expect(heard).toEqual(['hello']);
  });

  test('a forged offer that comes later is not taken', async () => {
    const window = new EventTarget();
    const heard = listen(window);
    offerPort(window);
    const isUnclaimed = forgeOffer(window, 'forged');
    await sleep(20);
    expect({ isUnclaimed, heard }).toEqual({ isUnclaimed: true, heard: [] });
  });

  test('once the port is taken, calling for it again gives the page nothing', () => {
    const window = new EventTarget();
    listen(window);
    offerPort(window);
    let offers = 0;
    window.addEventListener(OFFER, () => (offers += 1));
    window.dispatchEvent(new Event('spark-scout:call'));
    expect(offers).toBe(0);
  });

  test('an offer without a port is not taken', () => {
    const window = new EventTarget();
    listen(window);
    expect(window.dispatchEvent(new MessageEvent(OFFER, { data: 'x', cancelable: true }))).toBe(
      true,
    );
    expect(window.dispatchEvent(new Event(OFFER, { cancelable: true }))).toBe(true);
  });

  test('no more than fifty messages wait for a listener that never comes', async () => {
    const window = new EventTarget();
    const probe = offerPort(window);
    for (let at = 0; at < 80; at += 1) probe.post(String(at));
    const heard = listen(window);
    await sleep(20);
    expect(heard).toHaveLength(50);
  });
});
