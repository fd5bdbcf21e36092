import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readConfigOverview } from '../../../extension/engine/config-overview.ts';
import { problemWords } from '../../../extension/present/problem-words.ts';
import { chinese, english } from './words.ts';

const MISTAKES = 'test/fixtures/config/mistakes';
const files = readdirSync(MISTAKES).filter((name) => name.endsWith('.yml'));
const sentencesOf = (file: string): readonly string[] =>
  readConfigOverview(readFileSync(join(MISTAKES, file), 'utf8')).problems.flatMap(
    ({ message, hint }) => [message, ...(hint === undefined ? [] : [hint])],
  );

/** What is a name or was written in the file, and what is left of a sentence without it. */
const WRITTEN =
  /`[^`]*`|"[^"]*"|\bPromptfare\b|\b(?:glob|scope|token)\b|-?\.?\b(?:true|nan|inf)\b/g;

describe('the mistakes of a config', () => {
  it.each(files)('are said in Chinese: %s', (file) => {
    for (const sentence of sentencesOf(file)) {
      const [, list] = sentence.split('Known keys: ');
      const words = problemWords(sentence, chinese).replace(list?.slice(0, -1) ?? '', '');
      expect(words, sentence).not.toBe(sentence);
      expect(words.replaceAll(WRITTEN, ''), sentence).not.toMatch(/[A-Za-z]{2,}/);
    }
  });

  it.each(files)('are the same as ever in English: %s', (file) => {
    for (const sentence of sentencesOf(file)) {
      expect(problemWords(sentence, english)).toBe(sentence);
    }
  });

  it('are left as they are where nobody knows them', () => {
    expect(problemWords('Something else went wrong', chinese)).toBe('Something else went wrong');
  });
});
