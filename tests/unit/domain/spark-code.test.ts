import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  cleanCode,
  codeIdentity,
  findCodes,
  looksLikeCode,
} from '../../../utils/domain/spark-code.ts';

const CODE = '#Sandbox1Code+Invented/For2Tests3Only4==';
const OTHER = '#Sandbox9Other+Invented/For8Tests7Only6==';
const codesIn = (text: string): string[] => findCodes(text).map(({ code }) => code);

describe('finding Spark codes in what was pasted', () => {
  test.each([
    ['as it is', CODE],
    ['with spaces around', `  ${CODE}\t`],
    ['with a line break inside', `#Sandbox1Code+Invented/\nFor2Tests3Only4==`],
    ['with Windows line breaks inside', `#Sandbox1Code+Invented/\r\nFor2Tests3Only4==`],
    ['with spaces inside', '#Sandbox1Code+Inv ented/For2Tests 3Only4=='],
    ['with a line break before its end', '#Sandbox1Code+Invented/For2Tests3Only4\n=='],
    ['in small pieces', '#Sand box1 Code +Inv ente d/Fo r2Te sts3 Only 4=='],
    ['with a no-break space', `\u00a0${CODE}\u00a0`],
    [
      'with zero-width characters inside',
      `#Sandbox1\u200bCode+\ufeffInvented/For2Tests\u200d3Only4==`,
    ],
    ['with a full-width #', CODE.replace('#', '＃')],
    ['with full-width equal signs', CODE.replaceAll('=', '＝')],
    [
      'percent-encoded',
      CODE.replaceAll('+', '%2B').replaceAll('/', '%2F').replaceAll('=', '%3D').replace('#', '%23'),
    ],
    ['with + alone encoded', CODE.replaceAll('+', '%2b')],
    ['in quotes', `"${CODE}"`],
    ['in a sentence', `Hi! Here is my code: ${CODE}, have fun 🎉`],
    ['in a sentence after a hashtag', `Love the #skincareroutine2026 thing. ${CODE}`],
    ['at the end of a sentence', `The code is ${CODE}.`],
  ])('%s', (_, pasted) => {
    expect(codesIn(pasted)).toEqual([CODE]);
  });

  test('a code broken over two lines inside a chat is one code', () => {
    expect(
      codesIn('ana: here you go\n#Sandbox1Code+Invented/\nFor2Tests3Only4==\nana: ok?'),
    ).toEqual([CODE]);
  });

  test('so is one that is broken over three', () => {
    const code = '#Sandbox1Code+Invented/For2Tests3Only4More5Of6It7==';
    expect(
      codesIn('ana: hi\n#Sandbox1Code+Invented/\nFor2Tests3Only4\nMore5Of6It7==\nok?'),
    ).toEqual([code]);
  });

  test('several codes in a table are found in order, each once', () => {
    const table = `handle\tcode\n@ana\t${CODE}\n@ben\t${OTHER}\n@ana again\t${CODE}`;
    expect(codesIn(table)).toEqual([CODE, OTHER]);
  });

  test.each([
    ['thanks', 'Thanks'],
    ['a long word', 'wonderful'],
    ['a name', 'Marie-Claire'],
    ['a handle', 'ana2026'],
    ['a date', '22/11/2026'],
    ['a date of another kind', '2026-11-22'],
    ['a length', '30days'],
    ['a number', '30'],
  ])('%s behind a code is not glued to it', (_, words) => {
    const unfilled = CODE.replaceAll('=', '');
    for (const code of [CODE, unfilled]) {
      for (const gap of [' ', '\n', '\n\n', '\t']) {
        expect(codesIn(`${code}${gap}${words}`)).toEqual([code]);
      }
    }
  });

  test('two codes on two lines are not glued together', () => {
    expect(codesIn(`${CODE}\n${OTHER}`)).toEqual([CODE, OTHER]);
  });

  test('a code without # is found when it is long and mixed', () => {
    expect(codesIn(`code: ${CODE.slice(1)}`)).toEqual([CODE.slice(1)]);
  });

  test('the link on the same line says whose code it is', () => {
    const line = `https://www.tiktok.com/@ana.sandbox/video/7431234567890123457 ${CODE}`;
    expect(findCodes(line)).toEqual([
      { code: CODE, link: 'https://www.tiktok.com/@ana.sandbox/video/7431234567890123457' },
    ]);
  });

  test.each([
    ['nothing', ''],
    ['chat without a code', 'Sure, I will send it tomorrow! #ad #skincare'],
    ['a link alone', 'https://www.tiktok.com/@ana.sandbox/video/7431234567890123457?q=abc#x'],
    ['an item id', '7431234567890123457'],
    ['a long lower-case word', 'supercalifragilisticexpialidocious'],
    ['an e-mail address', 'AnaBenCreator2026Longer@example.com'],
  ])('%s holds no code', (_, text) => {
    expect(codesIn(text)).toEqual([]);
  });
});

describe('cleaning', () => {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'.split('');
  const body = fc
    .array(fc.constantFrom(...alphabet), { minLength: 24, maxLength: 90 })
    .map((chars) => `#aB3${chars.join('')}==`);
  const noise = fc.constantFrom(' ', '\n', '\r\n', '\u200b', '\ufeff', '\u00a0', '\u2060');

  test('noise anywhere never changes the code', () => {
    fc.assert(
      fc.property(body, fc.array(fc.tuple(fc.nat(), noise), { maxLength: 6 }), (code, noises) => {
        const noisy = noises.reduce((text, [at, what]) => {
          const index = at % (text.length + 1);
          return text.slice(0, index) + what + text.slice(index);
        }, code);
        expect(cleanCode(noisy)).toBe(code);
      }),
    );
  });

  test('encoding once and cleaning gives the code back', () => {
    fc.assert(
      fc.property(body, (code) => {
        expect(cleanCode(encodeURIComponent(code))).toBe(code);
      }),
    );
  });

  test('any text at all is survived', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        expect(findCodes(text).every(({ code }) => looksLikeCode(code))).toBe(true);
      }),
    );
  });

  test('a code with and without # is the same code', () => {
    expect(codeIdentity(CODE)).toBe(codeIdentity(CODE.slice(1)));
  });

  test('a hashtag of one case is not a code', () => {
    expect(looksLikeCode('#skincareroutine')).toBe(false);
  });
});
