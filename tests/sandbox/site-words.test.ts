import { describe, expect, it } from 'vitest';
import { formatAge, formatCount } from '../../sandbox/site/format.ts';
import { gridCard, PROFILE_GRID } from '../../sandbox/site/views/grid-card.ts';
import { labelDictionary, sponsoredTag } from '../../sandbox/site/views/sponsored-tag.ts';
import { ARABIC } from '../../sandbox/site/words/ar.ts';
import { SPANISH } from '../../sandbox/site/words/es.ts';
import { FRENCH } from '../../sandbox/site/words/fr.ts';
import { JAPANESE } from '../../sandbox/site/words/ja.ts';
import { drawIn, LANGUAGES, type Language, say, spoken } from '../../sandbox/site/words/say.ts';
import { toItemStruct } from '../../sandbox/world/item-struct.ts';
import { createWorld, oddPost } from '../../sandbox/world/world.ts';
import { startSite } from '../support/running-site.ts';

const world = createWorld();
const FOREIGN = { es: SPANISH, fr: FRENCH, ar: ARABIC, ja: JAPANESE };
const gaps = (text: string): string[] => (text.match(/\{\w+\}/g) ?? []).toSorted();

/** The same drawn in every language. */
const inEach = (draw: () => string): Record<Language, string> =>
  Object.fromEntries(LANGUAGES.map((language) => [language, drawIn(language, draw)])) as Record<
    Language,
    string
  >;

describe('the words of the site', () => {
  it('have the same gaps in every language', () => {
    for (const words of Object.values(FOREIGN)) {
      for (const [english, word] of Object.entries(words))
        expect(gaps(word)).toEqual(gaps(english));
    }
  });

  it('are filled in with what is put into their gaps, braces and all', () => {
    expect(say("{name}'s profile", { name: '{count} $& Bo' })).toBe("{count} $& Bo's profile");
  });

  it('are English again after a page in another language, even when drawing it failed', () => {
    expect(() =>
      drawIn('ja', () => {
        throw new Error(say('Pinned'));
      }),
    ).toThrow('ピン留め');
    expect(spoken()).toBe('en');
  });

  it('are said on the whole page: its language, its direction and its dictionary', async () => {
    await using running = await startSite();
    for (const language of LANGUAGES) {
      const page = await (await fetch(`${running.url}/foryou?lang=${language}`)).text();
      expect(page).toContain(`<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}"`);
      const labels = drawIn(language, labelDictionary);
      expect(page).toContain(`"webapp.i18n-translation":{"Webapp":${JSON.stringify(labels)}}`);
    }
  });

  it('are English for a language that the site does not speak', async () => {
    await using running = await startSite();
    expect(await (await fetch(`${running.url}/foryou?lang=xx`)).text()).toContain(
      '<html lang="en" dir="ltr"',
    );
  });

  it('name the four commercial labels as TikTok’s keys do, differently in each language', () => {
    const seen = new Set(
      LANGUAGES.map((language) => JSON.stringify(drawIn(language, labelDictionary))),
    );
    expect(seen.size).toBe(LANGUAGES.length);
    expect(Object.keys(labelDictionary())).toEqual([
      'bc_new_disclosure',
      'tcm_closedLoop_commercialContent_brandOrganic_videoTag',
      'bc_disclosure_tag_ecommerce_us',
      'bc_disclosure_tag_ecommerce_uk',
    ]);
  });

  it('stand on the chip of a commercial post as in the page’s own dictionary', () => {
    const labelled = [
      ['paidPartnership', 'bc_new_disclosure'],
      ['promotional', 'tcm_closedLoop_commercialContent_brandOrganic_videoTag'],
      ['commission', 'bc_disclosure_tag_ecommerce_us'],
    ] as const;
    for (const language of LANGUAGES) {
      for (const [name, key] of labelled) {
        const item = toItemStruct(oddPost(world, name));
        const [chip, label] = drawIn(language, () => [sponsoredTag(item), labelDictionary()[key]]);
        expect(chip?.markup).toContain(`>${label}<`);
      }
    }
    expect(sponsoredTag(toItemStruct(oddPost(world, 'plain')))).toBeNull();
  });

  it('are in a grid card’s badge, its picture’s alternative text and its name', () => {
    const item = { ...toItemStruct(oddPost(world, 'plain')), isPinnedItem: true };
    const drawn = inEach(
      () => gridCard(item, PROFILE_GRID, { index: 0, origin: '', now: world.now }).markup,
    );
    expect(drawn.en).toContain(`alt="${item.desc} created by Odd One Out with Loose Screws"`);
    expect(drawn.es).toContain(`alt="${item.desc} creado por Odd One Out con la música Loose`);
    expect(drawn.fr).toContain('>Épinglée<');
    expect(drawn.ar).toContain('aria-label="المشاهدة بملء الشاشة"');
    expect(drawn.ja).toContain('>ピン留め<');
  });
});

describe('the numbers of the site', () => {
  it('are shortened as each language does it', () => {
    const spaced = (count: number) => inEach(() => formatCount(count).replaceAll(/\s/g, ' '));
    expect(spaced(25_540)).toEqual({
      en: '25.5K',
      es: '25,5 mil',
      fr: '25,5 k',
      ar: '٢٥٫٥ ألف',
      ja: '2.6万',
    });
    expect(spaced(1_240_000)).toEqual({
      en: '1.2M',
      es: '1,2 M',
      fr: '1,2 M',
      ar: '١٫٢ مليون',
      ja: '124万',
    });
  });

  it('stand in full below ten thousand', () => {
    expect(inEach(() => formatCount(9_871))).toEqual({
      en: '9871',
      es: '9871',
      fr: '9871',
      ar: '٩٨٧١',
      ja: '9871',
    });
  });

  it('say how long ago in the language of the page', () => {
    const ago = inEach(() => formatAge(world.now - 3 * 3600, world.now).replaceAll(/\s/g, ' '));
    expect(ago).toEqual({
      en: '3h ago',
      es: 'hace 3 h',
      fr: 'il y a 3 h',
      ar: 'قبل ٣ ساعات',
      ja: '3 時間前',
    });
  });
});
