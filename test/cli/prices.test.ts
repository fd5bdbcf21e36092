import { describe, expect, it } from 'vitest';
import { makeRepository } from '../node/git/scratch-repository.ts';
import { type CliRun, runCli } from './run-cli.ts';

const PROMPT =
  'model: openai/gpt-4o\nmessages:\n  - role: user\n    content: "Answer: {{question}}"\n';
const CALL = { prompt: { path: 'prompts/a.prompt.yml' }, vars: { question: 'Where?' } };
const RECORDING = ['claude-haiku-5-5', 'gpt-4o', 'claude-haiku-5-5']
  .map((model) => `${JSON.stringify({ ...CALL, model, usage: { input: 20, output: 5 } })}\n`)
  .join('');

/** A folder with a prompt for gpt-4o and recorded calls of it and of another model; `promptfare.yml` on top. */
function prices(args: readonly string[], config?: string): Promise<CliRun> {
  const made = makeRepository();
  made.write({
    'prompts/a.prompt.yml': PROMPT,
    'evals/a.fare.jsonl': RECORDING,
    ...(config !== undefined && { 'promptfare.yml': config }),
  });
  return runCli(made.root, ['prices', ...args]);
}

describe('promptfare prices', () => {
  it('shows every price of a model, its cache and where it is known from', async () => {
    const { code, out } = await prices(['claude-haiku-5-5', '--at', '2026-11-21']);
    expect(code).toBe(0);
    expect(out).toMatchInlineSnapshot(`
      "Model                               Input  Cache read   Write  Write 1 h  Output
      claude-haiku-5-5  list              $0.10       $0.01  $0.125      $0.20   $0.50
                        > 100,000 tokens  $0.50       $0.05  $0.625         $1   $2.50
                        batch             $0.05                                  $0.25

      USD per million tokens on 2026-11-21: list prices, before discounts.

      claude-haiku-5-5
        anthropic: row claude-haiku-5-5, our own row, as of 2026-10-24,
          https://platform.claude.com/docs/en/about-claude/pricing
        cache: up to the breakpoints the caller marks, shortest prefix not published, kept for 5 minutes after the last
          use, or 1 hour if asked for (https://platform.claude.com/docs/en/build-with-claude/prompt-caching, read
          2026-11-21)
        tiers: for the whole request once its input tokens, cached ones included, are more than the limit
      "
    `);
  });

  it('shows peak hours, flex and names that move', async () => {
    const { out } = await prices(['deepseek-v4-flash', 'gpt-5.6-sol', '--at', '2026-11-21']);
    expect(out).toContain('peak hours: 01:00–04:00, 06:00–10:00 UTC');
    expect(out).toContain('! the name means another model from time to time');
    expect(out).toMatch(/off-peak +\$0\.15 /);
    expect(out).toMatch(/flex +\$2 /);
  });

  it('lists the models of the workspace, the most used first, each once', async () => {
    const { code, out } = await prices([]);
    expect(code).toBe(0);
    const models = out.split('\n').flatMap((line) => /^(\S+) +list /.exec(line)?.[1] ?? []);
    expect(models).toEqual(['claude-haiku-5-5', 'gpt-4o']);
  });

  it('lists the models of the suites of promptfare.yml, aliases and overrides applied', async () => {
    const config = `version: 1
suites:
  - name: a
    prompts: [prompts/**]
    model: our-llm
pricing:
  aliases:
    our-llm: my-llm
  overrides:
    - model: my-llm
      input_per_mtok: 7
      output_per_mtok: 9
`;
    const { code, out, error } = await prices([], config);
    expect({ code, error }).toEqual({ code: 0, error: '' });
    expect(out).toMatch(/^our-llm +list +\$7 +\$9$/m);
    expect(out).toContain('pricing.overrides of promptfare.yml');
    expect(out).not.toContain('claude-haiku-5-5');
  });

  it('says that it does not know a model, and names others without pricing them', async () => {
    const { code, out } = await prices(['gpt-4o-mimi']);
    expect(code).toBe(2);
    expect(out).toContain('gpt-4o-mimi: no price');
    expect(out.replaceAll(/\s+/g, ' ')).toContain('not used as its price: gpt-4o-mini');
    expect(out).not.toContain('$');
  });

  it('says that a seller publishes yuan only', async () => {
    const { out } = await prices(['ernie-5.1', 'gpt-4o']);
    expect(out).toContain('ernie-5.1: no price: its seller publishes CNY only');
  });

  it('prints JSON in dollars per million tokens', async () => {
    const { code, out } = await prices([
      'deepseek-v4-pro',
      'no-such',
      '--json',
      '--at',
      '2026-11-21',
    ]);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      version: 1,
      day: '2026-11-21',
      models: [
        {
          price: {
            prices: { input: 1.32, output: 3.96, cacheRead: 0.044 },
            offPeak: { prices: { input: 0.66 }, peakHoursUtc: [{ from: '01:00' }, {}] },
            asOf: '2026-11-15',
          },
        },
        { model: { written: 'no-such' }, unpriced: { reason: 'no-seller', near: [] } },
      ],
    });
  });

  it('takes control characters out of a name', async () => {
    const { out } = await prices(['gpt-4o', '\u001B[31mred']);
    expect(out).not.toContain('\u001B');
  });
});

