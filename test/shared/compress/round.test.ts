import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CompressionTarget, Proposal } from '../../../shared/compress/compression.ts';
import { wholePieces } from '../../../shared/compress/pieces.ts';
import { compressOnce, type Draft } from '../../../shared/compress/round.ts';
import type { TextBlock } from '../../../shared/compress/text-block.ts';
import { parsePrompts } from '../../../shared/prompt/parse-prompts.ts';
import { memoryFiles } from '../memory-files.ts';
import { CHARACTER_TARGET } from './char-target.ts';

const files = memoryFiles({});

async function draftOf(path: string, text: string): Promise<Draft> {
  const { prompts } = await parsePrompts({ path, text }, files, { asPlain: true });
  return { path, pieces: wholePieces(text), text, prompts };
}

function forCharacters(): readonly CompressionTarget[] {
  return [CHARACTER_TARGET];
}

function textsOf({ prompts }: Draft): readonly string[] {
  return prompts.flatMap(({ messages }) =>
    messages.flatMap(({ parts }) => parts.map((part) => (part.kind === 'text' ? part.text : ''))),
  );
}

type Propose = (block: TextBlock) => readonly Proposal[];

async function compress(path: string, text: string, propose: Propose) {
  const draft = await draftOf(path, text);
  return await compressOnce(draft, { files, asPlain: true, targetsOf: forCharacters, propose });
}

/** Two rules that want the same characters. */
function overlapping(block: TextBlock): readonly Proposal[] {
  return [
    ...replacing(/b c d/g, '')(block),
    ...replacing(/c d e/g, '')(block).map((one) => ({ ...one, rule: 'test/other' })),
  ];
}

/** Every match of a pattern written anew. */
function replacing(pattern: RegExp, written: string): Propose {
  return ({ text }) =>
    Array.from(text.matchAll(pattern), ({ 0: match, index }) => ({
      rule: 'test/rule',
      range: { start: index, end: index + match.length },
      text: written,
      conflictsWith: [],
    }));
}

function chat(content: string): string {
  return `messages:\n  - role: user\n    content: ${content}\nmodel: gpt-4o\n`;
}

describe('a round of compression writes into', () => {
  it.each([
    [
      'a literal block',
      '|\n      first\n\n\n\n      last',
      /\n{3,}/g,
      '\n\n',
      '|\n      first\n\n      last',
    ],
    [
      'a line of a literal block',
      '|\n      begin\n      gone\n      last',
      /gone\n/g,
      '',
      '|\n      begin\n      last',
    ],
    [
      'a folded block',
      '>\n      first  words\n      last',
      / {2}/g,
      ' ',
      '>\n      first words\n      last',
    ],
    [
      'double quotes',
      '"first\\n\\n\\n\\nlast \\"x\\""',
      /\n{3,}/g,
      '\n\n',
      '"first\\n\\nlast \\"x\\""',
    ],
    ['double quotes without escapes', '"say   hi"', / {3}/g, '\n', '"say\\nhi"'],
    ['single quotes', "'it''s   here'", / {3}/g, "'", "'it''s''here'"],
    ['a plain scalar', 'first   last', / {3}/g, ' ', 'first last'],
    ['an escape cut in half', '"a\\u0020\\u0020\\u0020b"', / {2}(?=b)/g, '', '"a b"'],
  ])('%s', async (_, content, ...[pattern, written, expected]) => {
    const { draft, dropped } = await compress(
      'a.prompt.yml',
      chat(content),
      replacing(pattern, written),
    );
    expect(dropped).toEqual([]);
    expect(draft.text).toBe(chat(expected));
  });

  it('the body of a prompty file, with its line ends', async () => {
    const text = '---\r\nname: x\r\n---\r\nsystem:\r\nOne   two\r\nuser:\r\n{{q}}\r\n';
    const { draft } = await compress('a.prompty', text, replacing(/ {3}/g, ' '));
    expect(draft.text).toBe(text.replace('   ', ' '));
  });

  it('a text that two messages share, once', async () => {
    const text =
      'messages:\n  - role: system\n    content: &a "x   y"\n  - role: user\n    content: *a\n';
    const { draft, accepted } = await compress('a.prompt.yml', text, replacing(/ {3}/g, ' '));
    expect(draft.text).toBe(text.replace('x   y', 'x y'));
    expect(accepted).toHaveLength(1);
  });
});

