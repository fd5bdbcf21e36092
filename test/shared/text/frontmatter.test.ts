import { describe, expect, it } from 'vitest';
import { findFrontmatter, findFrontmatterField } from '../../../shared/text/frontmatter.ts';

function split(text: string, afterComments = false): readonly string[] | undefined {
  const found = findFrontmatter(text, { afterComments });
  return found && [found.yaml, found.body].map(({ start, end }) => text.slice(start, end));
}

describe('front matter', () => {
  it.each([
    ['at the start', '---\na: 1\n---\nbody', ['a: 1\n', 'body']],
    ['with CRLF', '---\r\na: 1\r\n---\r\nbody', ['a: 1\r\n', 'body']],
    ['after blank lines', '\n\n---\na: 1\n---\nbody', ['a: 1\n', 'body']],
    ['with pluses', '+++\na = 1\n+++\nbody', ['a = 1\n', 'body']],
    ['that is empty', '---\n---\nbody', ['', 'body']],
    ['without a body', '---\na: 1\n---', ['a: 1\n', '']],
    ['with spaces behind its fences', '---  \na: 1\n---\t\nbody', ['a: 1\n', 'body']],
    ['with a rule in the body', '---\na: 1\n---\nx\n---\ny', ['a: 1\n', 'x\n---\ny']],
  ])('is found %s', (_, text, parts) => {
    expect(split(text)).toEqual(parts);
  });

  it.each([
    ['a text without it', 'body'],
    ['a rule below text', 'body\n---\nmore\n---\n'],
    ['a block that is never closed', '---\na: 1\n'],
    ['a heading and two rules', '# Title\n\n---\nx\n---\n'],
    ['nothing', ''],
  ])('is not found in %s', (_, text) => {
    expect(split(text)).toBeUndefined();
  });

  it('may stand below a licence where the format allows it', () => {
    const text = '# Copyright\n#\n\n---\na: 1\n---\nbody';
    expect(split(text, true)).toEqual(['a: 1\n', 'body']);
    expect(split(text)).toBeUndefined();
  });
});

describe('a line of front matter', () => {
  it.each([
    ['model: gpt-4o', 'gpt-4o'],
    ['model:   gpt-4o  # the small one', 'gpt-4o'],
    ['model: "Claude Sonnet 4.5 (copilot)"', 'Claude Sonnet 4.5 (copilot)'],
    ["model: 'a: b'", 'a: b'],
    ['model: [one, two]', 'one'],
    ["model: ['one', 'two']", 'one'],
    ['model:\n  - one\n  - two', 'one'],
    ['globs: **/*\nmodel: one', 'one'],
    ['models: x\nmodel : one', 'one'],
    ['model:', undefined],
    ['model:\nname: x', undefined],
    ['  model: nested', undefined],
    ['model: |\n  text', undefined],
  ])('%j', (yaml, value) => {
    const text = `---\n${yaml}\n---\nmodel: body`;
    const field = findFrontmatterField(text, findFrontmatter(text)!, 'model');
    expect(field?.value).toBe(value);
    if (field) expect(text.slice(field.range.start, field.range.end)).toBe(value);
  });
});
