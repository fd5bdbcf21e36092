import { describe, expect, it } from 'vitest';
import { makeRepository, type Scratch } from '../node/git/scratch-repository.ts';
import { runCli } from './run-cli.ts';

const CONFIG = `version: 1
suites:
  - name: support
    prompts: [prompts/**]
    recordings: [evals/*.fare.jsonl]
budgets:
  - name: support
    scope: { suite: support }
    max_increase: { percent: 5, absolute: 0.00001 }
`;
const PROMPT =
  'model: openai/gpt-4o\nmessages:\n  - role: user\n    content: "Answer: {{question}}"\n';
const LONGER = PROMPT.replace('Answer:', 'Answer in one friendly and complete sentence, please:');
const RECORDING = ['Where?', 'When?', '为什么？']
  .map((question) =>
    JSON.stringify({
      model: 'gpt-4o',
      vars: { question },
      usage: { input: 20, output: 5 },
      output: 'Here.',
    }),
  )
  .join('\n');
const FILES = {
  'promptfare.yml': CONFIG,
  'prompts/a.prompt.yml': PROMPT,
  'evals/a.fare.jsonl': RECORDING,
};

/** A repository whose `main` holds the files. */
function repositoryWith(files: { readonly [path: string]: string | Buffer } = FILES): Scratch {
  const repository = makeRepository();
  repository.commit(files);
  return repository;
}

async function diff(repository: Scratch, ...args: readonly string[]) {
  const run = await runCli(repository.root, ['diff', '--json', ...args]);
  return { ...run, report: run.out === '' ? undefined : JSON.parse(run.out) };
}

describe('promptfare diff', () => {
  it('writes its page in another language, and nothing else', async () => {
    const { root } = repositoryWith();
    const page = await runCli(root, ['diff', '--format', 'html', '--language', 'zh-cn']);
    expect(page).toMatchObject({ code: 0, error: '' });
    expect(page.out).toContain('<html lang="zh-cn">');
    expect(page.out).toContain('提示词费用 · ');
    const comment = await runCli(root, ['diff', '--markdown', '--language', 'zh-cn']);
    expect(comment).toMatchObject({ code: 2, out: '' });
    expect(comment.error).toContain('Add --format html');
    const unknown = await runCli(root, ['diff', '--format', 'html', '--language', '../x']);
    expect(unknown.code).toBe(2);
  });

  it('exits with 0 when nothing changed', async () => {
    const repository = repositoryWith();
    repository.git('checkout', '--quiet', '-b', 'feature');
    repository.commit({ 'README.md': 'hello' });
    const { code, report } = await diff(repository);
    expect(code).toBe(0);
    expect(report).toMatchObject({ status: 'no-change', comparison: { kind: 'compared' } });
  });

  it('exits with 1 over budget, from the working tree', async () => {
    const repository = repositoryWith();
    repository.write({ 'prompts/a.prompt.yml': LONGER });
    const { code, report } = await diff(repository);
    expect(code).toBe(1);
    expect(report).toMatchObject({
      status: 'blocked',
      budgets: [{ name: 'support', kind: 'breach' }],
    });
  });

  it('sees a new file that is not added to git yet', async () => {
    const repository = repositoryWith();
    repository.write({ 'prompts/b.prompt.yml': LONGER });
    const { code, report } = await diff(repository);
    expect(code).toBe(3);
    expect(report.suites[0].unmeasured).toEqual(['no recorded case measures prompts/b.prompt.yml']);
  });

  it('compares with the commit that --base names', async () => {
    const repository = repositoryWith();
    repository.commit({ 'prompts/a.prompt.yml': LONGER });
    const { report } = await diff(repository, '--base', 'HEAD~1');
    expect(report.total.head.inputTokens).toBeGreaterThan(report.total.baseline.inputTokens);
  });

  it('judges by the limits of the baseline', async () => {
    const repository = repositoryWith();
    repository.write({
      'prompts/a.prompt.yml': LONGER,
      'promptfare.yml': CONFIG.replace('percent: 5', 'percent: 500'),
    });
    const { code, report } = await diff(repository);
    expect(code).toBe(1);
    expect(report.caveats).toContainEqual({
      kind: 'config-changed',
      changes: [{ what: 'budget', name: 'support', kind: 'changed' }],
    });
  });

  it('exits with 3 when a recording with a budget is gone or cannot be read', async () => {
    const repository = repositoryWith();
    repository.write({ 'evals/a.fare.jsonl': '{"model": "gpt-4o", "vars": {"question": "Wh' });
    const { code, report } = await diff(repository);
    expect(code).toBe(3);
    expect(report.status).toBe('could-not-measure');
    expect(report.suites[0].unmeasured[0]).toMatch(/^evals\/a\.fare\.jsonl:1:\d+: /);
  });

  it('works in a repository without a config', async () => {
    const { 'promptfare.yml': _, ...files } = FILES;
    const repository = repositoryWith(files);
    repository.write({ 'prompts/a.prompt.yml': LONGER });
    const { code, report } = await diff(repository);
    expect(code).toBe(0);
    expect(report).toMatchObject({ status: 'costs-more', suites: [{ kind: 'compared' }] });
  });

  it('says what it cannot compare in a first commit', async () => {
    const { code, report } = await diff(repositoryWith());
    expect(code).toBe(0);
    expect(report.status).toBe('not-comparable');
  });

  it('follows a renamed prompt', async () => {
    const repository = repositoryWith();
    repository.git('mv', 'prompts/a.prompt.yml', 'prompts/answer.prompt.yml');
    const { code, report } = await diff(repository);
    expect({ code, status: report.status }).toEqual({ code: 0, status: 'no-change' });
  });

  it('ends a mistake of the user with one line and 2', async () => {
    const repository = repositoryWith();
    expect(await diff(repository, '--base', 'no-such-branch')).toMatchObject({ code: 2, out: '' });
    repository.write({ 'promptfare.yml': 'version: 1\nsuits: []\n' });
    const { code, error } = await diff(repository);
    expect(code).toBe(2);
    expect(error).toContain('promptfare.yml:2:1');
    expect(error).toContain('suites');
  });
});

