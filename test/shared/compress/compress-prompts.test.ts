import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadVocabulary } from '../../../node/vocabulary/load-vocabulary.ts';
import { compressPrompts } from '../../../shared/compress/compress-prompts.ts';
import type { Compression, CompressionTarget } from '../../../shared/compress/compression.ts';
import { verifyRewrite } from '../../../shared/compress/verify.ts';
import { parseModelId } from '../../../shared/model/parse-model-id.ts';
import { parsePrompts } from '../../../shared/prompt/parse-prompts.ts';
import { loadTokenizer } from '../../../shared/tokenizer/load-tokenizer.ts';
import { memoryFiles } from '../memory-files.ts';

const files = memoryFiles({});
let targets: readonly CompressionTarget[] = [];

beforeAll(async () => {
  const models = ['gpt-4o', 'claude-sonnet-4-5'].map((name) => parseModelId(name));
  targets = await Promise.all(
    models.map(async (model) => ({ model, tokenizer: await loadTokenizer(model, loadVocabulary) })),
  );
});

function targetsOf(): readonly CompressionTarget[] {
  return targets;
}

async function compress(
  path: string,
  text: string,
  level: 'safe' | 'suggest' = 'safe',
): Promise<Compression> {
  return await compressPrompts({ path, text }, { files, asPlain: true, level, targetsOf });
}

function fixture(name: string): string {
  return readFileSync(`test/fixtures/compress/${name}`, 'utf8');
}

async function textsOf(path: string, text: string): Promise<readonly string[]> {
  const { prompts } = await parsePrompts({ path, text }, files, { asPlain: true });
  return prompts.flatMap(({ messages }) =>
    messages.flatMap(({ parts }) => parts.map((part) => (part.kind === 'text' ? part.text : ''))),
  );
}

const FIXTURES = ['support-reply.prompt.yml', 'review.prompty', 'persona-zh.prompt.md'] as const;

describe('compressing a file', () => {
  it.each(FIXTURES)('%s gets shorter and loses nothing', async (name) => {
    const { before, after, savings, edits } = await compress(name, fixture(name));
    expect(edits.filter(({ dropped }) => dropped)).toEqual([]);
    for (const { tokensBefore, tokensAfter } of savings) {
      expect(tokensAfter).toBeLessThan(tokensBefore);
    }
    const was = await textsOf(name, before);
    const is = await textsOf(name, after);
    for (const [index, text] of was.entries()) {
      expect(verifyRewrite(text, is[index] ?? '').losses).toEqual([]);
    }
  });

  it('says of every replacement which rule made it, where, and what it saves', async () => {
    const name = 'support-reply.prompt.yml';
    const { edits, before } = await compress(name, fixture(name));
    const json = edits.find(({ rule }) => rule === 'data/pretty-json');
    expect(json?.after).toBe(
      '{"basic":{"price":12.50,"data_gb":5},"large":{"price":29.00,"data_gb":50}}',
    );
    expect(json?.tokensSaved).toBeGreaterThan(20);
    expect(before.slice(json?.range.start, json?.range.end)).toMatch(/^\{\n {8}"basic"[^]*\}$/);
  });

  it('leaves code alone', async () => {
    const { after } = await compress('review.prompty', fixture('review.prompty'));
    expect(after).toContain('const  kept   =  1;   \n');
  });

  it('keeps what a comment in the file keeps', async () => {
    const text = `<!-- promptfare-disable data/pretty-json -->\nData:\n\n{\n  "a": 1,\n  "b": 2\n}\n`;
    const { after } = await compress('prompts/a.md', text);
    expect(after).toBe(text);
  });

  it('offers suggestions only when asked to', async () => {
    const line = 'Always answer in the language that the customer has written in.';
    const text = `${line}\n\nBe short and friendly to everybody.\n\n${line}\n`;
    expect((await compress('prompts/a.txt', text)).after).toBe(text);
    const { after } = await compress('prompts/a.txt', text, 'suggest');
    expect(after.split(line)).toHaveLength(2);
  });

  it('changes no file that it cannot read', async () => {
    const text = 'messages:\n  - role: user\n    content: "open   \n';
    expect((await compress('a.prompt.yml', text)).after).toBe(text);
  });
});

describe('laws of compressing', () => {
  const line = fc.constantFrom(
    'You must cite {{source}}.',
    'Do not guess.   ',
    'Never guess.  ',
    '',
    '',
    '| a      | b     |\n|--------|-------|\n| 1      | {x}   |',
    '```json\n{\n  "a": 1\n}\n```',
    '{\n  "key": [\n    1,\n    2\n  ]\n}',
    '不要超过 3 句话。  ',
    'Say "two  words" now.  Then stop.',
    '<!-- kept -->',
    '{% if a %}',
    '{% endif %}',
    'zero\u200Bwidth',
    '# Heading  ',
    '- item',
    '1. item 2',
    '```',
    '    code  ',
    '- item\n\n  ```py\n  x  =  1   \n\n\n  y = 2\n  ```',
    '| `a|b`   | c |\n|---------|---|\n| 1 \\| 2  | 3 |',
    '{{#if gold}}A  {{else}}B  {{/if}}',
    '<%= balance %>   ${amount}  {0}',
    '<doc id="a  b">\n  text   \n</doc>',
    '{# note   \n\n\n of the template #}',
    '<pre>\na   \n\n\n\nb\n</pre>',
    '---\ntitle: matter  \n---',
    'שלום.  \u200fכן.   ',
    '使用「引 用」回答，第１条。　',
    'He said "she said \'no  way\'".  Then left.',
    'line one  \nline two',
    '{\n  "json": "{\\n \\"a\\": 1}",\n  "n": 1.0\n}',
    'key: |\n  block   \n\n\n  more',
    'a\r\nb   \r\n\r\n\r\nc',
    "it's \\n here",
  );
  const text = fc.array(line, { minLength: 1, maxLength: 14 }).map((lines) => lines.join('\n'));
  const WAYS: readonly (readonly [string, string, (value: string) => string])[] = [
    ['plain text', 'prompts/a.md', (value) => value],
    ['prompty', 'a.prompty', (value) => `---\nname: a\n---\nsystem:\n${value}\n\nuser:\n{{q}}\n`],
    [
      'a YAML block',
      'a.prompt.yml',
      (value) =>
        `messages:\n  - role: user\n    content: |\n      x\n${value.replaceAll(/^(?=.)/gm, '      ')}\n`,
    ],
    [
      'YAML double quotes',
      'a.prompt.yml',
      (value) => `messages:\n  - role: user\n    content: ${JSON.stringify(value)}\n`,
    ],
  ];

  it.each(WAYS)('hold for %s', async (_, path, write) => {
    await fc.assert(
      fc.asyncProperty(
        text,
        fc.constantFrom('safe' as const, 'suggest' as const),
        async (value, level) => {
          const { before, after, savings } = await compress(path, write(value), level);
          for (const saving of savings)
            expect(saving.tokensAfter).toBeLessThanOrEqual(saving.tokensBefore);
          expect((await compress(path, after, level)).after).toBe(after);
          const was = await textsOf(path, before);
          const is = await textsOf(path, after);
          expect(is).toHaveLength(was.length);
          for (const [index, one] of was.entries()) {
            const { losses } = verifyRewrite(one, is[index] ?? '', { repeats: 'merge' });
            expect(losses).toEqual([]);
          }
        },
      ),
      { numRuns: 40 },
    );
  });
});
