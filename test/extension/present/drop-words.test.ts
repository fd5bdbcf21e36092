import { describe, expect, it } from 'vitest';
import { CHECK_TITLES, dropWords } from '../../../extension/present/drop-words.ts';
import { CHECKS } from '../../../shared/compress/checks/index.ts';
import type { DropReason } from '../../../shared/compress/compression.ts';
import type { Loss } from '../../../shared/compress/loss.ts';
import { presentDrop } from '../../../shared/report/present-drop.ts';
import { chinese, english } from './words.ts';

const range = { start: 0, end: 3 };
const losses: readonly Loss[] = [
  { check: 'negations', kind: 'lost', what: 'not', count: 1, range },
  { check: 'numbers', kind: 'added', what: '3 days', count: 2, range },
  { check: 'links', kind: 'lost', what: 'docs/a.md', count: 1, range },
  { check: 'code', kind: 'lost', what: 'x', count: 1, range },
];
const REASONS: readonly DropReason[] = [
  { kind: 'saves-nothing' },
  { kind: 'overlaps', rule: 'text/wordy' },
  { kind: 'loses', losses },
  { kind: 'cache-minimum', model: 'gpt-4o', minPrefixTokens: 1024 },
  { kind: 'not-writable' },
  { kind: 'not-tried' },
];

describe('why a replacement is not made', () => {
  it.each(REASONS)('is said as the command line says it: $kind', (reason) => {
    expect(dropWords(reason, english)).toBe(presentDrop(reason));
  });

  it('names every check of the verifier', () => {
    expect(CHECK_TITLES).toEqual(
      Object.fromEntries(CHECKS.map(({ id, title }) => [id, title.toLowerCase()])),
    );
  });

  it('is said in Chinese', () => {
    expect(dropWords({ kind: 'loses', losses: losses.slice(0, 2) }, chinese)).toBe(
      '丢失否定和例外：“not”; 新增数字和单位：“3 days”（2 次）',
    );
  });
});
