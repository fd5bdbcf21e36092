import { describe, expect, it } from 'vitest';
import { parsePrompts } from '../../../../shared/prompt/parse-prompts.ts';
import { codeFiles, parseCodeFiles } from './parse-code-fixture.ts';

/** The texts of the only prompt of a file, as they are written. */
async function textsOf(path: string, code: string, others = {}): Promise<readonly string[]> {
  const { prompts } = await parseCodeFiles({ [path]: code, ...others });
  expect(prompts.length).toBeLessThan(2);
  return prompts.flatMap(({ messages }) =>
    messages.flatMap(({ parts }) =>
      parts.map((part) => (part.kind === 'text' ? part.text : part.source)),
    ),
  );
}

/** A call that sends one message with this content. */
const inTypescript = (content: string, before = ''): string =>
  `${before}\nawait openai.chat.completions.create({ messages: [{ role: 'user', content: ${content} }] });`;
const inPython = (content: string, before = ''): string =>
  `${before}\nclient.chat.completions.create(messages=[{"role": "user", "content": ${content}}])`;

describe('a text of TypeScript', () => {
  it.each([
    ['an escape', String.raw`'a\n\x41\u0042\u{1F600}\'\q'`, "a\nAB😀'q"],
    ['a continued line', "'a\\\nb'", 'ab'],
    ['a template', '`a ${user.name} b`', 'a ${user.name} b'],
    ['what is made of a value', '`a ${f(user)} b`', 'a ${f()} b'],
    ['a hole that is text', '`a \\${b} $${c}`', 'a $\\{b} $${c}'],
    ['a hole of letters', "'a ${b} \\\\'", 'a $\\{b} \\'],
    ['a sum', "'a ' + name + ' b' + 1", 'a ${name} b1'],
    ['a list', "['a', name, 'b'].join('\\n')", 'a\n${name}\nb'],
    ['trimmed text', '`\n  a \n`.trim()', 'a'],
    ['a tag', 'dedent`\n    a\n      b ${c}\n  `', 'a\n  b ${c}'],
    ['a cast', "('a' as const)", 'a'],
    ['the environment', "(process.env.PROMPT ?? 'a')", 'a'],
    ['line ends of Windows', '`a\r\nb`', 'a\nb'],
    ['a template in a template', '`a ${`b ${c}`} d`', 'a b ${c} d'],
  ])('is read with %s', async (_, literal, text) => {
    expect(await textsOf('a.ts', inTypescript(`'x ' + ${literal}`))).toEqual([`x ${text}`]);
  });

  it.each([
    ['of the file', 'const A = "b";', 'b'],
    ['of an object', 'const TEXTS = { A: { x: "b" } }; const A = TEXTS.A.x;', 'b'],
    ['that changes', 'let A = "b"; A = "c";', '${A}'],
    ['that grows', 'let A = "b"; A += "c";', '${A}'],
    ['that is made', 'const A = make();', '${A}'],
    ['of itself', 'const A = A + "b";', '${A}b'],
    ['that nobody declares', '', '${A}'],
  ])('follows a constant %s', async (_, before, text) => {
    expect(await textsOf('a.ts', inTypescript('"x " + A', before))).toEqual([`x ${text}`]);
  });

  it('is not that of a parameter of the same name', async () => {
    const call = `const f = async (A: string) => { ${inTypescript('"x " + A')} };`;
    expect(await textsOf('a.ts', `const A = "b"; ${call}`)).toEqual(['x ${A}']);
  });

  it('follows an import that names the file as JavaScript', async () => {
    const before =
      'import B, { A as C } from "../texts/a.js"; import * as all from "../texts/a.js";';
    const code = inTypescript('`x ${C} ${B} ${all.A}`', before);
    const texts = { 'texts/a.ts': 'export const A = "b";\nexport default "c";' };
    expect(await textsOf('src/a.ts', code, texts)).toEqual(['x b c b']);
  });

  it.each([
    ['@/texts', '{ "compilerOptions": { "paths": { "@/*": ["./src/*"] } } }'],
    ['texts', '{ /* x */ "compilerOptions": { "baseUrl": "./src", }, // y\n }'],
    [
      '~texts',
      '{ "compilerOptions": { "baseUrl": "src", "paths": { "~texts": ["./texts.ts"] } } }',
    ],
    ['@/texts', '{ "extends": "./config/base" }'],
  ])('follows the alias %s of %s', async (module, config) => {
    const code = inTypescript('`x ${A}`', `import { A } from "${module}";`);
    const texts = {
      'tsconfig.json': config,
      'config/base.json': '{ "compilerOptions": { "paths": { "@/*": ["../src/*"] } } }',
      'src/texts.ts': 'export const A = "b";',
    };
    expect(await textsOf('src/deep/a.ts', code, texts)).toEqual(['x b']);
  });

  it('takes the name of a package for no file', async () => {
    const code = inTypescript('`x ${A}`', 'import { A } from "texts";');
    const texts = { 'texts.ts': 'export const A = "b";', 'tsconfig.json': '{' };
    expect(await textsOf('a.ts', code, texts)).toEqual(['x ${A}']);
  });

  it('stops at the second import', async () => {
    const code = inTypescript('`x ${A}`', 'import { A } from "./a";');
    const texts = {
      'a.ts': 'import { B } from "./b"; export const A = B;',
      'b.ts': 'export const B = "b";',
    };
    expect(await textsOf('c.ts', code, texts)).toEqual(['x ${A}']);
  });

  it('is never looked for outside the workspace', async () => {
    const code = inTypescript('`x ${A}`', 'import { A } from "../../../etc/a";');
    const { reads } = await parseCodeFiles({ 'src/a.ts': code });
    expect(reads).toEqual([]);
  });
});

