import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, it } from 'vitest';
import { makeFolder } from '../node/git/scratch-repository.ts';
import { openPullRequest, type PullRequest } from './harness/pull-request.ts';
import type { RunOptions } from './harness/run-action.ts';
import { SARIF_SHAPE } from './harness/sarif-shape.ts';
import { checkOut, type Files, sidesOf } from './harness/scenario.ts';

const PATH = 'prompts/answer.prompt.yml';

/** A state whose prompt is there many times over: both sides, and a recording for each. */
function manyPrompts(count: number): { readonly baseline: Files; readonly head: Files } {
  const { baseline, head } = sidesOf('blocked');
  const names = Array.from({ length: count }, (_, at) => `prompts/a [${at}] ü.prompt.yml`);
  const recording = (baseline['evals/answer.fare.jsonl'] ?? '').trim().split('\n')[0] ?? '';
  const multiply = (files: Files): Files => ({
    'promptfare.yml': files['promptfare.yml'] ?? '',
    'evals/answer.fare.jsonl': names
      .map((name, at) => `${recording.replace(PATH, name).replace('case-0', `case-${at}`)}\n`)
      .join(''),
    ...Object.fromEntries(names.map((name) => [name, files[PATH] ?? ''])),
  });
  return { baseline: multiply(baseline), head: multiply(head) };
}

it('gives a check run all annotations, fifty with each call, the worst with the first', async () => {
  const pull = await openPullRequest(manyPrompts(120));
  const run = await pull.run({ with: { 'check-run': 'Prompt cost', comment: 'never' } });
  expect(run.exitCode).toBe(1);
  const [made, ...others] = pull.github.state.checkRuns;
  expect(others).toEqual([]);
  expect(made?.pages.slice(0, -1).every((size) => size === 50)).toBe(true);
  expect(made?.pages.length).toBeGreaterThan(2);
  // One breach, and 120 dearer prompts; what the rules found comes on top.
  expect(made?.annotations).toBeGreaterThanOrEqual(121);
  expect(made?.levels[0]).toBe('failure');
  expect(made?.levels.filter((level) => level === 'failure')).toHaveLength(1);
  const calls = pull.github.calls.filter((call) => call.startsWith('checks/'));
  expect(calls).toEqual(['checks/create', ...calls.slice(1).map(() => 'checks/update')]);
});

it('keeps the verdict when the check run breaks off half way', async () => {
  const pull = await openPullRequest(manyPrompts(60));
  pull.github.fail('checks/update', { status: 403, message: 'Resource not accessible' });
  const run = await pull.run({ with: { 'check-run': 'Prompt cost', comment: 'never' } });
  expect(run.exitCode).toBe(1);
  expect(run.annotations.map(({ message }) => message)).toContainEqual(
    expect.stringContaining('The check run could not be made'),
  );
});

it('writes SARIF that code scanning takes, with rules, places and fingerprints', async () => {
  const pull = await openPullRequest(manyPrompts(3));
  const workspace = await checkOut(pull.scenario());
  const run = await pull.run({ workspace, with: { 'sarif-path': 'out/promptfare.sarif' } });
  expect(run.exitCode).toBe(1);
  const log = JSON.parse(readFileSync(join(workspace, 'out/promptfare.sarif'), 'utf8'));
  const validate = new Ajv2020({ strict: false }).compile(SARIF_SHAPE);
  validate(log);
  expect(validate.errors).toBeNull();
  const [{ tool, results }] = log.runs;
  const rules = new Set(tool.driver.rules.map(({ id }: { readonly id: string }) => id));
  const used = new Set<string>(results.map(({ ruleId }: { readonly ruleId: string }) => ruleId));
  expect([...used].filter((id) => !rules.has(id))).toEqual([]);
  expect([...used]).toEqual(expect.arrayContaining(['over-budget', 'costs-more']));
  expect(results[0]).toMatchObject({ ruleId: 'over-budget', level: 'error' });
  const uris = results.flatMap(
    ({
      locations,
    }: {
      readonly locations: readonly { physicalLocation: { artifactLocation: { uri: string } } }[];
    }) => locations.map(({ physicalLocation }) => physicalLocation.artifactLocation.uri),
  );
  expect(uris).toContain('prompts/a%20%5B0%5D%20%C3%BC.prompt.yml');
  expect(
    results.filter((one: { readonly partialFingerprints?: object }) => one.partialFingerprints),
  ).not.toEqual([]);
});

const TRACE = fileURLToPath(new URL('harness/read-trace.cjs', import.meta.url));
const GUARD = fileURLToPath(new URL('harness/egress-guard.cjs', import.meta.url));

/** What a run reads of vocabularies and asks of git, in order. */
async function trace(
  pull: PullRequest,
  options: Partial<RunOptions>,
): Promise<{
  readonly steps: readonly string[];
  readonly run: Awaited<ReturnType<PullRequest['run']>>;
}> {
  const file = join(makeFolder(), 'trace');
  writeFileSync(file, '');
  const env = { READ_TRACE: file, NODE_OPTIONS: `--require ${GUARD} --require ${TRACE}` };
  const run = await pull.run({ ...options, env });
  return { run, steps: readFileSync(file, 'utf8').split('\n').filter(Boolean) };
}

function isVocabulary(step: string): boolean {
  return step.startsWith('vocabulary ');
}

it('reads a vocabulary once, and not before both sides are read', async () => {
  const pull = await openPullRequest('costs-more');
  const { steps, run } = await trace(pull, {});
  expect(run.exitCode).toBe(0);
  expect(steps.filter(isVocabulary)).toEqual(['vocabulary o200k_base']);
  const at = steps.findIndex(isVocabulary);
  // Two commits are opened, and their differences are known, before it is read.
  expect(steps.slice(0, at).filter((step) => step === 'git cat-file').length).toBeGreaterThan(0);
  expect(steps.slice(0, at)).toContain('git ls-tree');
});

it.each([
  ['an input that means nothing', { with: { mode: 'mood' } }],
  [
    'a comment that is no command',
    {
      event: {
        name: 'issue_comment',
        payload: { issue: { number: 1, pull_request: {} }, comment: { body: 'Nice' } },
      },
    },
  ],
])('reads no vocabulary for %s', async (_, options) => {
  const { steps } = await trace(await openPullRequest('costs-more'), options);
  expect(steps.filter(isVocabulary)).toEqual([]);
});

it('reads no vocabulary to judge what other jobs have counted', async () => {
  const pull = await openPullRequest('blocked');
  const folder = makeFolder();
  const whole = await pull.run({ with: { comment: 'never' } });
  copyFileSync(whole.outputs['measured-path'] ?? '', join(folder, 'x.measured.json'));
  const { steps, run } = await trace(pull, { with: { mode: 'merge', reports: folder } });
  expect(run.exitCode).toBe(1);
  expect(run.outputs['cost-delta']).toBe(whole.outputs['cost-delta']);
  expect(steps.filter(isVocabulary)).toEqual([]);
});

it('reads no vocabulary for a config that is wrong', async () => {
  const { baseline, head } = sidesOf('costs-more');
  const pull = await openPullRequest({
    baseline,
    head: { ...head, 'promptfare.yml': 'suite: 1\n' },
  });
  const { steps, run } = await trace(pull, {});
  expect(run.exitCode).toBe(2);
  expect(steps.filter(isVocabulary)).toEqual([]);
});
