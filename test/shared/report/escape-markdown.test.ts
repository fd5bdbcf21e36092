import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeSpan, escapeMarkdown } from '../../../shared/report/escape-markdown.ts';
import { stripControl } from '../../../shared/report/strip-control.ts';

describe('text of a pull request in Markdown', () => {
  it.each([
    ['HTML', '<img src=x>', '&lt;img src=x&gt;'],
    ['a table cell', 'a|b', String.raw`a\|b`],
    ['a mention', '@admin please', '@\u200Badmin please'],
    ['an issue reference', 'fixes #12', 'fixes \\#\u200B12'],
    ['a link', 'https://evil.example', 'https:\u200B//evil.example'],
    ['an image', '![x](y)', String.raw`\!\[x\]\(y\)`],
    ['lines', 'a\n\n# b', String.raw`a \# b`],
    ['the end of a comment', '-->', String.raw`\-\-&gt;`],
  ])('%s is only text', (_, text, escaped) => expect(escapeMarkdown(text)).toBe(escaped));

  it('is code that cannot be left', () => {
    expect(codeSpan('plain')).toBe('`plain`');
    expect(codeSpan('a ` b')).toBe('``a ` b``');
    expect(codeSpan('`')).toBe('`` ` ``');
    expect(codeSpan('a|b')).toBe('`a\\|b`');
  });

  it('never ends its code span early, whatever it holds', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('`', 'a', ' ', '\n', '|', '\u202e') }),
        (text) => {
          const span = codeSpan(text);
          const fence = /^`+/.exec(span)?.[0] ?? '';
          const inner = span.slice(fence.length, span.length - fence.length);
          expect(inner.match(/`+/g)?.some((run) => run.length === fence.length) ?? false).toBe(
            false,
          );
          expect(span).not.toMatch(/[\n\u202e]/);
        },
      ),
    );
  });
});

it('keeps escape sequences and hidden characters out of a terminal', () => {
  expect(stripControl('\u001b[31mred\u001b[0m\u0007\u200bx\r\ny')).toBe('[31mred [0m x y');
});
