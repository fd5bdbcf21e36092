import { beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { loadVocabulary } from '../../node/vocabulary/load-vocabulary.ts';
import { parseModelId } from '../../shared/model/parse-model-id.ts';
import { countRequestTokens } from '../../shared/tokenizer/chat-framing.ts';
import { loadTokenizer } from '../../shared/tokenizer/load-tokenizer.ts';
import {
  requestKey,
  VERIFIED_COUNTS_PATH,
  writeVerifiedCounts,
} from '../../shared/tokenizer/verified-counts.ts';
import { makeRepository, type Scratch } from '../node/git/scratch-repository.ts';
import { runCli } from './run-cli.ts';

const MODEL = 'claude-sonnet-4-5';
const FACTOR = 1.1;
const SENTENCE = 'Where is my parcel now, and who has it? ';
const LENGTHS = [4, 8, 15, 25, 40];
const NEW_TEXT = SENTENCE.repeat(30).trim();

const answerSchema = z.object({
  prompts: z.array(z.object({ path: z.string(), inputTokens: z.number(), quality: z.string() })),
  calibrations: z.array(
    z.object({ model: z.string(), source: z.string(), factor: z.number(), caseCount: z.number() }),
  ),
});

let made: Scratch;
let estimateOf: (text: string) => number;

function promptOf(text: string): string {
  return `model: ${MODEL}\nmessages:\n  - { role: user, content: '${text}' }\n`;
}

/** Prompts that were counted, and a new one that was not. */
beforeEach(async () => {
  const model = parseModelId(MODEL);
  const tokenizer = await loadTokenizer(model, loadVocabulary);
  estimateOf = (text) => countRequestTokens([{ role: 'user', text }], tokenizer, model);
  const texts = LENGTHS.map((length) => SENTENCE.repeat(length).trim());
  const counts = texts.map((text) => {
    const key = requestKey({ messages: [{ role: 'user', text }], tools: [] }) ?? '';
    return [key, Math.round(estimateOf(text) * FACTOR)] as const;
  });
  made = makeRepository();
  made.write({
    ...Object.fromEntries(
      texts.map((text, index) => [`prompts/p${index}.prompt.yml`, promptOf(text)]),
    ),
    'prompts/new.prompt.yml': promptOf(NEW_TEXT),
    [VERIFIED_COUNTS_PATH]: writeVerifiedCounts(new Map([[MODEL, new Map(counts)]])),
  });
});

async function countJson(...args: readonly string[]) {
  const { out } = await runCli(made.root, ['count', '--json', ...args]);
  return answerSchema.parse(JSON.parse(out));
}

describe('promptfare count with a file of verified counts', () => {
  it('takes what the provider counted, and calibrates the rest by it', async () => {
    const { prompts, calibrations } = await countJson();
    const [added, ...counted] = prompts;
    expect(added).toMatchObject({ path: 'prompts/new.prompt.yml', quality: 'calibrated' });
    expect(Math.abs((added?.inputTokens ?? 0) - estimateOf(NEW_TEXT) * FACTOR)).toBeLessThan(1.5);
    expect(counted.map(({ quality }) => quality)).toEqual(LENGTHS.map(() => 'exact'));
    expect(calibrations).toMatchObject([{ model: MODEL, source: 'verified-counts', caseCount: 5 }]);
  });

  it('says the same of a file that is counted alone', async () => {
    const all = await countJson();
    const alone = await countJson('prompts/new.prompt.yml');
    expect(alone.prompts).toEqual([all.prompts[0]]);
    expect(alone.calibrations).toEqual(all.calibrations);
  });

  it('says by what a count was multiplied', async () => {
    const { out } = await runCli(made.root, ['count']);
    expect(out).toMatch(
      /Counts of claude-sonnet-4-5 are multiplied by 1\.(09|10)\d \(±[\d.]+ %\), from 5 verified counts\./,
    );
  });

  it('says nothing of it where every count is the provider’s own', async () => {
    const { calibrations, prompts } = await countJson('prompts/p1.prompt.yml');
    expect(prompts).toMatchObject([{ quality: 'exact' }]);
    expect(calibrations).toEqual([]);
  });

  it('estimates where too few requests are left that were counted', async () => {
    made.write({ 'prompts/p0.prompt.yml': promptOf('Something else.') });
    const { prompts, calibrations } = await countJson('prompts/new.prompt.yml');
    expect(prompts).toMatchObject([{ quality: 'estimated', inputTokens: estimateOf(NEW_TEXT) }]);
    expect(calibrations).toEqual([]);
  });
});

describe('promptfare diff with a file of verified counts', () => {
  it('reads the one of the base commit, whatever lies in the working tree', async () => {
    made.write({
      'promptfare.yml': 'version: 1\nsuites:\n  - { name: all, prompts: [prompts/**] }\n',
    });
    made.commit();
    made.write({ 'prompts/new.prompt.yml': promptOf(`${NEW_TEXT} ${NEW_TEXT}`) });
    const [before] = await diffLines();
    made.write({ [VERIFIED_COUNTS_PATH]: '{' });
    const [after] = await diffLines();
    expect(before).toMatch(/multiplied by 1\.(09|10)\d \(±[\d.]+ %\), from 5 verified counts\./);
    expect(after).toBe(before);
  });

  it('names a damaged one, and estimates', async () => {
    made.write({
      'promptfare.yml': 'version: 1\nsuites:\n  - { name: all, prompts: [prompts/**] }\n',
      [VERIFIED_COUNTS_PATH]: '{',
    });
    made.commit();
    made.write({ 'prompts/new.prompt.yml': promptOf(`${NEW_TEXT} ${NEW_TEXT}`) });
    const { out } = await runCli(made.root, ['diff']);
    expect(out).toContain(`${VERIFIED_COUNTS_PATH}: on the baseline: it is no file of verified`);
    expect(out).not.toContain('multiplied by');
  });

  async function diffLines(): Promise<readonly string[]> {
    const { out } = await runCli(made.root, ['diff'], { columns: 300 });
    return out.split('\n').filter((line) => line.includes('multiplied by'));
  }
});