describe('promptfare prices --diff', () => {
  it('shows what changed between two days, by the days prices begin', async () => {
    const { code, out } = await prices(['claude-sonnet-5-5', '--diff', '2026-10-01..2026-10-31']);
    expect(code).toBe(0);
    expect(out).toMatchInlineSnapshot(`
      "Since       Model              Price       Before  After
      2026-10-07  claude-sonnet-5-5  cache read   $0.20  $0.10  −50 %

      USD per million tokens, from 2026-10-01 to 2026-10-31.
      "
    `);
  });

  it('counts from the day of --at until today', async () => {
    const { out } = await prices(['gpt-5.6-sol', '--at', '2026-08-20', '--diff', '--json']);
    expect(JSON.parse(out)).toMatchObject({
      from: '2026-08-20',
      to: '2026-11-22',
      changes: [{ day: '2026-08-21', model: 'gpt-5.6-sol' }],
    });
  });

  it('says when nothing changed', async () => {
    const { out } = await prices(['gpt-4o', '--diff', '2026-10-01..2026-10-31']);
    expect(out).toBe('No price changed between 2026-10-01 and 2026-10-31.\n');
  });

  it.each([
    [['gpt-4o', '--diff'], '--diff needs two days'],
    [['gpt-4o', '--diff', '2026-10-01'], '--diff needs two days'],
    [['gpt-4o', '--diff', '2026-10-31..2026-10-01'], 'is after'],
    [['gpt-4o', '--diff', '2026-10-01..2026-10-32'], '"2026-10-32" is no day'],
    [['gpt-4o', '--at', '2026-02-31'], '"2026-02-31" is no day'],
    [['gpt-4o', '--at', 'yesterday'], '"yesterday" is no day'],
  ])('explains %j', async (args, message) => {
    const { code, error } = await prices(args);
    expect(code).toBe(2);
    expect(error).toContain(message);
  });
});

describe('promptfare prices --check', () => {
  it('passes on the day the youngest and the oldest row were read within two months', async () => {
    const { code, out } = await prices(['--check', '--at', '2025-01-01']);
    expect(code).toBe(0);
    expect(out).toBe('Every row was read within 60 days before 2025-01-01.\n');
  });

  it('names rows that nobody has read for long, and fails', async () => {
    const { code, out } = await prices(['--check', '--at', '2027-06-01']);
    expect(code).toBe(1);
    expect(out).toContain('@pydantic/genai-prices');
    expect(out).toMatch(/\d+ rows read more than 60 days before 2027-06-01\./);
    const json = await prices(['--check', '--at', '2027-06-01', '--json']);
    expect(JSON.parse(json.out)).toMatchObject({ staleAfterDays: 60, rows: expect.any(Array) });
  });
});

it('leaves out what a recording with a new name per call would add', async () => {
  const made = makeRepository();
  const calls = Array.from({ length: 130 }, (_, index) =>
    JSON.stringify({ ...CALL, model: `gpt-4o-${index}x`, usage: { input: 20, output: 5 } }),
  );
  made.write({ 'prompts/a.prompt.yml': PROMPT, 'evals/a.fare.jsonl': calls.join('\n') });
  const { code, out, error } = await runCli(made.root, ['prices', '--json']);
  expect(code).toBe(0);
  expect(JSON.parse(out).models).toHaveLength(100);
  expect(error).toContain('31 models used less often left out');
});

it('asks for a model where the workspace names none', async () => {
  const { code, error } = await runCli(makeRepository().root, ['prices']);
  expect(code).toBe(2);
  expect(error).toContain('promptfare prices gpt-4o');
});
