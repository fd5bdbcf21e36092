import { describe, expect, it } from 'vitest';
import { measureScopes } from '../../../shared/check/measured-scopes.ts';
import { parseConfig } from '../../../shared/config/parse-config.ts';
import { loadContext } from '../../../shared/measure/context-cost.ts';
import { markdown } from '../../../shared/report/renderers/markdown.ts';
import { sentence } from '../../../shared/text/sentence.ts';
import { checkFiles } from './check-files.ts';

const CONFIG = `version: 1
budgets:
  - name: context
    metric: context_tokens
    max: 40
`;
const SHORT = 'Run the tests before you commit.\n';
const LONG = `${SHORT}${'Name every file that you have changed, and say why.\n'.repeat(8)}`;

function side(files: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return { 'promptfare.yml': CONFIG, ...files };
}

describe('a budget of context tokens', () => {
  it('stops a change that makes every request of an agent too long', async () => {
    const report = await checkFiles({
      baseline: side({ 'AGENTS.md': SHORT }),
      head: side({ 'AGENTS.md': LONG }),
    });
    expect(report.verdict).toMatchObject({ state: 'blocked', exitCode: 1 });
    const [outcome] = report.verdict.outcomes;
    const highest = Math.max(
      ...(report.context?.agents ?? []).map(({ head }) => head.alwaysTokens),
    );
    expect(outcome).toMatchObject({ kind: 'breach', head: highest });
    expect(markdown.render(report, { columns: 80, hasColors: false })).toMatch(
      /\n\*\*~?\+\d+ tokens in every request of /,
    );
  });

  it('counts an import with the file that imports it, and nothing twice', async () => {
    const report = await checkFiles({
      baseline: side({}),
      head: side({ 'CLAUDE.md': '@docs/style.md\n@docs/style.md\n', 'docs/style.md': SHORT }),
    });
    const claude = report.context?.agents.find(({ agent }) => agent === 'claude-code');
    expect(claude?.baseline).toEqual({ alwaysTokens: 0, conditionalTokens: 0, onDemandTokens: 0 });
    expect(claude?.files.map(({ path }) => path).toSorted()).toEqual([
      'CLAUDE.md',
      'docs/style.md',
    ]);
    const sum = claude?.files.reduce((tokens, { headTokens = 0 }) => tokens + headTokens, 0);
    expect(sum).toBe(claude?.head.alwaysTokens);
  });

  it('leaves out what is loaded by path or asked for', async () => {
    const { context, verdict } = await checkFiles({
      baseline: side({ 'AGENTS.md': SHORT }),
      head: side({ 'AGENTS.md': SHORT, 'web/AGENTS.md': LONG }),
    });
    expect(verdict).toMatchObject({ state: 'no-change', exitCode: 0 });
    const codex = context?.agents.find(({ agent }) => agent === 'codex');
    expect(codex?.head.conditionalTokens).toBeGreaterThan(40);
    expect(codex?.head.alwaysTokens).toBe(codex?.baseline?.alwaysTokens);
  });

  it('is within where there are no context files', async () => {
    const { verdict } = await checkFiles({ baseline: side({}), head: side({}) });
    expect(verdict).toMatchObject({ exitCode: 0, outcomes: [{ head: 0 }] });
  });

  it('has a baseline only where one was read', async () => {
    const { verdict, context } = await checkFiles({ head: side({ 'AGENTS.md': SHORT }) });
    expect(verdict.outcomes[0]).toMatchObject({ kind: 'new' });
    expect(context?.agents[0]).not.toHaveProperty('baseline');
  });

  it('is not measured where a file cannot be read', async () => {
    const context = await loadContext(['AGENTS.md', 'CLAUDE.md', 'notes.md'], {
      list: async () => [],
      read: async (path) =>
        path === 'AGENTS.md'
          ? { kind: 'unreadable', reason: sentence`It is too large` }
          : { kind: 'text', text: SHORT },
    });
    expect(context).toMatchObject({ files: [{ path: 'CLAUDE.md' }], unreadPaths: ['AGENTS.md'] });
    const { config } = parseConfig({ path: 'promptfare.yml', text: CONFIG });
    const [scope] = measureScopes(config?.budgets ?? [], [], {
      agents: [],
      unreadPaths: context.unreadPaths,
    });
    expect(scope?.unmeasured).toEqual(['`AGENTS.md` could not be read']);
    expect(measureScopes(config?.budgets ?? [], [], undefined)[0]?.unmeasured).toHaveLength(1);
  });

  it('is of the whole workspace', () => {
    const text = CONFIG.replace('metric:', 'scope: { tag: support }\n    metric:');
    const { problems } = parseConfig({ path: 'promptfare.yml', text });
    expect(problems.map(({ message }) => message)).toEqual([
      '`context_tokens` is of the whole workspace',
    ]);
  });
});

it('says nothing of context files that did not change and that no budget names', async () => {
  const files = { 'promptfare.yml': 'version: 1\n', 'AGENTS.md': SHORT };
  const { context } = await checkFiles({ baseline: files, head: files });
  expect(context).toBeUndefined();
});
