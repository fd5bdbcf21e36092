import { loadVocabulary } from '../../../node/vocabulary/load-vocabulary.ts';
import { parseModelId } from '../../../shared/model/parse-model-id.ts';
import type { SentMessage } from '../../../shared/prompt/sent-message.ts';
import { countRequestTokens } from '../../../shared/tokenizer/chat-framing.ts';
import { loadTokenizer } from '../../../shared/tokenizer/load-tokenizer.ts';
import {
  requestKey,
  VERIFIED_COUNTS_PATH,
  writeVerifiedCounts,
} from '../../../shared/tokenizer/verified-counts.ts';

export const MODEL = 'claude-sonnet-4-5';
export const FACTOR = 1.08;
const SENTENCE = 'Where is my parcel now, and who has it? ';
/** Sentences of the prompts, and of the one that the change makes longer. */
const LENGTHS = [4, 8, 15, 25, 40, 60];
export const BEFORE = 10;
export const AFTER = 50;

export type Files = Readonly<Record<string, string>>;

const MODEL_ID = parseModelId(MODEL);
const tokenizer = await loadTokenizer(MODEL_ID, loadVocabulary);

/** Our estimate of a request, in tokens. */
export function count(messages: readonly SentMessage[]): number {
  return countRequestTokens(messages, tokenizer, MODEL_ID);
}

export function textOf(length: number): string {
  return SENTENCE.repeat(length).trim();
}

function promptOf(text: string, model = MODEL): string {
  return `model: ${model}\nmessages:\n  - { role: user, content: '${text}' }\n`;
}

/** A workspace of prompts of many lengths, and the one that changes. */
export function workspace(length: number, model: string = MODEL): Files {
  const prompts = LENGTHS.map((of, index) => [
    `prompts/p${index}.prompt.yml`,
    promptOf(textOf(of), model),
  ]);
  return {
    'promptfare.yml':
      'version: 1\nsuites:\n  - { name: support, prompts: [prompts/p*] }\n  - { name: answer, prompts: [prompts/answer*] }\n',
    'prompts/answer.prompt.yml': `${promptOf(textOf(length), model)}  - { role: user, content: '{{question}}' }\n`,
    ...Object.fromEntries(prompts),
  };
}

/** What a provider would have counted of the prompts of a workspace. */
export function countsFile(
  tokensOf: (estimate: number, index: number) => number = (estimate) => estimate * FACTOR,
  {
    lengths = LENGTHS,
    model = MODEL,
  }: { readonly lengths?: readonly number[]; readonly model?: string } = {},
): Files {
  const counts = lengths.map((length, index) => {
    const messages = [{ role: 'user' as const, text: textOf(length) }];
    const key = requestKey({ messages, tools: [] }) ?? '';
    return [key, Math.round(tokensOf(count(messages), index))] as const;
  });
  return { [VERIFIED_COUNTS_PATH]: writeVerifiedCounts(new Map([[model, new Map(counts)]])) };
}

/** The workspace with recorded calls of the prompt that changes, made before the change. */
export function recordedWorkspace(length: number, factor: number): Files {
  const lines = [2, 5, 9, 14, 20, 27].map((of, index) => {
    const question = textOf(of);
    const messages = [textOf(BEFORE), question].map((text) => ({ role: 'user' as const, text }));
    return {
      key: `case-${index}`,
      model: MODEL,
      prompt: { path: 'prompts/answer.prompt.yml' },
      vars: { question },
      usage: { input: Math.round(count(messages) * factor), output: 40 },
    };
  });
  const files = workspace(length);
  return {
    ...files,
    'promptfare.yml': (files['promptfare.yml'] ?? '').replace(
      '[prompts/answer*]',
      '[prompts/answer*], recordings: [evals/*]',
    ),
    'evals/run.fare.jsonl': lines.map((line) => JSON.stringify(line)).join('\n'),
  };
}
