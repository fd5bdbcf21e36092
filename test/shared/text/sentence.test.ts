import { describe, expect, it } from 'vitest';
import {
  englishOf,
  fillSentence,
  foreignSentence,
  sentence,
} from '../../../shared/text/sentence.ts';

const chinese: ReadonlyMap<string, string> = new Map([
  ['{0} must be {1}, not {2}', '{0} 必须是 {1}，而不是 {2}'],
  ['a number', '数字'],
]);
const translate = (template: string): string => chinese.get(template) ?? template;

describe('a sentence', () => {
  it('keeps what is said apart from what it is said about', () => {
    const { template, values } = sentence`Suite ${'support'} has ${3} prompts`;
    expect(template).toBe('Suite {0} has {1} prompts');
    expect(values).toEqual(['support', 3]);
  });

  it('reads as it was written in English', () => {
    expect(englishOf(sentence`${'max'} must be ${sentence`a number`}, not ${'"x"'}`)).toBe(
      'max must be a number, not "x"',
    );
  });

  it('is translated with the sentences in it, and what it is about is not', () => {
    const said = sentence`${'a number'} must be ${sentence`a number`}, not ${7}`;
    expect(fillSentence(said, translate)).toBe('a number 必须是 数字，而不是 7');
  });

  it('fills no hole that somebody else wrote', () => {
    expect(englishOf(sentence`Unknown key ${'{0}'} in ${'{1}'}`)).toBe('Unknown key {0} in {1}');
    expect(fillSentence(foreignSentence('a number'), translate)).toBe('a number');
  });
});
