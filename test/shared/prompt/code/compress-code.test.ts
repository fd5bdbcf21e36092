import { describe, expect, it } from 'vitest';
import { loadVocabulary } from '../../../../node/vocabulary/load-vocabulary.ts';
import { compressPrompts } from '../../../../shared/compress/compress-prompts.ts';
import type { Compression } from '../../../../shared/compress/compression.ts';
import { parseModelId } from '../../../../shared/model/parse-model-id.ts';
import { loadTokenizer } from '../../../../shared/tokenizer/load-tokenizer.ts';
import { codeFiles } from './parse-code-fixture.ts';

const model = parseModelId('gpt-4o');
const tokenizer = await loadTokenizer(model, loadVocabulary);

async function compress(path: string, text: string): Promise<Compression> {
  const files = codeFiles({ [path]: text });
  const targetsOf = (): readonly { model: typeof model; tokenizer: typeof tokenizer }[] => [
    { model, tokenizer },
  ];
  return await compressPrompts({ path, text }, { files, level: 'safe', targetsOf });
}

describe('compressing a prompt in code', () => {
  it.each([
    [
      'a template literal',
      'a.ts',
      '// promptfare: prompt\nconst A = `Be kind.   \n\n\n\nBe ${brief}.\\n`;\n',
      '// promptfare: prompt\nconst A = `Be kind.\n\nBe ${brief}.\\n`;\n',
    ],
    [
      'a string of three quotes',
      'a.py',
      '# promptfare: prompt\nA = f"""Be kind.   \n\n\n\nBe {brief}.\\n{{}}"""\n',
      '# promptfare: prompt\nA = f"""Be kind.\n\nBe {brief}.\\n{{}}"""\n',
    ],
    [
      'JSON in a string',
      'a.py',
      `# promptfare: prompt\nA = """Answer like this:\n\n${JSON.stringify({ colour: 'red', sizes: [1, 2, 3] }, undefined, 4)}\n"""\n`,
      '# promptfare: prompt\nA = """Answer like this:\n\n{"colour":"red","sizes":[1,2,3]}\n"""\n',
    ],
  ])('shortens %s', async (_, path, before, after) => {
    expect((await compress(path, before)).after).toBe(after);
  });

  it.each([
    [
      'escapes',
      'a.ts',
      String.raw`// promptfare: prompt
const A = 'Be kind.  \x20\n\n\n\n\nBe brief.';`,
    ],
    ['two literals', 'a.py', '# promptfare: prompt\nA = ("Be kind.  " "   \\n\\nBe brief.")'],
    [
      'braces that an f-string doubles',
      'a.py',
      '# promptfare: prompt\nA = f"""Like this:\n\n{{\n    "colour": "red",\n    "sizes": [\n        1,\n        2\n    ]\n}}\n"""\n',
    ],
    [
      'a constant of two literals',
      'a.ts',
      'const B = "   \\n\\n";\n// promptfare: prompt\nconst A = "Be kind." + B + "Be brief." + B + "Be quick.";',
    ],
  ])('leaves %s alone, with a reason', async (_, path, before) => {
    const { after, edits } = await compress(path, before);
    expect(after).toBe(before);
    expect(edits.map(({ dropped }) => dropped?.kind)).toContain('not-writable');
  });

  it('keeps the margin of a text that is dedented', async () => {
    const before =
      '# promptfare: prompt\nA = dedent("""\\\n    Be kind.   \n\n\n\n      Be brief.\n    """)\n';
    const after =
      '# promptfare: prompt\nA = dedent("""\\\n    Be kind.\n\n      Be brief.\n    """)\n';
    expect([before, after, before.replace('.   \n', '.\n')]).toContain(
      (await compress('a.py', before)).after,
    );
  });
});
