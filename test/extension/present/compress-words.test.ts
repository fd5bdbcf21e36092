import { describe, expect, it } from 'vitest';
import {
  previewSentence,
  previewTitle,
  replacementWords,
  sumSavings,
} from '../../../extension/present/compress-words.ts';
import type { PromptSaving } from '../../../shared/compress/compression.ts';
import { english } from './words.ts';

const SAVING: PromptSaving = {
  prompt: 'a',
  model: 'gpt-4o',
  quality: 'exact',
  tokensBefore: 1240,
  tokensAfter: 1102,
  usdPer1000CallsBefore: 3.1,
  usdPer1000CallsAfter: 2.755,
};

describe('what compressing saves, in words', () => {
  it('says tokens and dollars before and after', () => {
    expect(previewTitle('a.prompty', sumSavings([SAVING]), english)).toBe(
      'a.prompty: 1,240 → 1,102 tok, $3.10 → $2.75 per 1,000 calls',
    );
  });

  it('says that dollars are saved only if the answers stay the same', () => {
    expect(previewSentence(sumSavings([SAVING]), english)).toMatch(
      /^138 tokens fewer per call; \$0\.3\d per 1,000 calls if the answers stay the same\. An upper bound/,
    );
  });

  it('says no dollars where one prompt has no price', () => {
    const { usdPer1000CallsBefore: _before, usdPer1000CallsAfter: _after, ...unpriced } = SAVING;
    const saved = sumSavings([SAVING, { ...unpriced, prompt: 'b' }]);
    expect(previewTitle('a.prompty', saved, english)).toBe('a.prompty: 2,480 → 2,204 tok');
    expect(previewSentence(saved, english)).toMatch(/^276 tokens fewer per call\. An upper bound/);
  });

  it('sums up prompts that change, each for its first model', () => {
    const saved = sumSavings([
      SAVING,
      { ...SAVING, model: 'gpt-4o-mini', tokensBefore: 9, tokensAfter: 1 },
      { ...SAVING, prompt: 'same', tokensAfter: 1240 },
      { ...SAVING, prompt: 'b', quality: 'estimated', tokensBefore: 100, tokensAfter: 90 },
    ]);
    expect(saved).toMatchObject({ tokensBefore: 1340, tokensAfter: 1192, isEstimated: true });
    expect(previewTitle('a.ts', saved, english)).toMatch(/^a\.ts: ~1,340 → ~1,192 tok/);
  });
});

describe('a replacement in a list', () => {
  const replacement = {
    rule: 'text/wordy',
    range: { start: 0, end: 11 },
    before: 'in order to\n',
    after: '',
    tokensSaved: 3,
  };

  it('says what it saves', () => {
    expect(replacementWords(replacement, { line: 7, t: english })).toEqual({
      label: 'line 7, text/wordy',
      description: '−3 tokens',
      detail: '“in order to” → (nothing)',
    });
  });

  it('says why it is not made', () => {
    const refused = { ...replacement, notMade: { kind: 'not-writable' } } as const;
    expect(replacementWords(refused, { line: 7, t: english }).description).toBe(
      'not made: the file format cannot hold it at this place',
    );
  });
});
