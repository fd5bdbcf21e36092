import { describe, expect, it } from 'vitest';
import { countWords } from '../../../shared/report/count-words.ts';
import { findingQuote, presentFinding } from '../../../shared/report/present-finding.ts';
import {
  joinWords,
  listNames,
  name,
  plainText,
  quote,
  quoteWhole,
  resolveWords,
  say,
  type Words,
} from '../../../shared/report/words.ts';
import { formatProblem, sayProblem, type Problem } from '../../../shared/text/problem.ts';
import { sentence, foreignSentence } from '../../../shared/text/sentence.ts';
import { CHINESE } from './chinese.ts';

const inChinese = (words: Words): string => plainText(words, CHINESE.translate);

describe('words', () => {
  it('are translated with all that stands in them', () => {
    const words = say`No price for ${name('gpt-9')} (${listNames(['a', 'b'])}): its cost is unknown and in no total. Add it under pricing.overrides.`;
    expect(plainText(words)).toMatch(/^No price for gpt-9 \(a, b\): its cost is unknown/);
    expect(inChinese(words)).toMatch(/^gpt-9 没有价格（a、b）：其费用未知/);
  });

  it('count one and many', () => {
    expect([1, 2, 0].map((count) => plainText(countWords(count, 'case')))).toEqual([
      '1 case',
      '2 cases',
      '0 cases',
    ]);
    expect(inChinese(countWords(1200, 'case'))).toBe('1,200 个用例');
  });

  it('are joined as the language joins', () => {
    const parts = [say`prompt changed`, say`recorded again`];
    expect(plainText(joinWords(parts))).toBe('prompt changed, recorded again');
    expect(inChinese(joinWords(parts))).toBe('提示词有更改、已重新记录');
  });

  it('that are quoted as a whole are one quote in every language', () => {
    const words = [quoteWhole('a.yml: ', sentence`No suite is called \`${'b'}\``)];
    expect(resolveWords(words)).toEqual([{ kind: 'quote', text: 'a.yml: No suite is called `b`' }]);
    expect(inChinese(words)).toBe('a.yml: 没有名为 `b` 的套件');
  });
});

describe('a finding', () => {
  const finding = {
    rule: 'text/whitespace-invisible',
    message: 'trailing',
    values: {},
    places: 2,
  };

  it('says what its rule says, in a language', () => {
    expect(plainText([findingQuote(finding)])).toBe(presentFinding(finding));
    expect(presentFinding(finding)).toBe('White space at the end of 2 lines');
    expect(inChinese([findingQuote(finding)])).toBe('2 行的行尾有空白');
  });
});

describe('a problem', () => {
  const problem: Problem = {
    severity: 'error',
    path: 'a.yml',
    message: foreignSentence('It is\nempty'),
  };
  const cases: readonly Problem[] = [
    problem,
    { ...problem, position: { line: 3, column: 7 } },
    { ...problem, hint: sentence`Fill it.` },
  ];

  it.each(cases)('reads as it does elsewhere', (each) => {
    expect(plainText([quote(sayProblem(each))])).toBe(formatProblem(each));
  });
});
