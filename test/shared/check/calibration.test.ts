import { beforeAll, expect, it } from 'vitest';
import { loadVocabulary } from '../../../node/vocabulary/load-vocabulary.ts';
import { parseModelId } from '../../../shared/model/parse-model-id.ts';
import { plainText } from '../../../shared/report/words.ts';
import { presentMethod } from '../../../shared/report/present-method.ts';
import { countRequestTokens } from '../../../shared/tokenizer/chat-framing.ts';
import { loadTokenizer } from '../../../shared/tokenizer/load-tokenizer.ts';
import { checkFiles } from './check-files.ts';

const FACTOR = 1.08;
/** A system prompt that the prompt file does not hold. */
const HIDDEN_TOKENS = 700;
const SYSTEM = 'You answer questions about parcels in one friendly sentence.';
const MORE = `${SYSTEM} Never promise a day, never name another customer, and ask for the order number first.`;
const QUESTIONS = [1, 3, 6, 10, 15, 24].map((count) => 'Where is my parcel now? '.repeat(count));

let count: (system: string, question: string) => number;

beforeAll(async () => {
  const model = parseModelId('claude-sonnet-4-5');
  const tokenizer = await loadTokenizer(model, loadVocabulary);
  count = (system, question) =>
    countRequestTokens(
      [
        { role: 'system', text: system },
        { role: 'user', text: question },
      ],
      tokenizer,
      model,
    );
});

function files(
  system: string,
  questions: readonly string[],
  noise: (index: number) => number = () => 0,
) {
  const lines = questions.map((question, index) => ({
    key: `case-${index}`,
    model: 'claude-sonnet-4-5',
    prompt: { path: 'prompts/answer.prompt.yml' },
    vars: { question },
    usage: {
      input: Math.round(count(SYSTEM, question) * FACTOR) + HIDDEN_TOKENS + noise(index),
      output: 40,
    },
  }));
  return {
    'promptfare.yml':
      'version: 1\nsuites:\n  - { name: support, prompts: [prompts/*], recordings: [evals/*] }\n',
    'prompts/answer.prompt.yml': [
      'model: claude-sonnet-4-5',
      'messages:',
      `  - { role: system, content: '${system}' }`,
      "  - { role: user, content: '{{question}}' }",
    ].join('\n'),
    'evals/run.fare.jsonl': lines.map((line) => JSON.stringify(line)).join('\n'),
  };
}

async function headOf(questions: readonly string[], noise?: (index: number) => number) {
  const report = await checkFiles({
    baseline: files(SYSTEM, questions, noise),
    head: files(MORE, questions, noise),
  });
  const [first] = report.suites[0]?.cases ?? [];
  const method = presentMethod(report)
    .map((words) => plainText(words))
    .join('\n');
  return { head: first && 'head' in first ? first.head : undefined, method, report };
}

it('multiplies the counts of a model without a public tokenizer by what its recordings say', async () => {
  const { head, method, report } = await headOf(QUESTIONS);
  const [question = ''] = QUESTIONS;
  const added = (count(MORE, question) - count(SYSTEM, question)) * FACTOR;
  const recorded = Math.round(count(SYSTEM, question) * FACTOR) + HIDDEN_TOKENS;
  expect(head?.quality).toBe('calibrated');
  expect(Math.abs((head?.inputTokens ?? 0) - recorded - added)).toBeLessThan(1);
  expect(report.calibrations).toMatchObject([{ model: 'claude-sonnet-4-5', caseCount: 6 }]);
  expect(method).toMatch(
    /Counts of claude-sonnet-4-5 are multiplied by 1\.0[78]\d \(±[\d.]+ %\), from 6 recorded cases\./,
  );
});

it.each([
  ['there are fewer than five', QUESTIONS.slice(0, 4), () => 0],
  ['they scatter more than the estimate does', QUESTIONS, (index: number) => (index % 2) * 90],
])('keeps the estimate when recordings allow none: %s', async (_, questions, noise) => {
  const { head, report } = await headOf(questions, noise);
  expect(head?.quality).toBe('estimated');
  expect(report.calibrations).toEqual([]);
});
