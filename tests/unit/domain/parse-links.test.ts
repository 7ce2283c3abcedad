import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MOST_LINK_LINES, parseLinks } from '../../../utils/domain/parse-links.ts';
import { parsePostUrl } from '../../../utils/domain/post-url.ts';

const ID = '7431234567890123457';
const OTHER_ID = '7431234567890999999';
const LINK = `https://www.tiktok.com/@ana.sandbox/video/${ID}`;

const post = (handle: string | null, kind: 'video' | 'photo' = 'video', count = 1) => ({
  kind: 'post',
  link: { itemId: ID, kind, handle },
  url: `https://www.tiktok.com/@${handle ?? ''}/${kind}/${ID}`,
  count,
});

describe('a link of a post', () => {
  test.each([
    LINK,
    `www.tiktok.com/@ana.sandbox/video/${ID}`,
    `tiktok.com/@ana.sandbox/video/${ID}`,
    `HTTPS://WWW.TIKTOK.COM/@ana.sandbox/video/${ID}`,
    `http://m.tiktok.com/@ana.sandbox/video/${ID}/`,
    `${LINK}?is_from_webapp=1&sender_device=pc#top`,
    `https://www.tiktok.com/%40ana.sandbox/video/${ID}`,
    `Look: ${LINK}!`,
    `(${LINK}).`,
    `<${LINK}>`,
    `https://www.tiktok.com/@Ana.Sandbox/video/${ID}`,
    `[this](${LINK})`,
    `“${LINK}”`,
    `こちら${LINK}。見て`,
    `见https://www.tiktok.com/@ana.sandbox/video/${ID}谢谢`,
    `\u200e${LINK}\u200b`,
  ])('%s', (text) => {
    expect(parseLinks(text)).toEqual([post('ana.sandbox')]);
  });

  test('of photos keeps its kind', () => {
    expect(parseLinks(`https://www.tiktok.com/@ana/photo/${ID}`)).toEqual([post('ana', 'photo')]);
  });

  test.each([
    `https://www.tiktok.com/@/video/${ID}`,
    `https://m.tiktok.com/v/${ID}.html?u_code=x`,
    `https://www.tiktok.com/embed/v2/${ID}`,
    `https://www.tiktok.com/embed/${ID}`,
    `https://www.tiktok.com/player/v1/${ID}?autoplay=1`,
    `https://www.tiktok.com/share/video/${ID}`,
    `https://m.tiktok.com/i18n/share/video/${ID}/`,
    ID,
    `id ${ID}, please`,
  ])('may leave its creator open: %s', (text) => {
    expect(parseLinks(text)).toEqual([post(null)]);
  });
});

describe('a short link', () => {
  test.each([
    ['https://vm.tiktok.com/ZSaBc12/', 'https://vm.tiktok.com/ZSaBc12/'],
    ['vt.tiktok.com/ZSaBc12?k=1', 'https://vt.tiktok.com/ZSaBc12/'],
    ['https://www.tiktok.com/t/ZTaBc12/', 'https://www.tiktok.com/t/ZTaBc12/'],
    ['see tiktok.com/t/ZTaBc12.', 'https://www.tiktok.com/t/ZTaBc12/'],
  ])('%s is to be opened by a person', (text, url) => {
    expect(parseLinks(text)).toEqual([{ kind: 'short', url, count: 1 }]);
  });
});

