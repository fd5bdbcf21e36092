import { describe, expect, it } from 'vitest';
import type { DocumentFinding } from '../../../extension/engine/document-finding.ts';
import {
  findingSaving,
  findingSentence,
  saveLensTitle,
} from '../../../extension/present/finding-words.ts';
import { largestSaving } from '../../../extension/present/largest-saving.ts';
import { english } from './words.ts';

const FINDING: DocumentFinding = {
  rule: 'text/duplicate-rule',
  title: 'The same sentence twice',
  severity: 'warning',
  fix: 'suggestion',
  prompt: 'a.prompt.md',
  range: { start: 10, end: 20 },
  message: 'twice',
  template: '“{text}” stands on {places:line}',
  values: { text: 'Never promise {0} \u001B[31mrefunds', places: 2 },
  saving: { tokensBefore: 1300, tokensAfter: 100, quality: 'exact' },
  usdPer1000Calls: 0.0042,
  docUrl: 'https://example.com/rule',
  isFixable: true,
};

describe('a finding in words', () => {
  it('says what it is and what it could save', () => {
    expect(findingSentence(FINDING, english)).toBe(
      '“Never promise {0}  [31mrefunds” stands on 2 lines (−1,200 tokens, up to $0.0042 per 1,000 calls)',
    );
  });

  it('is translated before it is filled', () => {
    const chinese = (message: string): string =>
      message.startsWith('“{text}”') ? '{places} 行有“{text}”' : message;
    expect(findingSentence({ ...FINDING, values: { text: 'x', places: 2 } }, chinese)).toContain(
      '2 行有“x”',
    );
  });

  it('says cost per month rather than per 1,000 calls where it is known, and marks estimates', () => {
    const saving = { tokensBefore: 12, tokensAfter: 5, quality: 'estimated' } as const;
    expect(findingSaving({ ...FINDING, saving, usdPerMonth: 3 }, english)).toBe(
      '~−7 tokens, up to $3.00 per month',
    );
  });

  it('says nothing of a saving that nobody knows', () => {
    const { saving: _saving, usdPer1000Calls: _usd, ...unknown } = FINDING;
    expect(findingSaving(unknown, english)).toBe('');
    expect(findingSaving({ ...unknown, uncachedTokens: 2048 }, english)).toBe(
      '2,048 tokens not cached',
    );
  });

  it('is short above a prompt', () => {
    expect(saveLensTitle({ ...FINDING, template: 'Too long' }, english)).toBe(
      'Save 1,200 tok: Too long',
    );
  });
});

describe('the largest saving', () => {
  const small = {
    ...FINDING,
    saving: { tokensBefore: 9, tokensAfter: 1, quality: 'exact' },
  } as const;

  it('is that of the prompt, among those that the verifier lets pass', () => {
    const refused = { ...FINDING, isFixable: false };
    const other = { ...FINDING, prompt: 'b' };
    expect(largestSaving([small, refused, other], 'a.prompt.md')).toBe(small);
    expect(largestSaving([small, FINDING], 'a.prompt.md')).toBe(FINDING);
  });

  it('is absent where no token is saved', () => {
    const none = {
      ...FINDING,
      saving: { tokensBefore: 1, tokensAfter: 1, quality: 'exact' },
    } as const;
    expect(largestSaving([none], 'a.prompt.md')).toBeUndefined();
  });
});
