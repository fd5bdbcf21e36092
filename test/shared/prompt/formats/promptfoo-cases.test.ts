import { describe, expect, it } from 'vitest';
import type { Json } from '../../../../shared/text/json.ts';
import { problemsOf } from './parse-fixture.ts';
import { parseConfig } from './promptfoo-files.ts';

async function varsOf(
  config: string,
  others: Record<string, string> = {},
): Promise<readonly Json[]> {
  const parsed = await parseConfig(`prompts: [hi]\n${config}`, others);
  expect(problemsOf(parsed)).toEqual([]);
  return parsed.prompts[0]?.cases.map(({ vars }) => ({ ...vars })) ?? [];
}

describe('cases', () => {
  it.each([
    ['none without tests', '', []],
    ['one of the default test alone', 'defaultTest: {vars: {a: 1}}', [{ a: 1 }]],
    [
      'a test over the default test',
      'defaultTest: {vars: {a: 1, b: 2}}\ntests: [{vars: {b: 3}}]',
      [{ a: 1, b: 3 }],
    ],
    ['a test without variables', 'tests: [{assert: []}]', [{}]],
    [
      'a list of texts, multiplied',
      'tests: [{vars: {a: [x, y], b: [p, q]}}]',
      [
        { a: 'x', b: 'p' },
        { a: 'x', b: 'q' },
        { a: 'y', b: 'p' },
        { a: 'y', b: 'q' },
      ],
    ],
    [
      'a list of anything else, as it is',
      'tests: [{vars: {a: [1, 2], b: [{c: d}]}}]',
      [{ a: [1, 2], b: [{ c: 'd' }] }],
    ],
    [
      'a list that is not multiplied',
      'tests: [{vars: {a: [x, y]}, options: {disableVarExpansion: true}}]',
      [{ a: ['x', 'y'] }],
    ],
    ['an empty list', 'tests: [{vars: {a: [], b: 1}}]', [{ a: [], b: 1 }]],
    [
      'variables in variables',
      'tests: [{vars: {a: "on {{b}}", b: "{{ c }}!", c: tea}}]',
      [{ a: 'on tea!', b: 'tea!', c: 'tea' }],
    ],
    [
      'a scenario',
      'scenarios: [{config: [{vars: {l: fr}}, {vars: {l: de}}], tests: [{vars: {t: x}}, {vars: {t: y}}]}]',
      [
        { l: 'fr', t: 'x' },
        { l: 'fr', t: 'y' },
        { l: 'de', t: 'x' },
        { l: 'de', t: 'y' },
      ],
    ],
    ['a scenario without tests', 'scenarios: [{config: [{vars: {l: fr}}]}]', [{ l: 'fr' }]],
  ])('%s', async (_, config, cases) => {
    expect(await varsOf(config)).toEqual(cases);
  });

  it.each([
    ['tests: t.csv', 't.csv', 'a,__expected\nx,y\n"1,\n2",\n', [{ a: 'x' }, { a: '1,\n2' }]],
    ['tests: file://t.yaml', 't.yaml', '- vars: {a: x}\n- vars: {a: y}', [{ a: 'x' }, { a: 'y' }]],
    ['tests: [file://t.json]', 't.json', '[{"vars": {"a": "x"}}]', [{ a: 'x' }]],
    [
      'tests: [t.jsonl]',
      't.jsonl',
      '{"vars":{"a":"x"}}\n\n{"vars":{"a":"y"}}\n',
      [{ a: 'x' }, { a: 'y' }],
    ],
    ['tests: ["*.yml"]', 't.yml', 'vars: {a: x}', [{ a: 'x' }]],
    ['tests: [{path: t.csv}]', 't.csv', 'a\nx', [{ a: 'x' }]],
    ['tests: [{vars: t.yaml}]', 't.yaml', 'a: x', [{ a: 'x' }]],
    ['tests: [{vars: [t.yaml]}]', 't.yaml', 'a: x', [{ a: 'x' }]],
    ['defaultTest: file://t.yaml', 't.yaml', 'vars: {a: x}', [{ a: 'x' }]],
    ['scenarios: file://t.yaml', 't.yaml', '- config: [{vars: {a: x}}]', [{ a: 'x' }]],
    ['tests: [{vars: {a: file://t.json}}]', 't.json', '{"k": 1}\n', [{ a: '{"k": 1}' }]],
    ['tests: [{vars: {a: "file://t/*.txt"}}]', 't/1.txt', 'one\n', [{ a: 'one' }]],
    ['tests: [{vars: {a: [file://t.txt, y]}}]', 't.txt', 'x', [{ a: 'x' }, { a: 'y' }]],
    ['tests: [{vars: {a: file://photo.png}}]', 'photo.png', '', [{ a: 'file://photo.png' }]],
  ])('%s with %s', async (config, path, ...[text, cases]) => {
    expect(await varsOf(config, { [path]: text })).toEqual(cases);
  });

  it.each([
    ['https://docs.google.com/spreadsheets/d/1', 'a Google sheet'],
    ['huggingface://datasets/x/y', 'a Hugging Face dataset'],
    ['file://make.py:build', 'a program'],
    ['make.ts', 'a program'],
    ['t.xlsx#Sheet1', 'a spreadsheet'],
    ['az://box/t.csv', 'a file on a server'],
  ])('%s is named as not read', async (reference, what) => {
    const parsed = await parseConfig(`prompts: [hi]\ntests:\n  - "${reference}"`);
    expect(problemsOf(parsed)).toEqual([
      `warning promptfooconfig.yaml:3:6: Cases are not read: "${reference}" is ${what}. Export the tests to a CSV file, or record the suite.`,
    ]);
  });

  it('leaves a value out that nobody can know, and says so', async () => {
    const config =
      'prompts: [hi]\ntests:\n  - vars:\n      a: file://gone.txt\n      b: file://make.js\n      c: 1\n';
    const parsed = await parseConfig(config);
    expect(problemsOf(parsed).map((line) => line.slice(0, 70))).toEqual([
      'error promptfooconfig.yaml:4:10: "file://gone.txt" does not exist. Cre',
      'warning promptfooconfig.yaml:5:10: The value of "file://make.js" is no',
    ]);
    expect(parsed.prompts[0]?.cases[0]?.vars).toEqual({ c: 1 });
  });

  it('point at their tests, in whichever file', async () => {
    const csv = 'a\nx\n"y\nz"\n';
    const config = 'prompts: [hi]\ntests:\n  - vars: {a: 1}\n  - t.csv\n';
    const { prompts } = await parseConfig(config, { 't.csv': csv });
    const places = prompts[0]?.cases.map(({ span }) => {
      const source = span?.path === 't.csv' ? csv : config;
      return source.slice(span?.range.start, span?.range.end).trim();
    });
    expect(places).toEqual(['vars: {a: 1}', 'x', '"y\nz"']);
  });

  it('go to the prompts that their test names', async () => {
    const config = [
      'prompts: [{label: one, raw: x}, {label: two, raw: y}]',
      'tests: [{vars: {a: 1}, prompts: [one]}, {vars: {a: 2}}]',
    ].join('\n');
    const { prompts } = await parseConfig(config);
    const vars = prompts.map(({ cases }) => cases.map((one) => one.vars['a']));
    expect(vars).toEqual([[1, 2], [2]]);
  });
});

