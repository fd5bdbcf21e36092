import { readdirSync, readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Config } from '../../../shared/config/config.ts';
import { defaultConfig } from '../../../shared/config/default-config.ts';
import { parseConfig } from '../../../shared/config/parse-config.ts';
import { formatProblem } from '../../../shared/text/problem.ts';

const FIXTURES = 'test/fixtures/config';

function parsed(text: string): Config | undefined {
  const { config, problems } = parseConfig({ path: 'promptfare.yml', text });
  expect(problems).toEqual([]);
  return config;
}

function problemsOf(text: string): readonly string[] {
  return parseConfig({ path: 'promptfare.yml', text }).problems.map(formatProblem);
}

const budgetsOf = (lines: string): Config['budgets'] | undefined =>
  parsed(`version: 1\nbudgets:\n${lines}`)?.budgets;

describe('parseConfig', () => {
  it('reads every key', () => {
    expect(parsed(readFileSync(`${FIXTURES}/every-key.yml`, 'utf8'))).toMatchSnapshot();
  });

  it('fills in the defaults', () => {
    const config = parsed('version: 1');
    expect(config).toEqual(defaultConfig());
    expect(config).toMatchSnapshot();
  });

  it('fills in the defaults of a suite and a budget', () => {
    const text = 'version: 1\nsuites: [{ name: a, prompts: p/** }]\nbudgets: [{ name: b, max: 1 }]';
    expect(parsed(text)).toMatchObject({
      suites: [{ name: 'a', prompts: ['p/**'], recordings: [], tags: [] }],
      budgets: [
        {
          name: 'b',
          scope: { kind: 'total' },
          metric: 'cost_per_run',
          max: 1,
          severity: 'fail',
          onlyIfWorse: true,
          warnAt: [0.8],
        },
      ],
    });
  });

  it('reads JSON, which is YAML', () => {
    expect(parsed('{ "version": 1, "exclude": ["vendor/**"] }')?.exclude).toEqual(['vendor/**']);
  });

  it.each([
    ['0.03', 0.03],
    ['"0.03"', 0.03],
    ['$0.03', 0.03],
    ['$.03', 0.03],
    ['3e-5', 0.00003],
    ['"$1,200.50"', 1200.5],
    ['1_000', 1000],
    ['0', 0],
  ])('reads the amount %s', (written, amount) => {
    expect(budgetsOf(`  - { name: b, max: ${written} }`)).toMatchObject([{ max: amount }]);
  });

  it.each([
    ['10', 0.1],
    ['7', 0.07],
    ['12.5', 0.125],
    ['0', 0],
    ['10%', 0.1],
    ['0.5%', 0.005],
    ['250 %', 2.5],
  ])('reads the percentage %s', (written, ratio) => {
    expect(budgetsOf(`  - { name: b, max_increase: { percent: ${written} } }`)).toMatchObject([
      { maxIncrease: { ratio, match: 'all' } },
    ]);
  });

  it.each([
    ['total', { kind: 'total' }],
    ['{ suite: a }', { kind: 'suite', suite: 'a' }],
    ['{ prompts: ./prompts/** }', { kind: 'prompts', glob: 'prompts/**' }],
    ['{ tag: t }', { kind: 'tag', tag: 't' }],
    ['{ model: gpt-5 }', { kind: 'model', model: 'gpt-5' }],
  ])('reads the scope %s', (written, scope) => {
    const suites = 'suites: [{ name: a, prompts: p/**, tags: t }]';
    const text = `version: 1\n${suites}\nbudgets: [{ name: b, max: 1, scope: ${written} }]`;
    expect(parsed(text)?.budgets).toMatchObject([{ scope }]);
  });

  it('allows costs per month where calls per month are known', () => {
    const traffic = 'traffic: { calls_per_month: 100 }';
    const suites = `suites: [{ name: a, prompts: a/**, tags: t, ${traffic} }, { name: b, prompts: b/** }]`;
    for (const scope of ['{ suite: a }', '{ tag: t }', '{ model: gpt-5 }', '{ prompts: a/** }']) {
      const budget = `{ name: b, metric: cost_per_month, max: 9, scope: ${scope} }`;
      expect(problemsOf(`version: 1\n${suites}\nbudgets: [${budget}]`)).toEqual([]);
    }
  });

  it('looks up nothing but aliases that were written', () => {
    const config = parsed('version: 1\npricing: { aliases: { prod: gpt-5, __proto__: gpt-4 } }');
    expect(config?.pricing.aliases['prod']).toBe('gpt-5');
    expect(config?.pricing.aliases['constructor']).toBeUndefined();
  });
});