describe('a text of Python', () => {
  it.each([
    ['escapes', String.raw`"a\n\x41\u0042\U0001F600\101\d"`, 'a\nAB😀A\\d'],
    ['a raw string', String.raw`r"a\n"`, 'a\\n'],
    ['an f-string', 'f"a {user.name} {{b}} {cost:.2f}"', 'a ${user.name} {b} ${cost}'],
    ['two literals', `("a " f'{b}' "c")`, 'a ${b}c'],
    ['a literal of three quotes', '"""a\n"b"\n"""', 'a\n"b"\n'],
    ['dedent', 'textwrap.dedent("""\\\n    a\n\n      b\n    """)', 'a\n\n  b\n'],
    ['cleandoc', 'inspect.cleandoc("""  a\n    b\n      c\n  """)', 'a\nb\n  c'],
    ['format', '"a {} {name} {0} {{}}".format(b, name="c")', 'a ${b} c ${b} {}'],
    ['percent', '"a %s %d%%" % (b, len(c))', 'a ${b} ${c()}%'],
    ['percent and names', '"a %(b)s" % {"b": c}', 'a ${b}'],
    ['join', '"\\n".join(["a", b])', 'a\n${b}'],
    ['the environment', 'os.getenv("PROMPT", "a")', 'a'],
    ['bytes', 'b"a"', '${b()}'],
  ])('is read with %s', async (_, literal, text) => {
    expect(await textsOf('a.py', inPython(`"x " + ${literal}`))).toEqual([`x ${text}`]);
  });

  it.each([
    ['of the file', 'A = "b"', 'b'],
    ['with a type', 'A: str = "b"', 'b'],
    ['that grows', 'A = "b"\nA += "c"', '${A}'],
    ['that a branch sets', 'A = "b"\nif c:\n    A = "d"', '${A}'],
    ['of a loop', 'for A in b:\n    pass', '${A}'],
    ['of a dictionary', 'B = {"c": "b"}\nA = B["c"]', 'b'],
  ])('follows a constant %s', async (_, before, text) => {
    expect(await textsOf('a.py', inPython('"x " + A', before))).toEqual([`x ${text}`]);
  });

  it('is not that of a parameter of the same name', async () => {
    const code = `A = "b"\ndef f(A):\n    ${inPython('"x " + A').trim()}`;
    expect(await textsOf('a.py', code)).toEqual(['x ${A}']);
  });

  it.each(['from .texts import A', 'from app.texts import A', 'from texts import B as A'])(
    'follows %s',
    async (statement) => {
      const texts = { 'app/texts.py': 'A = "b"\nB = A' };
      const code = inPython('"x " + A', statement);
      expect(await textsOf('app/a.py', code, texts)).toEqual(['x b']);
    },
  );
});

