import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { contract } from '../../../utils/messages/contract.ts';
import { type Card, findCards } from '../../../utils/tiktok/find-cards.ts';
import { findFallbackCards } from '../../../utils/tiktok/find-fallback-cards.ts';
import { findSpot } from '../../../utils/tiktok/find-spot.ts';
import { identifyCard, type PageView } from '../../../utils/tiktok/identify-card.ts';
import { compileRules } from '../../../utils/tiktok/page-rules.ts';
import { learnFacts } from '../../../utils/tiktok/learn-facts.ts';
import { createPostCache } from '../../../utils/tiktok/post-cache.ts';
import { readCard } from '../../../utils/tiktok/read-card.ts';
import { readPage } from '../../../utils/tiktok/read-page.ts';
import { readPlace } from '../../../utils/tiktok/surfaces.ts';
import { ITEM_ID, OTHER_ID, pageOf } from '../../support/tiktok-cards.ts';

const rules = compileRules();
const THIRD_ID = '7571000000000000003';
const HUGE = 'x'.repeat(100_000);

/** An element to be built; anything may stand in anything, as scripts can arrange it. */
interface Plan {
  tag: string;
  attributes: Record<string, string>;
  children: (Plan | string)[];
}

/** Every name that the rules look for, as an attribute. */
const names = Object.entries(rules.rules).flatMap(([, list]) =>
  list.flatMap((one) => {
    const selector = typeof one === 'string' ? one : one.selector;
    const pairs = [...selector.matchAll(/\[([\w-]+)[\^*$]?="([^"]+)"\]/g)];
    return pairs.map(([, name = '', value = '']): [string, string] => [name, value]);
  }),
);

const hostileText = fc.constantFrom(
  '',
  ' ',
  '"><img src=x onerror=alert(1)>',
  '\u0000\uD800',
  '__proto__',
  'constructor',
  '#duet with @toString',
  'https://www.tiktok.com/@a.b/video/7999999999999999999',
  '٢٥٫٥ ألف',
  HUGE,
);
const someId = fc.constantFrom(ITEM_ID, OTHER_ID, THIRD_ID, '123', '', '9'.repeat(30));
const href = fc.oneof(
  someId.map((id) => `/@a.b/video/${id}`),
  someId.map((id) => `https://www.tiktok.com/@/photo/${id}?x=${OTHER_ID}`),
  someId.map((id) => `https://evil.example/@a.b/video/${id}`),
  someId.map((id) => `javascript:/@a.b/video/${id}`),
  someId.map((id) => `/@%E0%A4%A/video/${id}/../${id}`),
  someId.map((id) => `/music/sound-${id}`),
  fc.constantFrom('/@a.b', '/@a.b/live', '//', 'http://[', '#'),
  hostileText,
);
const attribute = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...names) },
  { weight: 3, arbitrary: href.map((value): [string, string] => ['href', value]) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constantFrom('xgwrapper-0-', 'xgwrapper-', 'xgwrapper-x-', 'one-'), someId)
      .map(([kind, id]): [string, string] => ['id', kind + id]),
  },
  hostileText.map((value): [string, string] => ['class', value]),
  hostileText.map((value): [string, string] => ['data-e2e', value]),
);
const { plan } = fc.letrec<{ plan: Plan }>((tie) => ({
  plan: fc.record({
    tag: fc.constantFrom('div', 'a', 'article', 'section', 'button', 'span'),
    attributes: fc
      .array(attribute, { maxLength: 4 })
      .map((pairs) => Object.fromEntries(pairs) as Record<string, string>),
    children: fc.array(
      fc.oneof({ depthSize: 'small', withCrossShrink: true }, hostileText, tie('plan')),
      { maxLength: 5 },
    ),
  }),
}));

function build(page: Document, { tag, attributes, children }: Plan): Element {
  const element = page.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children.map((one) => (typeof one === 'string' ? one : build(page, one))));
  return element;
}

function pageWith(plans: Plan[]): Document {
  const page = pageOf();
  page.body.append(...plans.map((one) => build(page, one)));
  return page;
}

/** Ids that links and players of a card name, whatever of them is believed. */
function namedIn({ element }: Card): Set<string> {
  const all = [element, ...element.querySelectorAll('*')];
  const texts = all.flatMap((one) => [one.getAttribute('href') ?? '', one.id]);
  return new Set(texts.flatMap((text) => text.match(/\d{15,25}/g) ?? []));
}

