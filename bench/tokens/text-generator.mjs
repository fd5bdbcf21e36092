// Texts that look for mistakes in a pre-tokenizer: what its rules look at, in every order.
import { createRandom } from './random.mjs';

const SPACES = [
  ' ',
  '  ',
  '   ',
  '\t',
  '\n',
  '\r',
  '\r\n',
  '\n\n',
  ' \n',
  '\n ',
  '\u00a0',
  '\u0085',
  '\u2028',
  '\u3000',
  '\u200b',
  '\ufeff',
  '\v',
  '\f',
];
const SYMBOLS = [
  '/',
  '//',
  '\n/',
  '/\n',
  ';\n//',
  '!',
  '...',
  '===',
  '{}',
  '->',
  '<|endoftext|>',
  '<|im_start|>',
  '"',
  "'",
  '’',
  '`',
  '_',
  '-',
  '—',
  '、',
  '。',
  '，',
  '€',
  '\u0000',
  '\u007f',
  '\u00ad',
  '\ufffd',
  '\ufffe',
];
const CONTRACTIONS = [
  "'s",
  "'S",
  "'t",
  "'re",
  "'RE",
  "'Ve",
  "'m",
  "'ll",
  "'lL",
  "'d",
  "'ſ",
  '’s',
  '’re',
  "'",
  "'x",
  "'r",
  "'l",
];
const WORDS = [
  'a',
  'A',
  'the',
  'The',
  'THE',
  'camelCase',
  'HTTPServer',
  'x',
  'ſ',
  'ß',
  'é',
  'É',
  'ǅ',
  'ʰ',
  'Straße',
  'naïve',
  'Привет',
  'МОСКВА',
  'שלום',
  'مرحبا',
  'हिन्दी',
  'ไทย',
  '한국어',
  'ქართული',
  'தமிழ்',
  'ﬁ',
];
const DIGITS = ['0', '12', '123', '1234', '3.14', '١٢٣', '１２', '²', 'Ⅷ', '½', '५'];
const HAN = [
  '你',
  '好',
  '世界',
  '中文',
  '東京',
  '北京',
  '彩票',
  '的',
  '，',
  '。',
  '「',
  'の',
  'ア',
  'ー',
  '龍',
  '𠮷',
  '㐀',
];
const MARKS = ['\u0301', '\u0300', '\u0308', '\u20e3', '\ufe0f', '\u093f', '\u0e31', '\u1ab0'];
const EMOJI = ['😀', '👩‍👩‍👧‍👦', '👍🏽', '🇩🇪', '❤️', '✨', '\u200d', '🏴'];
const RULES = [
  '-',
  '=',
  '*',
  '#',
  '.',
  '─',
  '│',
  '═',
  ' ',
  '\n',
  'a',
  'A',
  'ab',
  'é',
  '中',
  '哈',
  '€',
  'ー',
  '😀',
];
const LONE = ['\ud800', '\udc00', '\udbff', '\udfff'];
const POOLS = [
  SPACES,
  SPACES,
  SPACES,
  SYMBOLS,
  SYMBOLS,
  CONTRACTIONS,
  WORDS,
  WORDS,
  WORDS,
  DIGITS,
  HAN,
  MARKS,
  EMOJI,
  LONE,
];

/** A function that gives another text each time; the same ones for the same seed. */
export function createTextGenerator(seed) {
  const next = createRandom(seed);
  const pick = (list) => list[next() % list.length];
  const makers = [
    () => pick(pick(POOLS)),
    () => pick(pick(POOLS)),
    () => pick(pick(POOLS)),
    () => pick(SPACES) + pick(SPACES),
    () => pick(pick(POOLS)).repeat(1 + (next() % 6)),
    () => String.fromCodePoint(next() % 0x110000),
    () => String.fromCodePoint(next() % 0x3000),
    () => blockRun(next),
    () => longRun(next),
    () => rule(next, pick),
    () => String.fromCharCode(0x4e00 + (next() % 0x5200)),
    () => String.fromCharCode(97 + (next() % 26)),
    () => String.fromCharCode(32 + (next() % 95)),
  ];
  return () => {
    const length = next() % 4 === 0 ? next() % 80 : next() % 12;
    // Half of the texts use few makers, so that runs of one kind appear.
    const chosen = next() % 2 === 0 ? makers : [pick(makers), pick(makers)];
    return Array.from({ length: length + 1 }, () => pick(chosen)()).join('');
  };
}

/** Now and then a piece that is too long to be merged by scanning: letters or Han without an end. */
function longRun(next) {
  const [first, span] = next() % 2 === 0 ? [97, 1 + (next() % 26)] : [0x4e00, 1 + (next() % 3000)];
  const length = next() % 16 === 0 ? 400 : 8;
  return Array.from({ length }, () => String.fromCharCode(first + (next() % span))).join('');
}

/** Rules and borders: a few runs, now and then long ones. */
function rule(next, pick) {
  return Array.from({ length: 1 + (next() % 4) }, () =>
    pick(RULES).repeat(next() % 8 === 0 ? next() % 400 : next() % 6),
  ).join('');
}

/** A few neighbours out of one Unicode block. */
function blockRun(next) {
  const block = (next() % 0x1100) * 0x100;
  const units = Array.from({ length: 1 + (next() % 5) }, () => block + (next() % 0x100));
  return String.fromCodePoint(...units.map((codePoint) => Math.min(codePoint, 0x10ffff)));
}
