import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ComparedWorkspace } from '../../../extension/engine/compared-workspace.ts';
import type { EditorLanguage } from '../../../extension/engine/editor-calls.ts';
import type { MeasuredPrompt } from '../../../extension/engine/measured-document.ts';
import { runCli } from '../../cli/run-cli.ts';
import { makeFolder } from '../../node/git/scratch-repository.ts';
import { makeWorkspace } from '../../e2e/harness/make-workspace.ts';
import { sentence } from '../../../shared/text/sentence.ts';
import { openCommitFiles } from '../../../node/git/commit-files.ts';
import { type Editor, openEditor, openFolderOf } from './editor-double.ts';

const CHINESE_TEXTS = JSON.parse(readFileSync('l10n/bundle.l10n.zh-cn.json', 'utf8'));
const ROOT = 'file:///shop';
const BOT = 'examples/support-bot';

function textOf(path: string): string {
  return readFileSync(join(BOT, path), 'utf8');
}

async function measure(
  { engine }: Editor,
  path: string,
  more: Partial<Parameters<Editor['engine']['measure']>[0]> = {},
): Promise<readonly MeasuredPrompt[]> {
  const call = { root: ROOT, path, text: textOf(path), models: [], ...more };
  return (await engine.measure(call)).prompts;
}

describe('measure', () => {
  let editor: Editor;
  beforeAll(() => {
    editor = openEditor({ files: openFolderOf(BOT) });
  });

  it.each([
    'prompts/ticket-triage.prompt.yml',
    'prompts/reply-translation.prompty',
    'promptfooconfig.yaml',
  ])('says of %s what the command line says', async (path) => {
    const { out } = await runCli(BOT, ['count', '--json', path]);
    const rows: readonly {
      prompt: string;
      model: string;
      inputTokens: number;
      inputCostUsd: number;
    }[] = JSON.parse(out).prompts;
    const prompts = await measure(editor, path);
    const shown = prompts.flatMap(({ id, costs }) =>
      costs.map(({ model, inputTokens, inputUsd }) => ({
        prompt: id,
        model,
        inputTokens,
        inputCostUsd: inputUsd,
      })),
    );
    expect(shown.length).toBeGreaterThan(0);
    expect(shown).toEqual(
      rows.map(({ prompt, model, inputTokens, inputCostUsd }) => ({
        prompt,
        model,
        inputTokens,
        inputCostUsd,
      })),
    );
  });

  it('knows the calls of a prompt that is alone in its suite', async () => {
    const [prompt] = await measure(editor, 'prompts/ticket-triage.prompt.yml');
    expect(prompt?.callsPerMonth).toEqual({ count: 210_000, source: 'measured' });
  });

  it('says of traffic that somebody assumed that it is assumed', async () => {
    const [prompt] = await measure(editor, 'promptfooconfig.handover.yaml');
    expect(prompt?.callsPerMonth).toEqual({ count: 30_000, source: 'assumed' });
  });

  it('takes the text of the editor, not the file', async () => {
    const path = 'prompts/ticket-triage.prompt.yml';
    const [before] = await measure(editor, path);
    const text = textOf(path).replace(
      'content: |',
      'content: |\n      One more sentence for the test.',
    );
    expect(text).not.toBe(textOf(path));
    const [after] = await measure(editor, path, { text });
    expect(after?.costs[0]?.inputTokens).toBeGreaterThan(before?.costs[0]?.inputTokens ?? 0);
  });

  it('counts for the models of the settings too, each once', async () => {
    const [prompt] = await measure(editor, 'prompts/ticket-triage.prompt.yml', {
      models: ['claude-sonnet-4-5', 'no-such-model'],
    });
    const costs = prompt?.costs ?? [];
    expect(costs.map(({ model }) => model).slice(-2)).toEqual([
      'claude-sonnet-4-5',
      'no-such-model',
    ]);
    expect(costs.at(-2)?.inputUsd).toBeGreaterThan(0);
    expect(costs.at(-1)).not.toHaveProperty('inputUsd');
  });

  it('shows a prompt in code where its first text stands', async () => {
    const text = `import OpenAI from 'openai';\n\nnew OpenAI().chat.completions.create({\n  model: 'gpt-4o',\n  messages: [{ role: 'system', content: 'Be brief.' }],\n});\n`;
    const { prompts } = await editor.engine.measure({
      root: ROOT,
      path: 'src/answer.ts',
      text,
      models: [],
    });
    expect(prompts[0]?.offset).toBe(text.indexOf('Be brief.'));
  });

  it('says when the model is only that of the settings', async () => {
    const call = { root: ROOT, path: 'other/a.prompt.md', text: 'Be brief.', models: ['gpt-4o'] };
    const { prompts } = await editor.engine.measure(call);
    expect(prompts[0]?.costs).toMatchObject([{ model: 'gpt-4o', isAssumed: true }]);
    const named = await measure(editor, 'prompts/ticket-triage.prompt.yml', { models: ['gpt-4o'] });
    for (const cost of named[0]?.costs ?? []) expect(cost).not.toHaveProperty('isAssumed');
  });

  it('says nothing of a file that is no prompt', async () => {
    const call = { root: ROOT, path: 'src/index.html', text: '<p>Hello</p>', models: [] };
    expect(await editor.engine.measure(call)).toEqual({ prompts: [], problems: [] });
  });

  it('shows where sections and variables stand', async () => {
    const path = 'prompts/ticket-triage.prompt.yml';
    const text = textOf(path);
    const [prompt] = await measure(editor, path);
    const variables = prompt?.variables ?? [];
    expect(variables.length).toBeGreaterThan(0);
    for (const { places, name } of variables) {
      for (let at = 0; at < places.length; at += 2)
        expect(text.slice(places[at], places[at + 1])).toContain(name);
    }
    const roles = (prompt?.sections ?? []).filter(({ kind }) => kind === 'message');
    expect(roles.map(({ role }) => role)).toEqual(['system', 'user']);
    expect(roles.every(({ offset, tokens }) => offset > 0 && tokens > 0)).toBe(true);
  });
});

