import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadVocabulary } from '../../node/vocabulary/load-vocabulary.ts';
import { compressPrompts } from '../../shared/compress/compress-prompts.ts';
import type { CompressionTarget } from '../../shared/compress/compression.ts';
import { verifyRewrite } from '../../shared/compress/verify.ts';
import { parseModelId } from '../../shared/model/parse-model-id.ts';
import { createPriceTable } from '../../shared/pricing/price-table.ts';
import { parsePrompts } from '../../shared/prompt/parse-prompts.ts';
import type { Prompt } from '../../shared/prompt/prompt.ts';
import type { SourceFile } from '../../shared/text/files.ts';
import { groupBy } from '../../shared/text/group-by.ts';
import { loadTokenizer } from '../../shared/tokenizer/load-tokenizer.ts';
import { memoryFiles } from '../shared/memory-files.ts';
import { corpusFolder } from './corpus.ts';

const folder = corpusFolder();
const MODELS = ['gpt-4o', 'claude-sonnet-4-5', 'deepseek-chat'];

describe('compressing the prompts of the corpus', () => {
  it.skipIf(folder !== undefined)('is not tried: the corpus is not here', () => {});

  it.skipIf(folder === undefined).each(foldersOf())(
    '%s: no token more, the same when done twice, every placeholder still there',
    async (_, rows) => {
      for (const { file, texts } of rows) {
        for (const name of MODELS) await expectLaws(file, texts, await targetOf(name));
      }
    },
  );
});

async function expectLaws(
  file: SourceFile,
  texts: Readonly<Record<string, string>>,
  target: CompressionTarget,
): Promise<void> {
  const options = {
    files: memoryFiles(texts),
    asPlain: true,
    level: 'safe' as const,
    targetsOf: () => [target],
  };
  const { after, savings, edits } = await compressPrompts(file, options);
  for (const { tokensBefore, tokensAfter } of savings) {
    expect(tokensAfter).toBeLessThanOrEqual(tokensBefore);
  }
  expect(edits.filter(({ dropped }) => dropped?.kind === 'loses')).toEqual([]);
  if (after === file.text) return;
  const changed = { path: file.path, text: after };
  expect((await compressPrompts(changed, options)).after).toBe(after);
  const was = await parsePrompts(file, options.files, options);
  const is = await parsePrompts(changed, options.files, options);
  expect(is.prompts.map(holesOf)).toEqual(was.prompts.map(holesOf));
  for (const [index, prompt] of was.prompts.entries()) {
    const other = is.prompts[index];
    if (other) expectNoLoss(prompt, other);
  }
}

function holesOf({ variables }: Prompt): readonly string[] {
  return variables.map(({ name }) => name);
}

function expectNoLoss(before: Prompt, after: Prompt): void {
  const was = textsOf(before);
  const is = textsOf(after);
  expect(is).toHaveLength(was.length);
  for (const [index, text] of was.entries()) {
    // A line that stands twice in a row is said once afterwards; nothing else may change.
    expect(verifyRewrite(text, is[index] ?? '', { repeats: 'merge' }).losses).toEqual([]);
  }
}

function textsOf({ messages }: Prompt): readonly string[] {
  return messages.flatMap(({ parts }) =>
    parts.flatMap((part) => (part.kind === 'text' ? [part.text] : [])),
  );
}

async function targetOf(name: string): Promise<CompressionTarget> {
  const model = parseModelId(name);
  const tokenizer = await loadTokenizer(model, loadVocabulary);
  const price = createPriceTable({ at: new Date('2026-11-21'), overrides: [] }).find(model);
  return { model, tokenizer, ...(price && { price }) };
}

type Row = { readonly file: SourceFile; readonly texts: Readonly<Record<string, string>> };

/** Recordings and test vectors are no prompts. */
const NO_PROMPTS = /^(?:eval-|dotprompt-spec|provider-response|swe-agent)/;

/** Files of prompts by the corpus's folders. */
function foldersOf(): readonly (readonly [string, readonly Row[]])[] {
  const root = folder ?? '';
  if (folder === undefined || !existsSync(join(root, 'INDEX.tsv'))) return [['nothing', []]];
  const [, ...lines] = readFileSync(join(root, 'INDEX.tsv'), 'utf8').trimEnd().split('\n');
  const entries = lines
    .filter((line) => !NO_PROMPTS.test(line))
    .map((line) => readEntry(root, line));
  const byRepo = groupBy(entries, ({ repo }) => repo);
  const filesOf = new Map(
    [...byRepo].map(([repo, some]) => [
      repo,
      Object.fromEntries(some.map(({ file }) => [file.path, file.text])),
    ]),
  );
  return [...groupBy(entries, ({ name }) => name)].map(([name, some]) => [
    name,
    some.map(({ file, repo }) => ({ file, texts: filesOf.get(repo) ?? {} })),
  ]);
}

type Entry = { readonly name: string; readonly repo: string; readonly file: SourceFile };

function readEntry(root: string, line: string): Entry {
  const [stored = '', repo = '', path = ''] = line.split('\t');
  const text = readFileSync(join(root, stored), 'utf8').replace(/^\uFEFF/, '');
  return { name: stored.split('/', 1)[0] ?? '', repo, file: { path, text } };
}
