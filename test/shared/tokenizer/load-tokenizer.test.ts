import { describe, expect, it } from 'vitest';
import { loadVocabulary } from '../../../node/vocabulary/load-vocabulary.ts';
import type { ModelId } from '../../../shared/model/model-id.ts';
import { loadTokenizer } from '../../../shared/tokenizer/load-tokenizer.ts';

function model(name: string, provider?: string): ModelId {
  return provider ? { written: name, name, provider } : { written: name, name };
}

describe('loadTokenizer', () => {
  it.each([
    ['gpt-5.1-codex-max', 'o200k_base'],
    ['gpt-4o-2024-08-06', 'o200k_base'],
    ['gpt-4.1-mini', 'o200k_base'],
    ['gpt-4.5-preview', 'o200k_base'],
    ['o4-mini-2025-04-16', 'o200k_base'],
    ['chatgpt-4o-latest', 'o200k_base'],
    ['ft:gpt-4o-mini-2024-07-18:org::id', 'o200k_base'],
    ['gpt-oss-120b', 'o200k_harmony'],
    ['gpt-4', 'cl100k_base'],
    ['gpt-4-turbo-2024-04-09', 'cl100k_base'],
    ['gpt-35-turbo', 'cl100k_base'],
    ['text-embedding-3-small', 'cl100k_base'],
    ['davinci-002', 'cl100k_base'],
    ['text-davinci-003', 'p50k_base'],
    ['code-cushman-001', 'p50k_base'],
    ['davinci', 'r50k_base'],
    ['gpt2', 'r50k_base'],
  ])('counts %s exactly, by %s', async (name, encoding) => {
    const tokenizer = await loadTokenizer(model(name), loadVocabulary);
    expect(tokenizer).toMatchObject({ encoding, quality: 'exact' });
    expect(tokenizer.errorBand).toBeUndefined();
  });

  it.each([
    ['gpt-6', 'o200k_base'],
    ['claude-3-5-sonnet-20241022', 'claude-3'],
    ['us.anthropic.claude-sonnet-4-5-20250929-v1:0', 'claude-3'],
    ['claude-opus-4-20250514', 'claude-3'],
    ['claude-opus-4.6', 'claude-3'],
    ['claude-opus-4-7', 'claude-4.7'],
    ['claude-sonnet-5', 'claude-4.7'],
    ['claude-haiku-5-5', 'claude-4.7'],
    ['gemini-2.5-pro', 'gemma-3'],
    ['meta-llama/llama-3.3-70b-instruct', 'llama-3'],
    ['qwen3-max', 'qwen-3'],
    ['deepseek-v4-flash', 'deepseek-v3'],
    ['mistral-large-latest', 'tekken'],
    ['glm-4.6', 'chinese-vocabulary'],
    ['kimi-k2', 'chinese-vocabulary'],
    ['ernie-4.5', 'chinese-vocabulary'],
    ['doubao-seed-1.6', 'chinese-vocabulary'],
    ['grok-4', 'unmeasured'],
    ['constructor', 'unknown'],
    ['', 'unknown'],
  ])('estimates %s as %s', async (name, encoding) => {
    const tokenizer = await loadTokenizer(model(name), loadVocabulary);
    expect(tokenizer).toMatchObject({ encoding, quality: 'estimated' });
    expect(tokenizer.errorBand).toBeGreaterThan(0);
  });

  it('widens the band of a model that only its provider is known of', async () => {
    const known = await loadTokenizer(model('gemini-2.5-pro', 'google'), loadVocabulary);
    const unknown = await loadTokenizer(model('our-tuned-model', 'google'), loadVocabulary);
    expect(unknown.encoding).toBe(known.encoding);
    expect(unknown.errorBand ?? 0).toBeGreaterThan(known.errorBand ?? 1);
  });

  it('estimates nothing as nothing and something as something', async () => {
    const { countTokens } = await loadTokenizer(model('claude-sonnet-5'), loadVocabulary);
    expect(countTokens('')).toBe(0);
    expect(countTokens('1')).toBeGreaterThan(0);
    expect(countTokens('Translate the following text into French.')).toBeGreaterThan(8);
  });

  it('estimates more tokens for newer Claude models', async () => {
    const text = 'You are a support agent. Answer in two sentences.\n'.repeat(20);
    const before = await loadTokenizer(model('claude-sonnet-4-5'), loadVocabulary);
    const since = await loadTokenizer(model('claude-sonnet-5'), loadVocabulary);
    const ratio = since.countTokens(text) / before.countTokens(text);
    expect(ratio).toBeGreaterThan(1.2);
    expect(ratio).toBeLessThan(1.32);
  });

  it('estimates Chinese by the Chinese factor', async () => {
    const text = '请把下面的客户邮件总结成三句话，不要添加新的信息。'.repeat(20);
    const exact = await loadTokenizer(model('gpt-4o'), loadVocabulary);
    const deepseek = await loadTokenizer(model('deepseek-chat'), loadVocabulary);
    expect(deepseek.countTokens(text) / exact.countTokens(text)).toBeCloseTo(0.85, 1);
  });

  it('reads a vocabulary once for all models that share it', async () => {
    let loads = 0;
    const load = (encoding: string): Promise<Uint8Array> => {
      loads += 1;
      return loadVocabulary(encoding);
    };
    await Promise.all(
      ['gpt-4o', 'gpt-5', 'qwen3', 'o3'].map((name) => loadTokenizer(model(name), load)),
    );
    expect(loads).toBe(1);
  });

  it('tries a failed load again', async () => {
    let loads = 0;
    const load = (encoding: string): Promise<Uint8Array> => {
      loads += 1;
      return loads === 1 ? Promise.reject(new Error('offline')) : loadVocabulary(encoding);
    };
    await expect(loadTokenizer(model('gpt-4o'), load)).rejects.toThrow('offline');
    await expect(loadTokenizer(model('gpt-4o'), load)).resolves.toMatchObject({ quality: 'exact' });
  });

  it.each([
    ['an empty file', new Uint8Array()],
    ['another file', new TextEncoder().encode('PNG and a lot of other bytes'.repeat(40))],
    ['a file cut short', new TextEncoder().encode('PFV3\u0001\u0002\u0000\u0000')],
  ])('refuses %s as a vocabulary', async (_, file) => {
    const load = (): Promise<Uint8Array> => Promise.resolve(file);
    await expect(loadTokenizer(model('gpt-4o'), load)).rejects.toThrow(/vocabulary file/);
  });
});
