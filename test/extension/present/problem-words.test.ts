import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readConfigOverview } from '../../../extension/engine/config-overview.ts';
import { problemWords } from '../../../extension/present/problem-words.ts';
import type { Problem } from '../../../shared/text/problem.ts';
import { foreignSentence, sentence } from '../../../shared/text/sentence.ts';
import { chinese, english } from './words.ts';

const MISTAKES = 'test/fixtures/config/mistakes';
const files = readdirSync(MISTAKES).filter((name) => name.endsWith('.yml'));
const problemsOf = (file: string): readonly Problem[] =>
  readConfigOverview(readFileSync(join(MISTAKES, file), 'utf8')).problems;

/** What is a name or was written in the file, and what is left of a sentence without it. */
const WRITTEN =
  /`[^`]*`|"[^"]*"|\bPromptfare\b|\b(?:glob|scope|token)\b|-?\.?\b(?:true|nan|inf)\b|可用的键：.*/g;

describe('the mistakes of a config', () => {
  it.each(files)('are said in Chinese: %s', (file) => {
    for (const problem of problemsOf(file)) {
      const words = problemWords(problem, chinese);
      expect(words).not.toBe(problemWords(problem, english));
      expect(words.replaceAll(WRITTEN, '')).not.toMatch(/[A-Za-z]{2,}/);
    }
  });

  it('have what to do behind them', () => {
    const problem: Problem = {
      severity: 'error',
      path: 'promptfare.yml',
      message: sentence`The key ${'{0}'} stands here twice`,
      hint: sentence`Put it in quotes.`,
    };
    expect(problemWords(problem, english)).toBe('The key {0} stands here twice. Put it in quotes.');
    expect(problemWords(problem, chinese)).toBe('键 {0} 在此出现两次。请加上引号。');
  });

  it('are left as they are where somebody else says them', () => {
    const message = foreignSentence('text');
    const problem: Problem = { severity: 'error', path: 'promptfare.yml', message };
    expect(problemWords(problem, chinese)).toBe('text');
  });
});
