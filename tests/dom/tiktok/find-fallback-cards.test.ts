import { describe, expect, test } from 'vitest';
import { findFallbackCards } from '../../../utils/tiktok/find-fallback-cards.ts';
import { compileRules } from '../../../utils/tiktok/page-rules.ts';
import type { Surface } from '../../../utils/tiktok/surfaces.ts';
import { feedCard, ITEM_ID, OTHER_ID, pageOf, tile } from '../../support/tiktok-cards.ts';

const rules = compileRules();
/** As after a release that renamed everything the card rules know. */
const renamed = (html: string): string =>
  html.replaceAll(/data-e2e="[\w-]*item[\w-]*"/g, 'data-e2e="renamed"');
const inMain = (...parts: string[]): Document =>
  pageOf(`<div id="main-content-some_page"><div class="list">${parts.join('')}</div></div>`);

const find = (page: Document, surface: Surface) =>
  findFallbackCards(page, surface, rules).map(({ element, layout, rule }) => ({
    shows: element
      .querySelector('a[href*="/video/"], [id^="xgwrapper"]')
      ?.outerHTML.match(/\d{19}/)?.[0],
    className: element.className,
    layout,
    rule,
  }));

describe('cards without a card rule', () => {
  test('are the whole tiles of a grid', () => {
    const page = inMain(renamed(tile()), renamed(tile({ itemId: OTHER_ID })));
    expect(find(page, 'profile')).toEqual([
      { shows: ITEM_ID, className: 'css-3-DivItemContainerV2', layout: 'grid', rule: null },
      { shows: OTHER_ID, className: 'css-3-DivItemContainerV2', layout: 'grid', rule: null },
    ]);
  });

  test('are the slots of a feed, found by their players', () => {
    const page = inMain(renamed(feedCard()), renamed(feedCard({ itemId: OTHER_ID })));
    const slots = page.querySelectorAll('article');
    const cards = findFallbackCards(page, 'for-you', rules);
    expect(cards.map(({ element }) => element)).toEqual([...slots]);
    expect(cards.map(({ layout }) => layout)).toEqual(['feed', 'feed']);
  });

  test('are never links, even where links stand side by side', () => {
    const link = (id: string): string => `<a href="/@a.b/video/${id}">post</a>`;
    expect(find(inMain(link(ITEM_ID), link(OTHER_ID)), 'explore')).toEqual([]);
    const wrapped = inMain(`<p>${link(ITEM_ID)}</p>`, `<p>${link(OTHER_ID)}</p>`);
    for (const { element } of findFallbackCards(wrapped, 'explore', rules)) {
      expect(element.closest('a')).toBeNull();
    }
    expect(find(wrapped, 'explore')).toHaveLength(2);
  });

  test('are not made of what a creator’s words link to, of menus, or of dialogs', () => {
    const link = `<a href="/@a.b/video/${ITEM_ID}">post</a>`;
    const page = inMain(
      `<div data-e2e="video-desc">${link}</div><nav>${link}</nav><div role="dialog">${link}</div>`,
    );
    expect(find(page, 'for-you')).toEqual([]);
  });

  test('leave to the rules what the rules find', () => {
    expect(find(inMain(tile(), renamed(tile({ itemId: OTHER_ID }))), 'profile')).toMatchObject([
      { shows: OTHER_ID },
    ]);
  });

  test('are not looked for on pages that list people, or are not known', () => {
    const page = inMain(renamed(tile()));
    expect(find(page, 'search-users')).toEqual([]);
    expect(find(page, 'other')).toEqual([]);
  });

  test('are found where the main part was renamed as well', () => {
    expect(
      find(pageOf(renamed(tile()), renamed(tile({ itemId: OTHER_ID }))), 'hashtag'),
    ).toHaveLength(2);
  });
});