describe('mangled cards', () => {
  const address = fc.constantFrom(
    `https://www.tiktok.com/@a.b/video/${THIRD_ID}`,
    'https://www.tiktok.com/foryou',
    'https://www.tiktok.com/@a.b',
    'about:blank',
  );

  test('never make the reading throw, and never get an id that nothing in them or the address names', () => {
    fc.assert(
      fc.property(fc.array(plan, { maxLength: 4 }), address, (plans, url) => {
        const page = pageWith(plans);
        const place = readPlace(page, url, rules);
        const view: PageView = { place: () => place, cache: createPostCache(), rules };
        const cards = [
          ...findCards(page, rules),
          ...findFallbackCards(page, 'for-you', rules),
          ...findFallbackCards(page, 'explore', rules),
        ];
        for (const card of cards) {
          const identity = identifyCard(card, view);
          const reading = readCard(card, view);
          expect(reading.ok).toBe(identity.ok);
          if (!identity.ok) continue;
          const isNamed = namedIn(card).has(identity.itemId);
          const isAddressed = identity.idFrom === 'url' && identity.itemId === THIRD_ID;
          expect(isNamed || (isAddressed && url.includes(THIRD_ID))).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('and hostile JSON about them never make a post that its message would not take', () => {
    const wild = fc.oneof(
      fc.jsonValue(),
      hostileText,
      fc.double(),
      fc.constantFrom(-1, 0.5, 1e308),
    );
    const facts = fc.record(
      Object.fromEntries(
        ['kind', 'handle', 'nickname', 'caption', 'language', 'publishedAt', 'soundId'].map(
          (name) => [name, wild],
        ),
      ),
      { requiredKeys: [] },
    );
    const stats = fc.dictionary(fc.constantFrom('plays', 'likes', 'comments', 'saves'), wild);
    const details = fc.dictionary(
      fc.constantFrom('durationS', 'followers', 'madeFrom', 'hashtags', 'mentions', 'audience'),
      fc.oneof(wild, fc.array(hostileText, { maxLength: 5 })),
    );
    const creator = fc.record({ handle: fc.constant('a.b'), followers: wild });
    const told = fc.tuple(fc.constantFrom(ITEM_ID, OTHER_ID), facts, stats, details);
    const words = fc.tuple(hostileText, hostileText, hostileText);
    const cardOf = (page: Document, [caption, likes, author]: string[]): Element => {
      const part = (e2e: string, text = '', attributes = {}): Plan => ({
        tag: 'a',
        attributes: { 'data-e2e': e2e, ...attributes },
        children: [text],
      });
      return build(page, {
        tag: 'article',
        attributes: { 'data-e2e': 'recommend-list-item-container' },
        children: [
          part('', '', { href: `/@/video/${ITEM_ID}` }),
          part('video-desc', caption),
          part('like-count', likes),
          part('video-author-uniqueid', author),
        ],
      });
    };
    fc.assert(
      fc.property(
        fc.array(plan, { maxLength: 4 }),
        words,
        fc.array(told, { maxLength: 4 }),
        creator,
        address,
        (plans, texts, items, author, url) => {
          const page = pageWith(plans);
          page.body.append(cardOf(page, texts));
          const place = readPlace(page, url, rules);
          const cache = createPostCache();
          learnFacts(author, 'answer', cache);
          for (const [itemId, one, counts, more] of items)
            learnFacts({ ...one, itemId, stats: counts, details: more }, 'answer', cache);
          const view: PageView = { place: () => place, cache, rules };
          for (const card of findCards(page, rules)) {
            const reading = readCard(card, view);
            if (!reading.ok) continue;
            const message = { posts: [reading.post] };
            expect(v.safeParse(contract['post.seen'].input, message).issues).toBeUndefined();
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  test('never get their button into a link', () => {
    fc.assert(
      fc.property(fc.array(plan, { maxLength: 4 }), (plans) => {
        const page = pageWith(plans);
        for (const card of findCards(page, rules)) {
          const button = page.createElement('b');
          findSpot(card, rules).parent.append(button);
          expect(button.closest('a')).toBeNull();
        }
      }),
      { numRuns: 300 },
    );
  });

  const pieces = fc.oneof(
    someId.map((id) => `<a href="/@a.b/video/${id}">l</a>`),
    someId.map((id) => `<a href="https://evil.example/@a.b/video/${id}">l</a>`),
    someId.map((id) => `<div id="xgwrapper-0-${id}"></div>`),
    someId.map((id) => `<div id="xgwrapper-x-${id}"></div>`),
    someId.map((id) => `<div data-item-id="${id}" data-e2e="feed-video"></div>`),
    fc.constantFrom('<a href="/@a.b">a</a>', '<a href="/@%E0%A4%A">broken</a>', '<p>words</p>'),
  );
  const kind = fc.constantFrom('recommend-list-item-container', 'user-post-item', 'detail-video');

  test('that name two posts get no id', () => {
    fc.assert(
      fc.property(kind, fc.array(pieces, { maxLength: 6 }), (e2e, parts) => {
        const url = `https://www.tiktok.com/@a.b/video/${THIRD_ID}`;
        const html = `<article data-e2e="${e2e}">${parts.join('')}</article>`;
        const named = new Set(
          parts.flatMap(
            (one) => /"(?:\/@a\.b\/video\/|xgwrapper-0-)(\d{15,25})"/.exec(one)?.[1] ?? [],
          ),
        );
        if (e2e === 'detail-video') named.add(THIRD_ID);
        for (const post of readPage(pageOf(html), url).posts) {
          const isByUrl = named.size === 0 && post.itemId === THIRD_ID && post.idFrom === 'url';
          expect(isByUrl || (named.size === 1 && named.has(post.itemId))).toBe(true);
        }
      }),
    );
  });
});
