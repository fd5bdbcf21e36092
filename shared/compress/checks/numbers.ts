import type { Check } from '../check.ts';
import { type Fact, factCheck } from '../compare-facts.ts';
import type { ScannedText } from '../scanned-text.ts';

const NUMBER_WORDS =
  'zero|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|' +
  'ninety|hundred|thousand|million|billion|once|twice|half|double|triple|dozen|both|single|first(?! of all)|second|third|' +
  // "one" is a number in front of what is counted only: not in "no one", "one of".
  'one(?=[ -]{1,3}(?:word|sentence|paragraph|line|page|character|token|bullet|point|item|example|question|step|hour|minute|second|day|week|month|year|time|per)s?\\b)';

const CHINESE_MEASURES =
  '个|条|句|字|词|段|次|分|小时|天|年|月|页|行|点|项|步|章|节|种|名|位|倍|份|篇|张|轮|级|层|列|组|遍|秒|周|元|人|岁|成';

/** Figures with signs, groups, decimals, ranges, dates and versions; number words; Chinese numerals before a measure word. */
const NUMBER = new RegExp(
  [
    /(?:[$€£¥]\s?)?(?<![A-Za-z\d_])[-−]?\d+(?:[.,:/–-]\d+)*/,
    /(?<=[A-Za-z_])\d+(?:\.\d+)*/,
    new RegExp(`\\b(?:${NUMBER_WORDS})\\b`),
    /(?:周|星期|礼拜)[一二三四五六日天](?![个条])/,
    // What a number is counted by.
    /(?<=\bper )[a-z]+/,
    /每(?:秒|分钟?|小时|天|日|周|月|年)/,
    // 一个, 一位 and their kin are articles.
    new RegExp(
      `(?!一步一步|(?<=一步)一步)(?!一(?:个|种|位|名|点|次|下|些|样|般|直|定|起|份|篇|条|项))[一二两三四五六七八九十百千万亿半]{1,8}(?=${CHINESE_MEASURES})`,
    ),
  ]
    .map(({ source }) => source)
    .join('|'),
  'gi',
);

/** What stands before a number and bounds it, by the bound it sets. */
const COMPARATORS: readonly (readonly [string, RegExp])[] = [
  [
    '≤',
    /(?:at (?:the )?most|(?:no|not) (?:more|greater|longer|later) than|not? exceed(?:ing)?|up to|max(?:imum)?(?: of)?|within|limit(?:ed)? to|≤|<=|不[得能可应要]?超过|不多于|最多|至多|最长|不大于)[\p{Script=Han}]{0,3}\s*:?\s*$/iu,
  ],
  [
    '≥',
    /(?:at (?:the )?least|(?:no|not) (?:less|fewer|earlier) than|min(?:imum)?(?: of)?|≥|>=|至少|不少于|不低于|最少|最短|不小于)[\p{Script=Han}]{0,3}\s*:?\s*$/iu,
  ],
  ['<', /(?:(?:less|fewer|shorter|smaller) than|under|below|before|<|少于|低于|小于|不到)\s*$/i],
  [
    '>',
    /(?:(?:more|greater|longer|larger) than|over|above|after|exceed(?:s|ing)?|>|多于|超过|大于|高于)\s*$/i,
  ],
  ['=', /(?:exactly|precisely|恰好|正好|刚好)\s*$/i],
  ['~', /(?:about|around|approximately|roughly|~|大约|大概|约)\s*$/i],
];

const MAY_BOUND = /[\p{L}<>=≤≥~:]\s*$/u;

/** What bounds a number from behind. */
const SUFFIX =
  /^\s*(?:[a-z]+\s+|[\p{Script=Han}]{0,3}?)?(or more|or less|or fewer|max|maximum|minimum|at most|at least|以内|之内|以上|以下|左右|以后|以前)/iu;

/** No unit: what often follows a number and may be left out or moved. */
const NO_UNIT = new Set(
  'and or of to in on at by for with from the a an is are very please as than'.split(' '),
);

/** Numbers with their unit and what bounds them. */
export const numbers: Check = factCheck({
  id: 'numbers',
  title: 'Numbers and units',
  refusesNew: true,
  refusesSwaps: true,
  factsOf: ({ prose }: ScannedText) =>
    Array.from(prose.matchAll(NUMBER), ({ 0: written, index }): Fact => {
      const end = index + written.length;
      const number = written
        .toLowerCase()
        .replaceAll(/[\s,](?=\d{3}\b)/g, '')
        .replaceAll(/[−–]/g, '-');
      return {
        key: `${comparatorOf(prose, index, end)}${number} ${unitOf(prose, end)}`.trim(),
        range: { start: index, end },
      };
    }),
});

function comparatorOf(prose: string, start: number, end: number): string {
  const lead = prose.slice(Math.max(0, start - 24), start);
  const line = lead.slice(lead.lastIndexOf('\n') + 1).replaceAll(/ {2,}/g, ' ');
  // Most numbers stand behind a comma or another number; those need no search.
  const before = MAY_BOUND.test(line)
    ? (COMPARATORS.find(([, pattern]) => pattern.test(line))?.[0] ?? '')
    : '';
  const after = SUFFIX.exec(prose.slice(end, end + 30))?.[1]?.toLowerCase() ?? '';
  return `${before}${after === '' ? '' : `(${after})`}`;
}

/** A unit is on the number's line, or on the next one where the sentence goes on. */
const UNIT =
  /^(?:[ \t-]{0,3}|[ \t]*\n[ \t]*(?=[a-z]))(%|‰|°[CF]?|[℃℉]|[A-Za-zµμΩ]{1,40}[²³]?|[\p{Script=Han}]{1,2})/u;

function unitOf(prose: string, end: number): string {
  const unit = UNIT.exec(prose.slice(end, end + 60))?.[1]?.toLowerCase() ?? '';
  if (NO_UNIT.has(unit)) return '';
  return unit.length > 3 ? unit.replace(/s$/, '') : unit;
}