describe('against a baseline', () => {
  it('says what a change adds, and of a new file that it is new', async () => {
    const { root, git, write } = makeWorkspace();
    const baseSha = git('merge-base', 'HEAD', 'main');
    const path = 'prompts/ticket-triage.prompt.yml';
    const before = `${git('show', `${baseSha}:${path}`)}\n`;
    write({ 'prompts/new.prompt.md': 'Say hello to {{name}}.\n' });
    const commit = await openCommitFiles({ root, env: process.env }, baseSha);
    const changed = git('diff', '--name-only', baseSha).split('\n');
    const editor = openEditor({
      files: openFolderOf(root),
      baseline: {
        files: commit,
        changes: {
          commit: baseSha,
          label: 'main',
          how: sentence`merge base of HEAD and main`,
          changed: [...changed, path, 'prompts/new.prompt.md'],
          renames: [],
        },
      },
    });
    const call = { root: ROOT, models: [], against: { kind: 'baseline' } as const };
    const same = await editor.engine.measure({ ...call, path, text: before });
    expect(same.prompts[0]?.delta).toMatchObject({ kind: 'changed', tokens: 0, against: 'main' });
    const text = before.replace('content: |', 'content: |\n      Be kind.');
    const longer = await editor.engine.measure({ ...call, path, text });
    expect(longer.prompts[0]?.delta).toMatchObject({
      kind: 'changed',
      tokens: expect.toSatisfy((n: number) => n > 0 && n < 10),
    });
    const added = await editor.engine.measure({
      ...call,
      path: 'prompts/new.prompt.md',
      text: 'Say hello to {{name}}.\n',
    });
    expect(added.prompts[0]?.delta).toEqual({ kind: 'new', against: 'main' });
    const report = await editor.engine.compare({ root: ROOT });
    const { out } = await runCli(root, ['diff', '--base', baseSha, '--format', 'json']);
    const suites: readonly { name: string }[] = JSON.parse(out).suites;
    expect(report.suites.map(({ name }) => name)).toEqual(suites.map(({ name }) => name));
    expect(report.state).toBe('blocked');
    const lines = readFileSync(join(root, 'promptfare.yml'), 'utf8').split('\n');
    for (const { name, configLine = 0 } of report.budgets) {
      expect(lines[configLine - 1]).toContain(`name: ${name}`);
    }
    expect(report.html).toContain('<html');
    expect(report.markdown).toContain('Prompt cost');
    await commit.close();
  });
});

