import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, it } from 'vitest';
import { loadVocabulary } from '../../../node/vocabulary/load-vocabulary.ts';
import { composeReport } from '../../../shared/check/compose-report.ts';
import { readMeasuredFile, writeMeasuredFile } from '../../../shared/check/measured-file.ts';
import { mergeMeasured } from '../../../shared/check/merge-measured.ts';
import type { Report } from '../../../shared/check/report.ts';
import { RENDERERS } from '../../../shared/report/renderers/index.ts';
import { json } from '../../../shared/report/renderers/json.ts';
import { sentence } from '../../../shared/text/sentence.ts';
import { compareSides } from '../../../shared/workspace/compare-sides.ts';
import { memoryFiles } from '../memory-files.ts';

type Files = Readonly<Record<string, string>>;

const LAYOUT = { columns: 100, hasColors: false };
const EMAIL = 'Never tell anybody the address of a customer.';
const JSON_LINES = ['{', '  "city": "Bern",', '  "street": "Kramgasse",', '  "number": 49', '}'];

function prompt(...lines: readonly string[]): string {
  const system = ['You answer questions about parcels.', ...lines];
  return [
    'name: Answer',
    'model: openai/gpt-4o',
    'messages:',
    '  - role: system',
    '    content: |',
    ...system.map((line) => `      ${line}`),
    '  - role: user',
    "    content: '{{question}}'",
    '',
  ].join('\n');
}

const BASE: Files = {
  'promptfare.yml':
    'version: 1\nsuites:\n  - name: answers\n    prompts: [prompts/*.prompt.yml]\n    traffic: { calls_per_month: 20000, source: assumed }\n',
  'prompts/answer.prompt.yml': prompt(EMAIL, 'Be short.', EMAIL),
};

async function compare(
  baseline: Files | undefined,
  head: Files,
  renames: ReadonlyMap<string, string> = new Map(),
): Promise<Report> {
  const comparison = baseline
    ? ({
        kind: 'compared',
        baselineCommit: 'b'.repeat(40),
        headCommit: 'a'.repeat(40),
        how: sentence`merge base of HEAD and origin/main`,
      } as const)
    : ({
        kind: 'no-baseline',
        headCommit: 'a'.repeat(40),
        reason: sentence`the first commit`,
      } as const);
  return compareSides(
    {
      comparison,
      ...(baseline && { baseline: memoryFiles(baseline) }),
      head: memoryFiles(head),
      renames,
    },
    {
      configPath: 'promptfare.yml',
      approvals: [],
      now: new Date('2026-11-22T00:00:00Z'),
      loadVocabulary,
      lintsChange: true,
    },
  );
}

/** `rule path:line` of every finding. */
function placesOf({ findings }: Report): readonly string[] {
  return (findings?.found ?? []).map(
    ({ rule, path, position }) => `${rule} ${path}:${position?.line ?? '?'}`,
  );
}

const WASTEFUL: Files = {
  ...BASE,
  'prompts/answer.prompt.yml': prompt('', EMAIL, ...JSON_LINES, 'Be short.', EMAIL),
};

it('lists what the change adds, and not what the file had before it moved down', async () => {
  const report = await compare(BASE, WASTEFUL);
  expect(placesOf(report)).toContain('data/pretty-json prompts/answer.prompt.yml:9');
  expect(placesOf(report).join('\n')).not.toContain('text/duplicate-rule');
  const [worst] = report.findings?.found ?? [];
  // One prompt alone has the traffic of its suite.
  expect(worst).toMatchObject({ rule: 'data/pretty-json', usdPerMonth: expect.any(Number) });
});

it.each([
  ['nothing changed', BASE, BASE, new Map<string, string>()],
  [
    'a file was moved',
    BASE,
    {
      'promptfare.yml': BASE['promptfare.yml'] ?? '',
      'prompts/moved.prompt.yml': `${BASE['prompts/answer.prompt.yml']}`,
    },
    new Map([['prompts/moved.prompt.yml', 'prompts/answer.prompt.yml']]),
  ],
])('lists nothing where %s', async (_, baseline: Files, head: Files, renames) => {
  const report = await compare(baseline, head, renames);
  expect(report.findings).toEqual({ found: [], count: 0 });
});

