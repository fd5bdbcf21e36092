import { expect, it } from 'vitest';
import { openPullRequest } from './harness/pull-request.ts';
import type { Files } from './harness/scenario.ts';

const QUESTION =
  '::add-mask::approved ##[error]boo | `tick` --> <img src=x onerror=alert(1)> @org/everyone #1 https://evil.test';
const HOSTILE_PATHS = [
  'prompts/::add-mask::blocked.prompt.yml',
  'prompts/##[error]name.prompt.yml',
  'prompts/a|b`c`.prompt.yml',
  'prompts/--> @org/everyone.prompt.yml',
  'prompts/new\nline ::error::forged.prompt.yml',
  'prompts/[link](https:evil).prompt.yml',
];

function prompt(system: string): string {
  return `name: x\nmodel: openai/gpt-4o\nmessages:\n  - { role: system, content: ${JSON.stringify(system)} }\n  - { role: user, content: '{{question}}' }\n`;
}

function files(system: string, paths: readonly string[], config: string): Files {
  const recording = paths.map((path, at) =>
    JSON.stringify({
      key: `case ${at}\n::warning::forged`,
      description: `${QUESTION}\n::stop-commands::x`,
      model: 'gpt-4o',
      prompt: { path },
      vars: { question: QUESTION },
      usage: { input: 300, output: 20 },
      output: 'ok',
    }),
  );
  // One recording for each folder of prompts.
  const recordings: Record<string, string> = {};
  for (const [at, path] of paths.entries()) {
    const file = `evals/${path.split('/').at(-2)}.fare.jsonl`;
    recordings[file] = `${recordings[file] ?? ''}${recording[at]}\n`;
  }
  return {
    'promptfare.yml': config,
    ...recordings,
    ...Object.fromEntries(paths.map((path, at) => [path, prompt(`${system} ${at}`)])),
  };
}

const CONFIG = `version: 1
suites:
  - { name: '::error::x @org/all <!-- --> | y', prompts: [prompts/**], recordings: [evals/*.jsonl] }
budgets:
  - { name: '##[error]budget | @team', max_increase: { percent: 5, absolute: 0.00001 }, message: "::error::forged --> @org/all <script>" }
`;

it('prints names of files, suites, budgets and cases as text, never as a command, a mention or markup', async () => {
  const plain = HOSTILE_PATHS.filter((path) => !path.includes('\n'));
  const pull = await openPullRequest({
    baseline: files('Short.', plain, CONFIG),
    head: files(
      'A very much longer text about parcels, carriers and days. '.repeat(12),
      plain,
      CONFIG,
    ),
  });
  const run = await pull.run();
  expect(run.exitCode).toBe(1);
  // One mask: the token's.
  expect(run.stdout.match(/^\s*::add-mask::/gm)).toHaveLength(1);
  expect(
    run.stdout
      .split('\n')
      .filter((line) => !line.startsWith('::'))
      .join('\n'),
  ).not.toMatch(/##\[/);
  expect(run.annotations.map(({ message }) => message)).not.toContainEqual(
    expect.stringMatching(/^forged/),
  );
  for (const text of [pull.ownComments()[0]!, run.summary]) {
    const body = text.split('\n').slice(2).join('\n');
    const outsideCode = body.replaceAll(/(`+)(?:[^`]|(?!\1)`)*?\1/g, '');
    expect(outsideCode).not.toMatch(/@org|@team|<script|<img|https:\/\/evil/);
    expect(body).not.toMatch(/^\s*::/m);
    expect(body.match(/<!--/g) ?? []).toHaveLength(
      (body.match(/`[^`\n]*<!--[^`\n]*`/g) ?? []).length,
    );
    // A table row has as many cells as its header.
    for (const row of body.split('\n').filter((line) => line.startsWith('| `::error'))) {
      expect(row.replaceAll(String.raw`\|`, '').split('|')).toHaveLength(8);
    }
  }
});

it('fits 6,000 prompts into the comment and the summary, with ten annotations of a kind', async () => {
  const paths = Array.from(
    { length: 6000 },
    (_, at) =>
      `prompts/team-${at % 20}/a-prompt-with-a-${'very-'.repeat(25)}long-name-${at}.prompt.yml`,
  );
  const suites = Array.from(
    { length: 20 },
    (_, at) =>
      `  - { name: team-${at}, prompts: [prompts/team-${at}/**], recordings: [evals/team-${at}.fare.jsonl] }`,
  );
  const budgets = Array.from(
    { length: 20 },
    (_, at) =>
      `  - { name: team-${at}, scope: { suite: team-${at} }, max_increase: { percent: 5, absolute: 0.00001 } }`,
  );
  const config = [
    'version: 1',
    'suites:',
    ...suites,
    'budgets:',
    ...budgets,
    'report: { max_rows: 100 }',
    '',
  ].join('\n');
  const pull = await openPullRequest({
    baseline: files('Short.', paths, config),
    head: files('A longer text about parcels, carriers and days. '.repeat(6), paths, config),
  });
  const run = await pull.run();
  expect(run.exitCode).toBe(1);
  const [body = ''] = pull.ownComments();
  expect(body.length).toBeLessThanOrEqual(65_536);
  expect(body).toContain('Blocked, over budget');
  expect(body).toContain('The rest is in the [summary of the run]');
  expect(run.summaryBytes).toBeLessThanOrEqual(1_048_576);
  expect(run.summaryBytes).toBeGreaterThan(300_000);
  const counts = ['error', 'warning', 'notice'].map(
    (kind) => run.annotations.filter((one) => one.kind === kind).length,
  );
  // Errors are breaches, warnings are findings, notices are dearer prompts.
  expect(counts).toEqual([10, 10, 10]);
  expect(run.outputs['comment-body']).toBe(body);
}, 180_000);
