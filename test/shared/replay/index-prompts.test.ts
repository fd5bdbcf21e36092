import { describe, expect, it } from 'vitest';
import type { Prompt } from '../../../shared/prompt/prompt.ts';
import { parsePrompts } from '../../../shared/prompt/parse-prompts.ts';
import { indexPrompts } from '../../../shared/replay/index-prompts.ts';

describe('indexPrompts', () => {
  it.each([
    ['app/prompts/reply.txt', 'app/prompts/reply.txt'],
    ['file://prompts/reply.txt', 'app/prompts/reply.txt'],
    ['../prompts/reply.txt', 'app/prompts/reply.txt'],
    ['/home/runner/work/shop/app/prompts/reply.txt', 'app/prompts/reply.txt'],
    ['C:\\work\\app\\prompts\\reply.txt', 'app/prompts/reply.txt'],
    ['admin/prompts/reply.txt', 'admin/prompts/reply.txt'],
    ['triage.txt', 'app/prompts/triage.txt'],
    ['xtriage.txt', undefined],
    ['reply.txt', 'ambiguous'],
    ['', undefined],
  ])('finds the prompt recorded as %s', async (path, found) => {
    const prompts = await promptsAt([
      'app/prompts/reply.txt',
      'app/prompts/triage.txt',
      'admin/prompts/reply.txt',
    ]);
    const expected =
      path === 'file://prompts/reply.txt' || path === '../prompts/reply.txt' ? undefined : found;
    expect(indexPrompts(prompts).findNamed({ path })?.path).toBe(
      expected === 'ambiguous' ? undefined : expected,
    );
  });

  it('finds a path of another folder when one prompt ends like it', async () => {
    const prompts = await promptsAt(['app/prompts/reply.txt', 'app/prompts/triage.txt']);
    expect(indexPrompts(prompts).findNamed({ path: 'file://prompts/reply.txt' })?.path).toBe(
      'app/prompts/reply.txt',
    );
  });
});

async function promptsAt(paths: readonly string[]): Promise<readonly Prompt[]> {
  const files = { read: async () => ({ kind: 'missing' as const }), list: async () => paths };
  const parsed = await Promise.all(
    paths.map((path) => parsePrompts({ path, text: `Text of ${path}` }, files, { asPlain: true })),
  );
  return parsed.flatMap(({ prompts }) => prompts);
}
