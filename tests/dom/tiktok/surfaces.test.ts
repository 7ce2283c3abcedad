import { describe, expect, test } from 'vitest';
import { compileRules } from '../../../utils/tiktok/page-rules.ts';
import { readPlace as readPlaceBy } from '../../../utils/tiktok/surfaces.ts';
import { pageOf } from '../../support/tiktok-cards.ts';

const readPlace = (page: Document, url: string) => readPlaceBy(page, url, compileRules());
const main = (name: string): string => `<div id="main-content-${name}"></div>`;

describe('where we are', () => {
  test.each([
    ['/', 'for-you'],
    ['/foryou?lang=en', 'for-you'],
    ['/following', 'following'],
    ['/explore', 'explore'],
    ['/search?q=bread', 'search'],
    ['/search/video?q=bread', 'search-videos'],
    ['/search/user?q=bread', 'search-users'],
    ['/discover', 'discover'],
    ['/discover/home-baking', 'discover'],
    ['/tag/bread', 'hashtag'],
    ['/music/a-song-7000000000000000001', 'sound'],
    ['/@mila.bakes', 'profile'],
    ['/@mila.bakes/video/7571000000000000001', 'single-post'],
    ['/@mila.bakes/photo/7571000000000000001', 'single-post'],
    ['/about/contact', 'other'],
  ])('%s is %s', (path, surface) => {
    expect(readPlace(pageOf(), `https://www.tiktok.com${path}`).surface).toBe(surface);
  });

  test('an address that says nothing is read by the page’s main part', () => {
    expect(readPlace(pageOf(main('homepage_hot')), 'https://www.tiktok.com/en').surface).toBe(
      'for-you',
    );
  });

  test('a player over a grid is not a settled single post', () => {
    const url = 'https://www.tiktok.com/@mila.bakes/video/7571000000000000001';
    expect(readPlace(pageOf(main('others_homepage')), url)).toMatchObject({
      surface: 'single-post',
      isSettled: false,
    });
  });
});