describe('what is no post', () => {
  test.each([
    ['https://www.tiktok.com/@ana.sandbox', 'profile'],
    ['https://www.tiktok.com/@ana.sandbox?lang=en', 'profile'],
    ['@ana.sandbox', 'profile'],
    ['https://www.tiktok.com/@ana.sandbox/live', 'live'],
    ['https://www.tiktok.com/live', 'live'],
    ['https://www.tiktok.com/music/original-sound-7123', 'sound'],
    ['https://www.tiktok.com/tag/glow', 'hashtag'],
    ['https://www.tiktok.com/explore', 'other-page'],
    ['https://vm.tiktok.com/', 'other-page'],
    ['https://www.tiktok.com/@ana/video/123', 'other-page'],
    ['https://www.tiktok.com/@ana/playlist/x-1', 'other-page'],
    ['https://www.tiktok.com/%E0%A4%A', 'other-page'],
    [`https://evil.example/@ana/video/${ID}`, 'other-site'],
    [`https://tiktok.com.evil.example/@ana/video/${ID}`, 'other-site'],
    [`https://evil.example/?u=https://www.tiktok.com/@ana/video/${ID}`, 'other-site'],
    ['http://[', 'no-link'],
    ['thanks a lot', 'no-link'],
    ['12345', 'no-link'],
  ])('%s is told as such: %s', (text, why) => {
    expect(parseLinks(text)).toMatchObject([{ kind: 'not-a-post', why, count: 1 }]);
  });

  test.each(['0000000000000000001', `x${ID}`, `${ID}0000000`, `call ${ID}1`])(
    'the number %s is no item id',
    (text) => {
      expect(parseLinks(text)).toMatchObject([{ kind: 'not-a-post', why: 'no-link' }]);
    },
  );

  test('is shown shortened', () => {
    expect(parseLinks('x'.repeat(5_000))).toMatchObject([{ text: 'x'.repeat(200) }]);
  });
});

describe('many lines', () => {
  test('are read in their order, several links on one line too', () => {
    const text = `1) ${LINK} and https://vm.tiktok.com/ZSaBc12/\r\n\r\n${OTHER_ID}`;
    expect(parseLinks(text)).toMatchObject([
      { kind: 'post', link: { itemId: ID } },
      { kind: 'short' },
      { kind: 'post', link: { itemId: OTHER_ID } },
    ]);
  });

  test('are merged where they are the same post, and the creator is kept', () => {
    const text = [`https://m.tiktok.com/v/${ID}.html`, LINK, ID].join('\n');
    expect(parseLinks(text)).toEqual([post('ana.sandbox', 'video', 3)]);
  });

  test('are passed over where they are the words around a link', () => {
    expect(parseLinks(`Ana, 10:42\n${LINK}\nso good!!\nGlow 2026 list:`)).toEqual([
      post('ana.sandbox'),
    ]);
  });

  test('that seem to be meant as a link are told even so', () => {
    expect(parseLinks(`${LINK}\n@ben\n743123456`)).toMatchObject([
      { kind: 'post' },
      { why: 'profile', text: '@ben' },
      { why: 'no-link', text: '743123456' },
    ]);
  });

  test('are read up to two hundred', () => {
    const many = Array.from({ length: 300 }, (_, n) => BigInt(ID) + BigInt(n)).join('\n');
    expect(parseLinks(many)).toHaveLength(MOST_LINK_LINES);
    expect(parseLinks(many.replaceAll('\n', ' '))).toHaveLength(MOST_LINK_LINES);
  });

  test('of nothing are nothing', () => {
    expect(parseLinks(' \n\n\t')).toEqual([]);
  });
});

describe('any text', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom(
      '\n',
      ' ',
      'https://',
      'www.',
      'tiktok.com',
      '/@',
      '/video/',
      ID,
      '%',
      '[',
      '?',
    ),
  );
  const text = fc.array(piece, { maxLength: 20 }).map((pieces) => pieces.join(''));

  test('is read without throwing, and every post in it has a link that leads to itself', () => {
    fc.assert(
      fc.property(text, (pasted) => {
        const posts = parseLinks(pasted).filter((line) => line.kind === 'post');
        expect(posts.map(({ url }) => parsePostUrl(url))).toEqual(posts.map(({ link }) => link));
      }),
      { numRuns: 500 },
    );
  });

  test('holds no post where it is long and made to be hard', () => {
    const hard = ['a.'.repeat(50_000), 'https://'.repeat(12_000), '1'.repeat(100_000)];
    const found = hard.flatMap((text) => parseLinks(text)).filter(({ kind }) => kind === 'post');
    expect(found).toEqual([]);
  });
});
