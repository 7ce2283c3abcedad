import { setTimeout as sleep } from 'node:timers/promises';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { type PageWorld, watchAnswers } from '../../../utils/tiktok/watch-answers.ts';

const ORIGIN = 'https://www.tiktok.com';
const PATH = '/api/recommend/item_list/';
const API = `${ORIGIN}${PATH}?count=10`;
const BODY = '{"itemList":[]}';

/** How a kind of answer is read as JSON. */
const jsonOf = (Answer: { prototype: Response }) =>
  Reflect.get(Answer.prototype, 'json') as (...args: unknown[]) => unknown;

/** A page of its own, whose answers come from an address. */
function aWorld() {
  /** Answers what it is told. */
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
  class Answer extends Response {
    #url: string;
    constructor(body: BodyInit | null, url: string) {
      super(body);
      this.#url = url;
    }
    override get url(): string {
      return this.#url;
    }
    // As in a browser: functions of the prototype, and copies that know their address.
    override json(): Promise<unknown> {
      return super.json();
    }
    override text(): Promise<string> {
      return super.text();
    }
    override arrayBuffer(): Promise<ArrayBuffer> {
      return super.arrayBuffer();
    }
    override get body(): Response['body'] {
      return super.body;
    }
    override clone(): Answer {
      return new Answer(super.clone().body, this.#url);
    }
  }
  const world = { Response: Answer, XMLHttpRequest: FakeXhr };
  const realJson = jsonOf(Answer);
  const heard: [unknown, string][] = [];
  watchAnswers(world as unknown as PageWorld, (json, path) => heard.push([json, path]));
  return { Answer, Xhr: FakeXhr, heard, realJson };
}

beforeEach(() => {
  vi.stubGlobal('requestIdleCallback', (act: () => void) => setTimeout(act));
});

describe('answers that the page reads', () => {
  test('as JSON are heard as the very object that the page gets', async () => {
    const { Answer, heard } = aWorld();
    const answer = new Answer(BODY, API);
    const clone = vi.spyOn(answer, 'clone');

    const given = await answer.json();

    await sleep(10);
    expect(given).toEqual({ itemList: [] });
    expect(heard).toEqual([[given, PATH]]);
    expect(heard[0]?.[0]).toBe(given);
    expect(clone).not.toHaveBeenCalled();
  });

  test('as text are heard', async () => {
    const { Answer, heard } = aWorld();
    expect(await new Answer(BODY, API).text()).toBe(BODY);
    await sleep(10);
    expect(heard).toEqual([[{ itemList: [] }, PATH]]);
  });

  test('as bytes or as a stream are heard once, and the page gets all of them', async () => {
    const { Answer, heard } = aWorld();
    const bytes = await new Answer(BODY, API).arrayBuffer();
    const streamed = new Answer(BODY, API);
    const chunks = [];
    for await (const chunk of streamed.body ?? []) chunks.push(chunk);
    await sleep(20);
    expect(new TextDecoder().decode(bytes)).toBe(BODY);
    expect(Buffer.concat(chunks as Uint8Array[]).toString()).toBe(BODY);
    expect(heard).toEqual([
      [{ itemList: [] }, PATH],
      [{ itemList: [] }, PATH],
    ]);
  });

  test('after a look at whether there is a body are heard once', async () => {
    const { Answer, heard } = aWorld();
    const answer = new Answer(BODY, API);
    expect(answer.body).not.toBeNull();
    expect(await answer.json()).toEqual({ itemList: [] });
    await sleep(20);
    expect(heard).toEqual([[{ itemList: [] }, PATH]]);
  });

  test('from several copies are heard once', async () => {
    const { Answer, heard } = aWorld();
    const answer = new Answer(BODY, API);
    const copy = answer.clone();
    await copy.clone().text();
    await Promise.all([copy.json(), answer.clone().text(), answer.arrayBuffer()]);
    await sleep(20);
    expect(heard).toEqual([[{ itemList: [] }, PATH]]);
  });

  test('that are broken are the page’s alone', async () => {
    const unhandled = vi.fn();
    process.on('unhandledRejection', unhandled);
    const { Answer, heard } = aWorld();
    await expect(new Answer('{"cut":', API).json()).rejects.toThrow(SyntaxError);
    expect(await new Answer('{"cut":', API).text()).toBe('{"cut":');
    const used = new Answer(BODY, `${API}&used`);
    await used.text();
    await expect(used.text()).rejects.toThrow(TypeError);
    await sleep(20);
    process.off('unhandledRejection', unhandled);
    expect(heard).toEqual([[{ itemList: [] }, PATH]]);
    expect(unhandled).not.toHaveBeenCalled();
  });

  test('are read by functions that keep their name, their length and native code as their text', () => {
    const { Answer, realJson } = aWorld();
    const json = jsonOf(Answer);
    expect(json).not.toBe(realJson);
    expect([json.name, json.length]).toEqual([realJson.name, realJson.length]);
    expect(String(json)).toContain('[native code]');
  });
});

describe('which answers are heard', () => {
  test.each([
    '/api/recommend/item_list/',
    '/api/following/item_list/',
    '/api/post/item_list/',
    '/api/preload/item_list',
    '/api/search/general/full/',
    '/api/search/item/full/',
    '/api/related/item_list/',
    '/api/user/collect/item_list/',
    '/api/item/detail/',
    '/api/user/detail/',
    '/api/story/item_list/',
  ])('those of %s', async (path) => {
    const { Answer, heard } = aWorld();
    await new Answer('{}', `${ORIGIN}${path}?aid=1`).json();
    await new Answer('{}', `${ORIGIN}${path}`).json();
    expect(heard).toEqual([
      [{}, path],
      [{}, path],
    ]);
  });

  test.each([
    `${ORIGIN}/api/comment/list/?aweme_id=1`,
    `${ORIGIN}/api/comment/list/reply/`,
    `${ORIGIN}/api/search/general/sug/`,
    `${ORIGIN}/api/item/availability/?itemIds=1`,
    `${ORIGIN}/api/notice/multi/?next=/api/post/item_list/`,
    `${ORIGIN}/foryou?next=/api/post/item_list/`,
    'https://mon.example/api/recommend/item_list/',
    'https://www.tiktok.com.evil.example/api/recommend/item_list/',
    '',
  ])('not those of %s, which nothing of ours touches', async (url) => {
    const { Answer, heard } = aWorld();
    const answer = new Answer('{}', url);
    const clone = vi.spyOn(answer, 'clone');
    const idle = vi.fn();
    vi.stubGlobal('requestIdleCallback', idle);
    await answer.json();
    const other = new Answer('{}', url);
    await other.text();
    await sleep(5);
    expect(heard).toEqual([]);
    expect(clone).not.toHaveBeenCalled();
    expect(idle).not.toHaveBeenCalled();
  });
});

describe('answers to XMLHttpRequest', () => {
  test.each([
    ['text', '', { via: 'xhr' }],
    ['text by name', 'text', { via: 'xhr' }],
    ['JSON', 'json', { via: 'json' }],
  ])('are heard as %s, and opening works as before', async (_, responseType, expected) => {
    const { heard, Xhr } = aWorld();
    const request = new Xhr();
    request.responseType = responseType;

    expect(request.open('GET', `${PATH}?count=10`)).toBe('opened');
    expect(request.opened).toEqual(['GET', `${PATH}?count=10`]);
    request.dispatchEvent(new Event('load'));
    await sleep(10);
    expect(heard).toEqual([[expected, PATH]]);
  });

  test('are heard when the address is a URL', async () => {
    const { heard, Xhr } = aWorld();
    const request = new Xhr();
    request.open('GET', new URL(API));
    request.dispatchEvent(new Event('load'));
    await sleep(10);
    expect(heard).toHaveLength(1);
  });

  test.each([
    ['comments', `${ORIGIN}/api/comment/list/`, ''],
    ['bytes', API, 'arraybuffer'],
  ])('are left alone for %s', async (_, address, responseType) => {
    const { heard, Xhr } = aWorld();
    const request = new Xhr();
    const listen = vi.spyOn(request, 'addEventListener');
    request.responseType = responseType;
    request.open('GET', address);
    request.dispatchEvent(new Event('load'));
    await sleep(10);
    expect(heard).toEqual([]);
    expect(listen).toHaveBeenCalledTimes(address === API ? 1 : 0);
  });
});
