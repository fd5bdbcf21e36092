import { describe, expect, it } from 'vitest';
import { explainFile, type ExplainedFile } from '../../../shared/check/explain-file.ts';
import { createPriceTable } from '../../../shared/pricing/price-table.ts';
import { parsePrompts } from '../../../shared/prompt/parse-prompts.ts';
import { renderExplain, renderExplainJson } from '../../../shared/report/render-explain.ts';
import { memoryFiles } from '../memory-files.ts';

const LINES = ['---', 'model: ${env:X:gpt-4o-mini}', 'sample: {name: Ada}', '---'];
const TEXTS = {
  'greet.prompty': [...LINES, 'system:', 'Be kind', 'to {{name}}.', 'user:', 'Hello'].join('\n'),
  'odd.prompty': '---\nmodel: acme-9000\n---\nsystem:\nHi',
  'notes.txt': 'Just {{ notes }}',
};

function countTokens(text: string): number {
  return text.split(/\s+/).length;
}

async function explain(
  path: keyof typeof TEXTS,
  models: readonly string[] = [],
): Promise<ExplainedFile> {
  const files = memoryFiles(TEXTS);
  const file = { path, text: TEXTS[path] };
  const { prompts, problems } = await parsePrompts(file, files, { asPlain: true });
  return await explainFile({
    file,
    prompts,
    problems,
    files,
    models,
    aliases: {},
    prices: createPriceTable({ at: new Date('2026-11-21'), overrides: [] }),
    tokenizerOf: () => ({ encoding: 'words', quality: 'exact', countTokens }),
  });
}

const plain = { columns: 100, hasColors: false };

describe('an explained file', () => {
  it('says its format, and where its messages, variables and models stand', async () => {
    const text = renderExplain(await explain('greet.prompty'), plain).split('\n');
    expect(text[1]).toBe(
      '  format     prompty (Prompty (.prompty)), by its path matches **/*.prompty',
    );
    expect(text).toContain('  system     lines 6–7: 4 tokens');
    expect(text).toContain('  user       line 9: 1 tokens');
    expect(text).toContain('  variables  name (line 7)');
    expect(text.find((line) => line.includes('model'))).toMatch(
      /^ {2}model {6}gpt-4o-mini, line 2; price of/,
    );
    expect(text).toContain('  cases      1');
  });

  it('says why a model or a price is not known', async () => {
    expect(renderExplain(await explain('notes.txt'), plain)).toContain(
      'model      unknown: the file names none.',
    );
    expect(renderExplain(await explain('notes.txt'), plain)).toContain(
      'none of the known ones; read as plain text',
    );
    expect(renderExplain(await explain('odd.prompty'), plain)).toContain(
      'no price: it is read as acme-9000, whose provider is not known by its name.',
    );
  });

  it('takes the models of the caller over those of the file', async () => {
    const { prompts } = await explain('odd.prompty', ['gpt-4o']);
    expect(prompts[0]?.models.map(({ written }) => written)).toEqual(['gpt-4o']);
  });

  it('is JSON for machines', async () => {
    const document: unknown = JSON.parse(renderExplainJson([await explain('greet.prompty')]));
    expect(document).toMatchObject({
      version: 1,
      files: [{ path: 'greet.prompty', format: { id: 'prompty' }, prompts: [{ cases: 1 }] }],
    });
  });
});
