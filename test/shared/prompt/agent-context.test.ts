import { describe, expect, it } from 'vitest';
import {
  measureContext,
  readContext,
  type ContextCost,
} from '../../../shared/measure/context-cost.ts';
import { findImports } from '../../../shared/prompt/agent-context/find-imports.ts';
import { memoryFiles } from '../memory-files.ts';

function words(text: string): number {
  return text.split(/\s+/).filter((word) => word !== '').length;
}

const costs = async (texts: Record<string, string>): Promise<ReadonlyMap<string, ContextCost>> => {
  const files = memoryFiles(texts);
  const context = await readContext(Object.keys(texts), files);
  const tokenizer = { encoding: 'words', quality: 'exact', countTokens: words } as const;
  const measured = measureContext(context, () => tokenizer);
  return new Map(measured.map((cost) => [cost.agent, cost]));
};

describe('the imports of a context file', () => {
  it.each([
    ['See @docs/a.md.', ['docs/a.md']],
    ['- @./b.md, @~/c.md and (@d/e)', ['./b.md', '~/c.md', 'd/e']],
    ['@a\\ b/c.md', ['a b/c.md']],
    ['mail me@example.com or ping @ada', []],
    ['`@docs/a.md` and ``x ` @docs/b.md``', []],
    ['```\n@docs/a.md\n```\n@docs/b.md', ['docs/b.md']],
    ['~~~\n@docs/a.md', []],
    ['    @docs/indented.md', []],
    ['an open ` tick @docs/a.md', ['docs/a.md']],
  ])('of %j are %j', (text, references) => {
    const imports = findImports(text);
    expect(imports.map(({ reference }) => reference)).toEqual(references);
    for (const { range } of imports) expect(text.charAt(range.start)).toBe('@');
  });
});

describe('what context files cost an agent', () => {
  it('is always, by file or folder, or on demand', async () => {
    const found = await costs({
      'AGENTS.md': 'one two three',
      'web/AGENTS.md': 'one two',
      '.github/copilot-instructions.md': 'one',
      '.github/instructions/all.instructions.md': '---\napplyTo: "**"\n---\none two three four',
      '.github/instructions/ts.instructions.md':
        '---\napplyTo: "**/*.{ts,tsx}, src/**"\n---\none two',
      '.github/instructions/odd.instructions.md': '---\ndescription: about odd\n---\none two',
      '.cursor/rules/a.mdc': '---\nglobs: **/*\nalwaysApply: true\n---\none',
      '.cursor/rules/b.mdc': '---\nglobs: *.py\nalwaysApply: false\n---\none two',
      '.agents/skills/x/SKILL.md': '---\nname: x\ndescription: does it\n---\nbody of it',
    });
    const sums = (agent: string): readonly (number | undefined)[] => {
      const cost = found.get(agent);
      return [cost?.alwaysTokens, cost?.conditionalTokens, cost?.onDemandTokens];
    };
    // 3 + 1 + 4, and two entries in lists of three words each: "odd.instructions: about odd", "x: does it".
    expect(sums('copilot')).toEqual([14, 4, 5]);
    expect(sums('cursor')).toEqual([7, 4, 3]);
    expect(sums('codex')).toEqual([6, 2, 3]);
    expect(sums('gemini-cli')).toEqual([3, 0, 3]);
    expect(found.has('claude-code')).toBe(false);
    const scoped = found.get('copilot')?.entries.find(({ path }) => path.includes('ts.'));
    expect(scoped?.condition).toBe('**/*.{ts,tsx}, src/**');
  });

  it('counts an import once, and a file that is read anyway once', async () => {
    const found = await costs({
      'CLAUDE.md': '@AGENTS.md @docs/a.md @docs/a.md',
      'AGENTS.md': 'one two',
      'docs/a.md': 'three @docs/missing.md @../CLAUDE.md',
    });
    // The line itself, the imported AGENTS.md and the imported page.
    expect(found.get('claude-code')?.alwaysTokens).toBe(3 + 2 + 3);
    // Copilot reads both files, and follows no import.
    expect(found.get('copilot')?.alwaysTokens).toBe(3 + 2);
  });
});