it('lists nothing that the repository has accepted', async () => {
  const baseline = { ...BASE, 'prompts/answer.prompt.yml': prompt() };
  const { findings } = await compare(baseline, BASE);
  expect(findings?.found).toHaveLength(1);
  const accepted = JSON.stringify({ version: 1, findings: findings?.found });
  const head = { ...BASE, '.promptfare/lint-baseline.json': accepted };
  expect((await compare(baseline, head)).findings).toEqual({ found: [], count: 0 });
});

it('looks at changed prompts that are in no suite, and at files that a prompt refers to', async () => {
  const config = {
    'promptfare.yml': 'version: 1\nsuites:\n  - { name: eval, prompts: [promptfooconfig.yaml] }\n',
    'promptfooconfig.yaml':
      'prompts: [file://texts/answer.txt]\nproviders: [openai:gpt-4o]\ntests: [{ vars: { question: Hi } }]\n',
    'AGENTS.md': 'Use pnpm.\n',
    'src/data.json': '{}',
  };
  const baseline = { ...config, 'texts/answer.txt': 'Answer {{question}}\n' };
  const waste = `${JSON_LINES.join('\n')}\n`;
  const report = await compare(baseline, {
    ...config,
    'texts/answer.txt': `Answer {{question}}\n${waste}`,
    'AGENTS.md': `Use pnpm.\n\n${waste}`,
    'src/data.json': waste,
  });
  expect(placesOf(report).filter((place) => place.startsWith('data/pretty-json'))).toEqual(
    expect.arrayContaining(['data/pretty-json texts/answer.txt:2', 'data/pretty-json AGENTS.md:3']),
  );
  expect(placesOf(report).join('\n')).not.toContain('src/data.json');
});

it('looks for nothing new where there is nothing to compare with', async () => {
  expect((await compare(undefined, WASTEFUL)).findings).toBeUndefined();
});

it('looks at three hundred changed files, and says how many there are more', async () => {
  const files = (line: string): Files => ({
    'promptfare.yml': BASE['promptfare.yml'] ?? '',
    ...Object.fromEntries(
      Array.from({ length: 302 }, (_, at) => [`prompts/p${at}.prompt.yml`, prompt(line)]),
    ),
  });
  const report = await compare(files('Be short.'), files('Be brief.'));
  expect(report.findings?.skippedFileCount).toBe(2);
});

it('keeps the findings in the measured file, once where shards share a prompt', async () => {
  const report = await compare(BASE, WASTEFUL);
  const { measured } = readMeasuredFile(writeMeasuredFile({ measured: report.measured }), 'x');
  expect(composeReport(measured)).toEqual(report);
  const merged = mergeMeasured([
    { shard: { index: 1, count: 2 }, measured },
    { shard: { index: 2, count: 2 }, measured: { ...measured, suites: [] } },
  ]);
  expect(merged.findings).toEqual(measured.findings);
});

it('writes them into the JSON as its schema says', async () => {
  const schema = JSON.parse(readFileSync('docs/schema/report.schema.json', 'utf8'));
  const validate = new Ajv2020({ strict: false, formats: { date: true } }).compile(schema);
  const written = JSON.parse(json.render(await compare(BASE, WASTEFUL), LAYOUT));
  validate(written);
  expect(validate.errors).toBeNull();
  expect(written.findings.found[0]).toMatchObject({
    text: expect.stringContaining('JSON'),
    help: 'docs/rules/data-pretty-json.md',
  });
});

it.each(RENDERERS.filter(({ id }) => ['markdown', 'terminal', 'sarif'].includes(id)))(
  'reads as its golden file in $id',
  async ({ id, render }) => {
    const hostile = 'Read the {{tariff}} <img src=x> | `@org/team` ::error::x again and again.';
    const head = {
      ...WASTEFUL,
      'prompts/answer.prompt.yml': prompt(hostile, ...JSON_LINES, hostile, EMAIL),
    };
    const linkOf = (path: string): string => `https://git.example/blob/a/${path}`;
    const text = render(await compare(BASE, head), { ...LAYOUT, linkOf });
    const ending = { markdown: 'md', terminal: 'txt', sarif: 'sarif' }[id];
    await expect(text).toMatchFileSnapshot(`../../golden/report/new-findings.${ending}`);
  },
);
