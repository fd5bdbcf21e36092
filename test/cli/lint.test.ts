import { chmodSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parsePrompts } from '../../shared/prompt/parse-prompts.ts';
import { memoryFiles } from '../shared/memory-files.ts';
import { makeRepository, type Scratch } from '../node/git/scratch-repository.ts';
import { runCli } from './run-cli.ts';

const CATALOGUE = `{
        "items": [
          { "id": 1, "name": "kettle", "tags": ["red", "steel"] },
          { "id": 2, "name": "toaster", "tags": [] }
        ]
      }`;

const SHOP = `model: openai/gpt-4o
modelParameters:
  maxTokens: 100
messages:
  - role: system
    content: |
      Answer in one line. The catalogue: \t
      ${CATALOGUE}

      Never promise a refund.
  - role: user
    content: '{{question}}'
`;

const RULES = `Cite the paragraph of the contract for every claim.

Read it once more before you send it, and be kind.

Cite the paragraph of the contract for every claim.
`;

function repository(): Scratch {
  const made = makeRepository();
  made.write({ 'prompts/shop.prompt.yml': SHOP, 'prompts/rules.md': RULES });
  return made;
}

describe('promptfare lint', () => {
  it('shows what it finds, by file', async () => {
    const { code, out } = await runCli(repository().root, ['lint']);
    expect(code).toBe(0);
    await expect(out).toMatchFileSnapshot('../golden/lint/terminal.txt');
  });

  it.each([
    ['--json', 'json.json'],
    ['--sarif', 'sarif.json'],
    ['--annotations', 'annotations.txt'],
  ])('prints %s', async (flag, golden) => {
    const { code, out } = await runCli(repository().root, ['lint', flag]);
    expect(code).toBe(0);
    await expect(out).toMatchFileSnapshot(`../golden/lint/${golden}`);
  });

  it('says so when there is nothing', async () => {
    const made = makeRepository();
    made.write({ 'prompts/short.md': 'Answer in one line.\n' });
    const { code, out } = await runCli(made.root, ['lint']);
    expect([code, out]).toEqual([0, 'No waste found in 1 prompt.\n']);
  });

  it('keeps what a file says inside its annotation', async () => {
    const made = makeRepository();
    made.write({
      'prompts/a,b:c%.j2': 'Be concise.\nGive a detailed explanation of {{ x }}.\n',
      'prompts/evil.j2': `Now: {{ current_time\n::error::owned\u001b[31m }}\n\n${'Keep this rule. '.repeat(1500)}`,
    });
    const { out } = await runCli(made.root, ['lint', '--annotations']);
    for (const line of out.trimEnd().split('\n'))
      expect(line).toMatch(/^::(?:notice|warning) file=prompts\//);
    expect(out).toContain('file=prompts/a%2Cb%3Ac%25.j2');
    expect(out).not.toContain('\u001b');
  });
});

describe('promptfare lint --fix', () => {
  it('makes the automatic replacements, once and for all', async () => {
    const { root } = repository();
    const read = (): string => readFileSync(join(root, 'prompts/shop.prompt.yml'), 'utf8');
    const { code, out, error } = await runCli(root, ['lint', '--fix']);
    expect(code).toBe(0);
    expect(error).toContain('2 replacements in 1 file.');
    expect(out).toContain('text/duplicate-rule');
    const fixed = read();
    expect(fixed).toContain('      {"items":[{"id":1,"name":"kettle","tags":["red","steel"]}');
    const file = { path: 'shop.prompt.yml', text: fixed };
    const { prompts, problems } = await parsePrompts(file, memoryFiles({}));
    expect(problems).toEqual([]);
    expect(prompts[0]?.variables.map(({ name }) => name)).toEqual(['question']);
    const again = await runCli(root, ['lint', '--fix']);
    expect(again.error).toContain('0 replacements in 0 files.');
    expect(read()).toBe(fixed);
    expect(readFileSync(join(root, 'prompts/rules.md'), 'utf8')).toBe(RULES);
  });

  it('keeps the byte order mark, the line ends and the mode of a file', async () => {
    const { root, write } = repository();
    const text = '\uFEFFAnswer the customer. \r\n\r\nBe exact.\r\n';
    write({ 'prompts/windows.md': text });
    const path = join(root, 'prompts/windows.md');
    chmodSync(path, 0o640);
    await runCli(root, ['lint', 'prompts/windows.md', '--fix']);
    expect(readFileSync(path, 'utf8')).toBe('\uFEFFAnswer the customer.\r\n\r\nBe exact.\r\n');
    if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o640);
  });

  it('makes those of one rule only', async () => {
    const { root } = repository();
    await runCli(root, ['lint', '--fix', '--rule', 'text/whitespace-invisible']);
    const fixed = readFileSync(join(root, 'prompts/shop.prompt.yml'), 'utf8');
    expect(fixed).toContain('The catalogue:\n      {\n');
  });
});