describe('compare', () => {
  it('answers in the language of the editor, and in English for a pull request', async () => {
    const files = openFolderOf(BOT);
    const compareIn = (language?: EditorLanguage): Promise<ComparedWorkspace> =>
      openEditor({ files, ...(language && { language }) }).engine.compare({ root: ROOT });
    const english = await compareIn();
    const chinese = await compareIn({ tag: 'zh-cn', texts: CHINESE_TEXTS });
    expect(english.headline).toBe('Not comparable, no baseline');
    expect(chinese.headline).toBe('无法比较：没有基线');
    expect(chinese.summary).toMatch(/^\d+ 个套件各运行一次 \$[\d.]+$/);
    expect(chinese.html).toContain('<html lang="zh-cn">');
    expect(chinese.html).toContain('提示词费用 · 无法比较：没有基线');
    expect(chinese.html).toContain('没有可比较的提交');
    expect(chinese.markdown).toBe(english.markdown);
    expect(english.html).toContain('<html lang="en">');
  });

  it.each([
    ['no texts', { tag: 'de' }],
    ['texts that are none', JSON.parse('{ "tag": "zh-cn", "texts": { "No change": 1 } }')],
    ['a tag that is none', { tag: '"><b>', texts: {} }],
  ])('speaks English with %s', async (_, language: EditorLanguage) => {
    const { engine } = openEditor({ files: openFolderOf(BOT), language });
    const { headline, html } = await engine.compare({ root: ROOT });
    expect(headline).toBe('Not comparable, no baseline');
    expect(html).toContain('<html lang="en">');
  });
});

describe('index', () => {
  it('finds every prompt of a folder, with what each costs', async () => {
    const editor = openEditor({ files: openFolderOf(BOT) });
    const { files, problems } = await editor.engine.index({ root: ROOT, models: [] });
    const { out } = await runCli(BOT, ['count', '--json']);
    const rows: readonly { prompt: string }[] = JSON.parse(out).prompts;
    const ids = files.flatMap(({ prompts }) => prompts.map(({ id }) => id));
    expect(new Set(ids)).toEqual(new Set(rows.map(({ prompt }) => prompt)));
    expect(problems).toEqual([]);
  });

  it('reads a changed file again, and only that one', async () => {
    const root = makeFolder();
    mkdirSync(join(root, 'prompts'));
    for (const name of ['a', 'b'])
      writeFileSync(join(root, `prompts/${name}.prompt.md`), 'Be brief.\n');
    const { engine, calls } = openEditor({ files: openFolderOf(root) });
    const first = await engine.index({ root: ROOT, models: [] });
    const readsBefore = calls.filter((name) => name === 'readFile').length;
    writeFileSync(join(root, 'prompts/a.prompt.md'), 'Be brief, and be kind.\n');
    engine.forget({ root: ROOT, paths: ['prompts/a.prompt.md'] });
    const second = await engine.index({ root: ROOT, models: [] });
    expect(calls.filter((name) => name === 'readFile').length - readsBefore).toBe(1);
    const tokens = ({ files }: typeof first): readonly (number | undefined)[] =>
      files.map(({ prompts }) => prompts[0]?.costs[0]?.inputTokens);
    expect(tokens(second)[0]).toBeGreaterThan(tokens(first)[0] ?? 0);
    expect(tokens(second)[1]).toBe(tokens(first)[1]);
  });
});

it('drafts a config that the config reader takes', async () => {
  const { engine } = openEditor({ files: openFolderOf(BOT) });
  const text = await engine.draftConfig({ root: ROOT });
  const overview = await engine.readConfig({ root: ROOT, text });
  expect(overview.problems).toEqual([]);
  expect(overview.suites.length).toBeGreaterThan(0);
  for (const { name, offset } of overview.suites)
    expect(text.slice(offset)).toMatch(new RegExp(`^["']?${name}`));
});

it('lists models that have a price', async () => {
  const { engine } = openEditor({ files: openFolderOf(BOT) });
  const models = await engine.listModels({ root: ROOT });
  expect(models).toContain('gpt-4o');
  expect(models).toEqual(models.toSorted());
});