describe('a call', () => {
  it('is no prompt when it hands on what it is given', async () => {
    const code = 'const f = (messages) => openai.chat.completions.create({ messages });';
    expect((await parseCodeFiles({ 'a.js': code })).prompts).toEqual([]);
  });

  it('has messages that a statement adds, and names those of a loop', async () => {
    const code = [
      'messages = [{"role": "system", "content": "a"}]',
      'messages.append({"role": "user", "content": "b"})',
      'for turn in turns:',
      '    messages.append(turn)',
      'client.chat.completions.create(messages=messages)',
      'messages.append({"role": "user", "content": "later"})',
    ].join('\n');
    expect(await textsOf('a.py', code)).toEqual(['a', 'b']);
    const { prompts } = await parseCodeFiles({ 'a.py': code });
    expect(prompts[0]?.variables.map(({ name }) => name)).toEqual(['messages']);
  });

  it('names a model, a limit, tools and a schema only when they are written out', async () => {
    const settings = 'model, max_tokens: limit, tools: [tool], response_format: zodFormat(schema)';
    const code = `openai.chat.completions.create({ ${settings}, messages: [{ role: 'user', content: 'a' }] });`;
    const { prompts } = await parseCodeFiles({ 'a.js': code });
    expect(prompts[0]).toMatchObject({ models: [], tools: [] });
    expect(prompts[0]?.maxOutputTokens).toBeUndefined();
    expect(prompts[0]?.responseSchema).toBeUndefined();
    expect(prompts[0]?.variables.map(({ name }) => name)).toEqual(['tools', 'response_format']);
  });

  it.each([
    [
      'a.py',
      'openai.ChatCompletion.create(model="gpt-4", messages=[{"role": "user", "content": "a"}])',
    ],
    ['a.py', 'await openai.ChatCompletion.acreate(messages=[{"role": "user", "content": "a"}])'],
    ['a.js', "await openai.createChatCompletion({ messages: [{ role: 'user', content: 'a' }] });"],
  ])('of the first libraries of OpenAI is read in %s', async (path, code) => {
    expect(await textsOf(path, code)).toEqual(['a']);
  });

  it('of another library with the same names is no prompt', async () => {
    const code = [
      'client.messages.create(body="Hi", to="+1")',
      'completion(messages=[{"role": "user", "content": "a"}])',
      'generateText(prompt="a")',
      '# client.chat.completions.create(messages=[{"role": "user", "content": "a"}])',
    ].join('\n');
    expect((await parseCodeFiles({ 'a.py': code })).prompts).toEqual([]);
  });
});

describe('a file of code', () => {
  it('holds no prompt where no grammar can be loaded', async () => {
    const { loadGrammar: _, ...files } = codeFiles({});
    const file = { path: 'a.ts', text: inTypescript('"a"') };
    expect((await parsePrompts(file, files)).prompts).toEqual([]);
  });

  it.each([
    'src/a.test.ts',
    'tests/a.py',
    'src/test_a.py',
    'node_modules/b/a.js',
    'a.d.ts',
    'a.min.js',
  ])('called %s is read when it is named only', async (path) => {
    const code = path.endsWith('.py') ? inPython('"a"') : inTypescript('"a"');
    const file = { path, text: code };
    expect((await parsePrompts(file, codeFiles({}))).prompts).toEqual([]);
    expect((await parsePrompts(file, codeFiles({}), { asPlain: true })).prompts).toHaveLength(1);
  });

  it('without a prompt is not worth a word, unless it is named', async () => {
    const file = { path: 'a.ts', text: 'export {};' };
    expect((await parsePrompts(file, codeFiles({}))).problems).toEqual([]);
    const named = await parsePrompts(file, codeFiles({}), { asPlain: true });
    expect(named.problems).toMatchObject([
      { severity: 'warning', message: 'No prompt was found in this code' },
    ]);
  });
});