describe('a hostile config', () => {
  it('cannot multiply cases without end', async () => {
    const values = JSON.stringify(Array.from({ length: 100 }, (_, index) => `v${index}`));
    const config = `prompts: [hi]\ntests: [{vars: {a: ${values}, b: ${values}, c: ${values}}}]`;
    const parsed = await parseConfig(config);
    expect(parsed.prompts[0]?.cases).toHaveLength(10_000);
    expect(problemsOf(parsed)[0]).toContain('Only the first 10000 cases are read');
  });

  it('cannot multiply a big default test by many tests', async () => {
    const names = Array.from({ length: 4000 }, (_, index) => `v${index}: 1`).join(', ');
    const tests = Array.from({ length: 4000 }, () => '{vars: {}}').join(', ');
    const config = `prompts: [hi]\ndefaultTest: {vars: {${names}}}\ntests: [${tests}]`;
    const parsed = await parseConfig(config);
    expect(parsed.prompts[0]?.cases.length).toBeLessThan(600);
    expect(problemsOf(parsed)[0]).toContain('cases are read');
  });

  it('cannot grow values out of each other', async () => {
    const vars = Array.from(
      { length: 300 },
      (_, at) => `v${at + 1}: "{{v${at}}}{{v${at}}}{{v${at}}}{{v${at}}}"`,
    );
    const config = `prompts: [hi]\ntests: [{vars: {v0: ${'x'.repeat(1000)}, ${vars.join(', ')}}}]`;
    const [only] = (await parseConfig(config)).prompts[0]?.cases ?? [];
    const characters = JSON.stringify(only?.vars).length;
    expect(characters).toBeLessThan(64_000_000);
  });

  it('cannot reach a prototype', async () => {
    const config = 'prompts: [hi]\ntests: [{vars: {__proto__: {polluted: 1}, constructor: 2}}]';
    const { prompts } = await parseConfig(config);
    const vars = prompts[0]?.cases[0]?.vars ?? {};
    expect(Object.keys(vars)).toEqual(['__proto__', 'constructor']);
    expect(Object.getPrototypeOf(vars)).toBe(Object.prototype);
    expect('polluted' in {}).toBe(false);
  });

  it('cannot refer to itself without end', async () => {
    const parsed = await parseConfig('prompts: [hi]\ntests: [t.yaml]\nproviders: [file://p.yaml]', {
      't.yaml': '- t.yaml\n- vars: {a: 1}',
      'p.yaml': '- file://p.yaml\n- openai:gpt-4o',
    });
    expect(parsed.prompts[0]?.cases).toHaveLength(3);
    expect(problemsOf(parsed)).toHaveLength(2);
  });

  it('gets at most a hundred complaints', async () => {
    const config = `prompts:\n${'  - file://gone.txt\n'.repeat(150)}`;
    const { problems } = await parseConfig(config);
    expect(problems).toHaveLength(101);
    expect(problems.at(-1)?.message).toEqual('50 more problems are not shown');
  });
});