describe('a round of compression leaves alone', () => {
  it('what the file would read as something else', async () => {
    const text = chat('say it   now');
    const { draft, dropped } = await compress('a.prompt.yml', text, replacing(/ {3}/g, ': '));
    expect(draft.text).toBe(text);
    expect(dropped.map((edit) => edit.dropped?.kind)).toEqual(['not-writable']);
  });

  it('what saves no token', async () => {
    const { dropped } = await compress('a.prompt.yml', chat('a b'), replacing(/ /g, '_'));
    expect(dropped.map((edit) => edit.dropped?.kind)).toEqual(['saves-nothing']);
  });

  it('only the one replacement that loses something', async () => {
    const text = chat('"very good, do not  guess, really"');
    const { draft, dropped } = await compress(
      'a.prompt.yml',
      text,
      replacing(/very |not|really/g, ''),
    );
    expect(draft.text).toBe(chat('"good, do not  guess, "'));
    expect(dropped).toMatchObject([
      { before: 'not', dropped: { kind: 'loses', losses: [{ check: 'negations', what: 'not' }] } },
    ]);
  });

  it('the shorter of two that overlap', async () => {
    const { accepted, dropped } = await compress('a.prompt.yml', chat('a b c d e'), overlapping);
    expect(accepted.map(({ before }) => before)).toEqual(['b c d']);
    expect(dropped.map((edit) => edit.dropped)).toEqual([{ kind: 'overlaps', rule: 'test/rule' }]);
  });

  it('a prefix that would fall below the cache minimum of its model', async () => {
    const price = {
      model: 'm',
      provider: 'p',
      prices: { input: 1n, output: 1n },
      tiers: [],
      cache: {
        kind: 'automatic' as const,
        minPrefixTokens: 18,
        sourceUrl: 'https://example.com',
        checked: '2026-11-21',
      },
      source: 'config' as const,
      asOf: '2026-11-21',
    };
    const draft = await draftOf('a.prompt.yml', chat('aa   bb   cc   dd   e'));
    const { draft: next, dropped } = await compressOnce(draft, {
      files,
      asPlain: true,
      targetsOf: () => [{ ...CHARACTER_TARGET, price }],
      propose: replacing(/ {3}/g, ' '),
    });
    expect(next.text).toBe(chat('aa bb   cc   dd   e'));
    expect(dropped.map((edit) => edit.dropped?.kind)).toEqual(Array(3).fill('cache-minimum'));
  });
});

describe('laws of a round', () => {
  const word = fc.constantFrom(
    'alpha',
    'must',
    'not',
    '3 words',
    '{{x}}',
    '"q"',
    "it's",
    '不要',
    '  ',
    '\n',
    '\n\n\n',
    '\t',
    'a: b',
    '# h',
    '- c',
    '\\',
    'é',
    '😀',
  );
  const text = fc.array(word, { minLength: 1, maxLength: 12 }).map((words) => words.join(' '));
  const cuts = fc.array(fc.tuple(fc.nat(200), fc.nat(6), fc.constantFrom('', ' ', '\n')), {
    maxLength: 4,
  });

  it.each([
    ['YAML double quotes', 'a.prompt.yml', (value: string) => chat(JSON.stringify(value))],
    [
      'YAML single quotes',
      'a.prompt.yml',
      (value: string) => chat(`'${value.replaceAll("'", "''").replaceAll('\n', '\n\n      ')}'`),
    ],
    [
      'a YAML block',
      'a.prompt.yml',
      (value: string) => chat(`|\n      ${value.trim().replaceAll('\n', '\n      ')}`),
    ],
    ['prompty', 'a.prompty', (value: string) => `---\nname: x\n---\nsystem:\n${value}\n`],
    ['plain text', 'prompts/a.txt', (value: string) => value],
  ])('whatever is cut, the file still says what was intended: %s', async (_, path, write) => {
    await fc.assert(
      fc.asyncProperty(text, cuts, async (value, some) => {
        const source = write(value);
        const propose: Propose = (block) =>
          some.flatMap(([at, length, written]) => {
            const start = Math.min(at, block.text.length);
            const end = Math.min(start + length, block.text.length);
            return [{ rule: 'test/rule', range: { start, end }, text: written, conflictsWith: [] }];
          });
        const before = await draftOf(path, source);
        const { draft, accepted } = await compress(path, source, propose);
        const again = await draftOf(path, draft.text);
        expect(textsOf(again)).toEqual(textsOf(draft));
        expect(textsOf(draft)).toHaveLength(textsOf(before).length);
        if (accepted.length === 0) expect(draft.text).toBe(source);
        else expect(textsOf(draft).join('').length).toBeLessThan(textsOf(before).join('').length);
      }),
      { numRuns: 60 },
    );
  });
});
