import { setTimeout as sleep } from 'node:timers/promises';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { type PageWorld, watchAnswers } from '../../../utils/tiktok/watch-answers.ts';

const API = 'https://www.tiktok.com/api/recommend/item_list/?x=1';

/** An XMLHttpRequest that answers what it is told. */
class FakeXhr extends EventTarget {
  responseType = '';
  responseText = '{"via":"xhr"}';
  response: unknown = { via: 'json' };
  opened: unknown[] = [];
  open(...args: unknown[]): string {
    this.opened = args;
    return 'opened';
  }
}

function aWorld(answer: () => unknown) {
  const world = {
    fetch: vi.fn(answer),
    XMLHttpRequest: class extends FakeXhr {},
    location: { href: 'https://www.tiktok.com/foryou' },
  };
  const real = world.fetch;
  const heard: unknown[] = [];
  watchAnswers(world as unknown as PageWorld, (json) => heard.push(json));
  return { world: world as unknown as PageWorld, real, heard, Xhr: world.XMLHttpRequest };
}

const json = (body: string, init: ResponseInit = {}): Response =>
  new Response(body, { headers: { 'content-type': 'application/json' }, ...init });

beforeEach(() => {
  vi.stubGlobal('requestIdleCallback', (act: () => void) => setTimeout(act));
});

describe('answers to fetch', () => {
  test('are heard, and the page gets the very same promise and can still read the body', async () => {
    const response = json('{"itemList":[]}');
    const promise = Promise.resolve(response);
    const { world, heard } = aWorld(() => promise);

    const given = world.fetch(API);

    expect(given).toBe(promise);
    expect(await given).toBe(response);
    expect(await response.json()).toEqual({ itemList: [] });
    await sleep(10);
    expect(heard).toEqual([{ itemList: [] }]);
  });

  test.each([
    ['a text', API],
    ['a relative text', '/api/post/item_list/'],
    ['a URL', new URL(API)],
    ['a request', new Request(API)],
  ])('are heard when the address is %s', async (_, address) => {
    const { world, heard } = aWorld(() => Promise.resolve(json('{}')));
    await world.fetch(address);
    await sleep(10);
    expect(heard).toEqual([{}]);
  });

  test.each([
    ['another path', 'https://www.tiktok.com/foryou', json('{}')],
    ['a path that only mentions it', 'https://www.tiktok.com/x?next=/api/', json('{}')],
    [
      'an answer that is no JSON',
      API,
      new Response('<html>', { headers: { 'content-type': 'text/html' } }),
    ],
    ['a failure', API, json('{}', { status: 500 })],
  ])('are left alone for %s', async (_, address, response) => {
    const { world, heard } = aWorld(() => Promise.resolve(response));
    const clone = vi.spyOn(response, 'clone');
    await world.fetch(address);
    await sleep(10);
    expect(heard).toEqual([]);
    expect(clone).not.toHaveBeenCalled();
  });

  test('that cannot be read trouble nobody', async () => {
    const unhandled = vi.fn();
    process.on('unhandledRejection', unhandled);
    const { world, heard } = aWorld(() => Promise.resolve(json('{"cut":')));
    const { world: failing } = aWorld(() => Promise.reject(new TypeError('offline')));
    await world.fetch(API);
    await expect(failing.fetch(API)).rejects.toThrow('offline');
    await sleep(20);
    process.off('unhandledRejection', unhandled);
    expect(heard).toEqual([]);
    expect(unhandled).not.toHaveBeenCalled();
  });

  test('no request is made that the page did not make', async () => {
    const { world, real } = aWorld(() => Promise.resolve(json('{}')));
    await world.fetch(API);
    await sleep(10);
    expect(real).toHaveBeenCalledTimes(1);
  });
});

describe('answers to XMLHttpRequest', () => {
  test.each([
    ['text', '', { via: 'xhr' }],
    ['JSON', 'json', { via: 'json' }],
  ])('are heard as %s, and opening works as before', async (_, responseType, expected) => {
    const { heard, Xhr } = aWorld(() => undefined);
    const request = new Xhr();
    request.responseType = responseType;

    expect(request.open('GET', API)).toBe('opened');
    expect(request.opened).toEqual(['GET', API]);
    request.dispatchEvent(new Event('load'));
    await sleep(10);
    expect(heard).toEqual([expected]);
  });

  test.each([
    ['another path', '/foryou', ''],
    ['bytes', API, 'arraybuffer'],
  ])('are left alone for %s', async (_, address, responseType) => {
    const { heard, Xhr } = aWorld(() => undefined);
    const request = new Xhr();
    request.responseType = responseType;
    request.open('GET', address);
    request.dispatchEvent(new Event('load'));
    await sleep(10);
    expect(heard).toEqual([]);
  });
});
