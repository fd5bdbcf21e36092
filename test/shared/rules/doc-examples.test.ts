import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { presentFinding, ruleDocPath } from '../../../shared/report/present-finding.ts';
import { RULES } from '../../../shared/rules/index.ts';
import { lintFile } from './lint-file.ts';

const BLOCK = /^(`{3,})text (waste|clean) (\w+)\n([^]*?)^\1$/gm;

/** Six thousand words that nobody wants to read in a documentation. */
const INSTRUCTIONS = Array.from({ length: 1500 }, (_, index) => `Keep rule ${index}.`).join('\n');

/** Rules whose prompts are too long for a page. */
const TOLD_ONLY = new Set([
  'cache/below-minimum',
  'cache/compress-conflict',
  'model/price-tier-cliff',
]);

describe.each(RULES)('the example of $id', ({ id }) => {
  const page = readFileSync(ruleDocPath(id), 'utf8');
  const blocks = [...page.matchAll(BLOCK)].map(([, , kind = '', language = '', text = '']) => ({
    kind,
    path: pathOf(language),
    // In a promptfoo config the text stands in JSON.
    text: text.replaceAll(
      '[6,000 words of instructions]',
      language === 'promptfoo' ? INSTRUCTIONS.replaceAll('\n', ' ') : INSTRUCTIONS,
    ),
  }));

  it.skipIf(TOLD_ONLY.has(id))('is there in both forms', () => {
    expect(blocks.map(({ kind }) => kind)).toEqual(['waste', 'clean']);
  });

  it.skipIf(blocks.length === 0).each(blocks)('is $kind', async ({ kind, path, text }) => {
    const { findings } = await lintFile({ path, text }, { only: new Set([id]) });
    if (kind === 'waste') expect(findings.length).toBeGreaterThan(0);
    else expect(findings.map(presentFinding)).toEqual([]);
  });
});

function pathOf(language: string): string {
  if (language === 'promptfoo') return 'promptfooconfig.yaml';
  return `example.${language === 'jinja' ? 'j2' : language}`;
}
