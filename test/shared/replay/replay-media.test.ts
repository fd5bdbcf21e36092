import { beforeAll, describe, expect, it } from 'vitest';
import { loadVocabulary } from '../../../node/vocabulary/load-vocabulary.ts';
import { createRequestCounter } from '../../../shared/measure/request-counter.ts';
import { parseModelId } from '../../../shared/model/parse-model-id.ts';
import { createPromptRenderer } from '../../../shared/prompt/prompt-renderer.ts';
import type { Prompt } from '../../../shared/prompt/prompt.ts';
import { replayInput, type ReplayTools } from '../../../shared/replay/replay-input.ts';
import { loadTokenizer } from '../../../shared/tokenizer/load-tokenizer.ts';
import type { Tokenizer } from '../../../shared/tokenizer/tokenizer.ts';

const LINK = 'https://example.com/shelf.png';
const TEXT = 'What is on this shelf?';

/** 1024 × 1024 pixels: 765 tokens for gpt-4o. */
const PICTURE = `data:image/png;base64,${Buffer.from(
  '89504e470d0a1a0a0000000d4948445200000400000004000800000000',
  'hex',
).toString('base64')}`;

let tokenizer: Tokenizer;
let tools: ReplayTools;

beforeAll(async () => {
  tokenizer = await loadTokenizer(parseModelId('gpt-4o'), loadVocabulary);
  tools = { counter: createRequestCounter(() => tokenizer), renderer: createPromptRenderer() };
});

function prompt(text: string, sources: readonly string[]): Prompt {
  const span = { path: 'prompts/a.yml', range: { start: 0, end: text.length } };
  const media = sources.map((source) => ({
    kind: 'media' as const,
    mediaKind: 'image' as const,
    source,
    span,
  }));
  return {
    id: 'prompts/a.yml',
    path: 'prompts/a.yml',
    format: 'github-models',
    aliases: [],
    messages: [{ role: 'user', parts: [{ kind: 'text', text, span }, ...media] }],
    variables: [],
    syntax: 'none',
    models: [],
    tools: [],
    cases: [],
  };
}

function replay(recorded: Prompt, head: Prompt, models = ['gpt-4o', 'gpt-4o'], input = 900) {
  const [recordedModel, model] = models.map((name) => parseModelId(name));
  const sample = { key: 'a', vars: { photo: PICTURE }, ...(input > 0 && { usage: { input } }) };
  return replayInput(
    {
      sample,
      prompt: head,
      recordedPrompt: recorded,
      model: model ?? parseModelId('gpt-4o'),
      recordedModel: recordedModel ?? parseModelId('gpt-4o'),
    },
    tools,
  );
}

describe('replaying a prompt with images', () => {
  it('carries an image nobody can measure, as long as it stays', () => {
    const longer = `${TEXT} Name every brand.`;
    const added = tokenizer.countTokens(longer) - tokenizer.countTokens(TEXT);
    expect(replay(prompt(TEXT, [LINK]), prompt(longer, [LINK]))).toEqual({
      kind: 'measured',
      inputTokens: 900 + added,
      quality: 'recorded',
    });
  });

  it.each([
    ['adds', [], [PICTURE], 765],
    ['adds for the value of a variable', [], ['{{ photo }}'], 765],
    ['adds again', [PICTURE], [PICTURE, PICTURE], 765],
    ['takes away', [PICTURE], [], -765],
  ])('%s what the provider publishes for its size', (_, before, after, added) => {
    expect(replay(prompt(TEXT, before), prompt(TEXT, after))).toEqual({
      kind: 'measured',
      inputTokens: 900 + added,
      quality: 'estimated',
    });
  });

  it.each([
    ['comes', [], [LINK]],
    ['goes', [LINK], []],
    ['takes the place of another', [PICTURE], [LINK]],
  ])('does not measure a change where an image of unknown size %s', (_, before, after) => {
    expect(replay(prompt(TEXT, before), prompt(TEXT, after))).toEqual({
      kind: 'unmeasured',
      reason: 'the tokens of the image https://example.com/shelf.png are not known',
    });
  });

  it('counts the image anew for another model, and says what it assumes where it cannot', () => {
    const models = ['gpt-4o', 'gpt-4o-mini'];
    expect(replay(prompt(TEXT, [PICTURE]), prompt(TEXT, [PICTURE]), models)).toMatchObject({
      inputTokens: 900 - 765 + 25_501,
      quality: 'estimated',
    });
    expect(replay(prompt(TEXT, [LINK]), prompt(TEXT, [LINK]), models)).toMatchObject({
      inputTokens: 900,
      quality: 'assumed',
    });
  });

  it('says so when nothing is recorded and an image is missing in the sum', () => {
    const [none, linked, known] = [[], [LINK], [PICTURE]].map((sources) =>
      replay(prompt(TEXT, sources), prompt(TEXT, sources), undefined, 0),
    );
    const tokens = none?.kind === 'measured' ? none.inputTokens : 0;
    expect(linked).toMatchObject({ inputTokens: tokens, quality: 'assumed' });
    expect(known).toMatchObject({ inputTokens: tokens + 765, quality: 'estimated' });
  });
});