describe('the exit code of promptfare lint', () => {
  it.each([
    [0, ['lint', '--max-warnings', '9']],
    [1, ['lint', '--max-warnings', '0']],
    [0, ['lint', '--rule', 'data/blob', '--max-warnings', '0']],
    [2, ['lint', '--rule', 'data/blub']],
    [2, ['lint', '--max-warnings', 'few']],
    [2, ['lint', 'prompts/missing.md']],
  ])('is %i for %j', async (expected, args) => {
    const { code, error } = await runCli(repository().root, args);
    expect(code).toBe(expected);
    if (args.includes('data/blub')) expect(error).toContain('Did you mean data/blob?');
  });

  it('is 1 for an error, which the config makes of a finding', async () => {
    const made = repository();
    made.write({ 'promptfare.yml': 'version: 1\nrules:\n  text/duplicate-rule: error\n' });
    expect((await runCli(made.root, ['lint'])).code).toBe(1);
    made.write({ 'promptfare.yml': 'version: 1\nrules:\n  text/duplicate-rule: off\n' });
    const { code, out } = await runCli(made.root, ['lint', 'prompts/rules.md']);
    expect([code, out]).toEqual([0, 'No waste found in 1 prompt.\n']);
  });

  it('is 2 for a rule in the config that is not there', async () => {
    const made = repository();
    made.write({ 'promptfare.yml': 'version: 1\nrules:\n  text/wordi: info\n' });
    const { code, error } = await runCli(made.root, ['lint']);
    expect(code).toBe(2);
    expect(error).toContain(
      'promptfare.yml:3:3: Unknown key `text/wordi` in `rules`. Did you mean `text/wordy`?',
    );
  });
});

describe('the baseline of promptfare lint', () => {
  it('accepts what is there, and nothing new', async () => {
    const made = repository();
    const written = await runCli(made.root, ['lint', '--write-baseline']);
    expect(written.out).toContain('accepted in .promptfare/lint-baseline.json');
    const clean = await runCli(made.root, ['lint', '--max-warnings', '0']);
    expect([clean.code, clean.out]).toEqual([
      0,
      'Nothing new in 2 prompts. 3 findings in the baseline.\n',
    ]);
    made.write({
      'prompts/rules.md': `# Moved\n\n${RULES}\n\nStop when nothing is left to say about it.\n\nRead it once more before you send it, and be kind.\n`,
    });
    const { out } = await runCli(made.root, ['lint']);
    expect(out).toContain('1 finding in 2 prompts');
    expect(out).toContain('12:1');
  });

  it('that cannot be read is a mistake', async () => {
    const made = repository();
    made.write({ '.promptfare/lint-baseline.json': '[' });
    const { code, error } = await runCli(made.root, ['lint']);
    expect(code).toBe(2);
    expect(error).toContain('--write-baseline');
  });
});

describe('the dollars of promptfare lint', () => {
  it('are per month where a suite has traffic and one prompt', async () => {
    const made = repository();
    made.write({ 'promptfare.yml': suiteOf('prompts/shop.prompt.yml') });
    expect((await runCli(made.root, ['lint'])).out).toMatch(/up to \$\d+\.\d\d per month/);
    made.write({
      'promptfare.yml': suiteOf('prompts/*.prompt.yml'),
      'prompts/other.prompt.yml': SHOP,
    });
    expect((await runCli(made.root, ['lint'])).out).not.toContain('per month');
  });
});

function suiteOf(prompts: string): string {
  return `version: 1\nsuites:\n  - name: shop\n    prompts: ${prompts}\n    traffic: { calls_per_month: 1000000, source: measured }\n`;
}