describe('a mistake', () => {
  const names = readdirSync(`${FIXTURES}/mistakes`).filter((name) => name.endsWith('.yml'));

  it.each(names)('is named, with its place and what to do: %s', async (name) => {
    const text = readFileSync(`${FIXTURES}/mistakes/${name}`, 'utf8');
    const { config, problems } = parseConfig({ path: name, text });
    expect(config).toBeUndefined();
    const lines = `${problems.map(formatProblem).join('\n')}\n`;
    await expect(lines).toMatchFileSnapshot(
      `../../fixtures/config/mistakes/${name.replace('.yml', '.txt')}`,
    );
  });

  it('is told apart by line and column, not by its path alone', () => {
    expect(problemsOf('version: 1\nsuites:\n  - { name: a, promtps: b }')).toEqual([
      'promptfare.yml:3:16: Unknown key `promtps` in `suites[0]`. Did you mean `prompts`?',
    ]);
  });

  it('in the YAML itself is named too', () => {
    expect(problemsOf('version: 1\nsuites: [\n')).toMatchObject([
      expect.stringMatching(/^promptfare.yml:\d+:\d+: The YAML is not valid: /),
    ]);
  });

  it.each(['max: ', 'max_increase: { percent: '])('in a number without an end: %s', (start) => {
    const end = start.includes('{') ? "%' }" : "'";
    const text = `version: 1\nbudgets:\n  - { name: b, ${start}'${'9'.repeat(400)}${end} }`;
    expect(problemsOf(text)).toMatchObject([expect.stringContaining('must be a')]);
  });

  it('comes with at most 49 others', () => {
    const text = `version: 1\n${Array.from({ length: 500 }, (_, index) => `key${index}: 1`).join('\n')}`;
    expect(problemsOf(text)).toHaveLength(50);
  });

  it('in a huge file costs no time', () => {
    expect(problemsOf(`version: 1\n# ${'x'.repeat(1_000_000)}`)).toEqual([
      'promptfare.yml: A config has at most 1000000 characters, not 1000013',
    ]);
  });
});

describe('whatever a file holds', () => {
  const words = fc.constantFrom(
    'version',
    'suites',
    'budgets',
    'name',
    'prompts',
    'scope',
    'max',
    'max_increase',
    'percent',
    'traffic',
    'pricing',
    'aliases',
    '__proto__',
    'constructor',
    'toString',
  );
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom(1, 'total', null, true, -1, 0.1, '../x', ''),
      fc.array(tie('tree'), { maxLength: 3 }),
      fc.dictionary(words, tie('tree'), { maxKeys: 5 }),
    ),
  }));

  it('parseConfig answers, and gives a config or an error with a place', () => {
    const law = fc.property(fc.dictionary(words, tree), (members) => {
      const text = JSON.stringify({ ...members, version: 1 });
      const { config, problems } = parseConfig({ path: 'promptfare.yml', text });
      if (config) expect(problems).toEqual([]);
      else expect(problems.every(({ position }) => position)).toBe(problems.length > 0);
    });
    fc.assert(law, { numRuns: 300 });
  });

  it('parseConfig never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        parseConfig({ path: 'promptfare.yml', text: `version: 1\n${text}` });
      }),
    );
  });
});