describe('files that cannot be read get one clear line each, and the rest goes on', () => {
  it.each([
    ['a binary file', Buffer.from([0x89, 0x50, 0, 1, 2]), 'binary'],
    ['a file of 50 MB', Buffer.alloc(50 * 1024 * 1024, 'a'), 'MB'],
    ['bad YAML', 'messages: [', ''],
  ])('%s', async (_, content, words) => {
    const repository = repositoryWith();
    repository.write({ 'prompts/broken.prompt.yml': content });
    const { code, report } = await diff(repository);
    expect(code).toBe(3);
    const [problem, ...others] = report.problems.filter(
      ({ path }: { path: string }) => path === 'prompts/broken.prompt.yml',
    );
    expect(others).toEqual([]);
    expect(problem.message).toContain(words);
    expect(report.suites[0].head.caseCount).toBe(3);
  });

  it.each([
    ['a dangling reference', 'file://gone.txt'],
    ['a reference that leaves the workspace', 'file://../../etc/passwd'],
  ])('%s', async (_, reference) => {
    const repository = repositoryWith({
      ...FILES,
      'promptfare.yml': CONFIG.replace('prompts/**', 'prompts/**, promptfooconfig.yaml'),
    });
    repository.write({
      'promptfooconfig.yaml': `prompts: ["${reference}"]\nproviders: [openai:gpt-4o]\ntests: []\n`,
    });
    const { code, report } = await diff(repository);
    expect(code).toBe(3);
    expect(report.problems).toMatchObject([
      { path: 'promptfooconfig.yaml', position: { line: 1 } },
    ]);
    expect(report.suites[0].head.caseCount).toBe(3);
  });
});

describe('promptfare diff --suite', () => {
  const TWO = CONFIG.replace(
    'budgets:\n',
    `  - name: greeting
    prompts: [greetings/**]
    recordings: [evals/greeting.fare.jsonl]
budgets:
  - name: everything
    max: $0.0000001
`,
  );
  const BOTH = {
    ...FILES,
    'promptfare.yml': TWO,
    'greetings/hello.prompt.yml': PROMPT,
    'evals/greeting.fare.jsonl': RECORDING,
  };

  it('measures the named suite, and judges its budgets only', async () => {
    const repository = repositoryWith(BOTH);
    repository.write({ 'prompts/a.prompt.yml': LONGER, 'greetings/hello.prompt.yml': LONGER });
    const { code, report } = await diff(repository, '--suite', 'support');
    expect(code).toBe(1);
    expect(report.suites).toMatchObject([{ name: 'support' }]);
    expect(report.budgets).toMatchObject([{ name: 'support', kind: 'breach' }]);
    expect(JSON.stringify(report.problems)).toContain('1 of 2 budgets were not judged');
  });

  it('takes several suites, and says which name is none', async () => {
    const repository = repositoryWith(BOTH);
    const { report } = await diff(repository, '--suite', 'support, greeting');
    expect(report.suites).toHaveLength(2);
    const { code, error } = await diff(repository, '--suite', 'suport');
    expect(code).toBe(2);
    expect(error).toContain('There is no suite "suport"');
    expect(error).toContain('Did you mean "support"?');
  });
});
