import { describe, expect, it } from 'vitest';
import type {
  ComparedBudget,
  ComparedSuite,
  ComparedWorkspace,
} from '../../../extension/engine/compared-workspace.ts';
import type { IndexedPrompt, WorkspaceIndex } from '../../../extension/engine/engine-calls.ts';
import type { CostNode } from '../../../extension/present/cost-node.ts';
import { costTree, type FolderCosts } from '../../../extension/present/cost-tree.ts';
import { filterTree } from '../../../extension/present/filter-tree.ts';
import { sentence } from '../../../shared/text/sentence.ts';
import { english } from './words.ts';

function promptOf(id: string, part: Partial<IndexedPrompt> = {}, usd?: number): IndexedPrompt {
  const price = usd === undefined ? {} : { inputUsd: usd, priceAsOf: '2026-11-01' };
  const cost = { model: 'gpt-4o', inputTokens: 1240, quality: 'exact', isOpen: false } as const;
  return { id, offset: 0, isElsewhere: false, costs: [{ ...cost, ...price }], ...part };
}

function indexOf(
  prompts: readonly IndexedPrompt[],
  context: WorkspaceIndex['context'] = [],
): WorkspaceIndex {
  const files = prompts.map((prompt) => ({ path: `prompts/${prompt.id}.md`, prompts: [prompt] }));
  return { files, context, problems: [] };
}

function comparedOf(
  suites: readonly ComparedSuite[],
  budgets: readonly ComparedBudget[] = [],
): ComparedWorkspace {
  const words = {
    state: 'costs-more',
    headline: 'Costs more',
    summary: '+$0.0025 per run',
  } as const;
  return { ...words, against: 'main', suites, budgets, html: '', markdown: '' };
}

function budgetOf(name: string, part: Partial<ComparedBudget>): ComparedBudget {
  return { name, kind: 'within', severity: 'fail', unit: 'usd', ...part };
}

const FOLDER = { root: 'file:///shop', title: 'shop', failures: [] };

function rowsOf(folder: Partial<FolderCosts>): readonly CostNode[] {
  return costTree([{ ...FOLDER, ...folder }], english);
}

/** The rows as a person reads them, two blanks for each level. */
function outline(rows: readonly CostNode[], indent = ''): readonly string[] {
  return rows.flatMap(({ label, description = '', children }) => [
    `${indent}${label}: ${description}`,
    ...outline(children, `${indent}  `),
  ]);
}

describe('the rows of prompts', () => {
  it('has the dearest per month first, then per call, then by tokens', () => {
    const index = indexOf([
      promptOf('small'),
      promptOf('cheap', {}, 0.0001),
      promptOf('dear', {}, 0.0037),
      promptOf('busy', { callsPerMonth: { count: 10_000, source: 'measured' } }, 0.0002),
    ]);
    expect(outline(rowsOf({ index }).slice(0, 1))).toEqual([
      'Prompts: 4',
      '  busy.md: ≈ $2.00/mo · $0.00020/call · 1,240 tok · prompts',
      '  dear.md: $0.0037/call · 1,240 tok · prompts',
      '  cheap.md: $0.00010/call · 1,240 tok · prompts',
      '  small.md: 1,240 tok · prompts',
    ]);
  });

  it('says of a prompt that a program makes that it is not counted', () => {
    const index = indexOf([promptOf('made', { unrenderable: sentence`code makes it` }, 0.1)]);
    const [group] = rowsOf({ index });
    expect(group?.children[0]?.description).toBe('Not counted · prompts');
    expect(group?.children[0]?.tooltip?.()).toContain('Not counted: code makes it');
  });

  it('shows price day and quality in the tooltip, and escapes what files say', () => {
    const index = indexOf([promptOf('x', { name: '[click](command:evil)' }, 0.1)]);
    const tooltip = rowsOf({ index })[0]?.children[0]?.tooltip?.() ?? '';
    expect(tooltip).toContain('List prices as of 2026-11-01.');
    expect(tooltip).toContain('1,240 tok, exact');
    expect(tooltip).not.toContain('[click](');
  });

  it('folds what nobody reads at once, and finds it by the filter all the same', () => {
    const prompts = Array.from({ length: 450 }, (_, number) => promptOf(`p${number}`));
    const rows = rowsOf({ index: indexOf(prompts) });
    expect(rows[0]?.children).toHaveLength(201);
    expect(rows[0]?.children.at(-1)).toMatchObject({ kind: 'more', label: '250 more' });
    expect(outline(filterTree(rows, 'P449.md'))).toEqual([
      'Prompts: 450',
      '  p449.md: 1,240 tok · prompts',
    ]);
  });
});

describe('the rows of models', () => {
  it('sums up what is known, and says of how many it is not', () => {
    const calls = { callsPerMonth: { count: 1000, source: 'assumed' } } as const;
    const index = indexOf([
      promptOf('one', calls, 0.002),
      promptOf('two', {}, 0.001),
      promptOf('x'),
    ]);
    const models = rowsOf({ index }).find(({ label }) => label === 'Models');
    expect(outline(models ? [models] : [])).toEqual([
      'Models: 1',
      '  gpt-4o: ≈ $2.00/mo · $0.0030 for one call of each · 3,720 tok · 3 prompts',
    ]);
    const tooltip = models?.children[0]?.tooltip?.();
    expect(tooltip).toContain('No price is known for 1 of them.');
    expect(tooltip).toContain('The traffic of 2 of them is not known.');
  });
});

describe('the rows of suites and budgets', () => {
  const suite = { name: 'answers', prompts: [], unmeasured: [], isEstimate: false };
  const over = budgetOf('answers', {
    kind: 'breach',
    suite: 'answers',
    head: 0.0058,
    max: 0.0045,
    usedRatio: 0.0058 / 0.0045,
  });

  it('shows cost, change and the use of the budget, with the icon of the worst budget', () => {
    const costs = { runUsd: 0.0058, monthUsd: 1044, addedRunUsd: 0.0025 };
    const rows = rowsOf({ compared: comparedOf([{ ...suite, ...costs }], [over]) });
    expect(outline(rows)).toEqual([
      'Suites: ≈ $1,044/mo',
      '  answers: ≈ $1,044/mo · $0.0058/run · +$0.0025 (+75.8 %) vs main · 129 % of the budget',
      'Budgets: 1 over',
      '  answers: over: 129 % used, $0.0058 of $0.0045',
    ]);
    expect(rows[0]?.children[0]?.icon?.name).toBe('error');
    expect(rows[0]?.children[0]?.target).toEqual({
      kind: 'config',
      root: 'file:///shop',
      list: 'suites',
      name: 'answers',
    });
  });

  it('does not call an unknown cost zero', () => {
    const rows = rowsOf({ compared: comparedOf([suite]) });
    expect(rows[0]?.children[0]?.description).toBe('not measured');
  });

  it.each([
    ['unmeasured', 'not measured'],
    ['orphaned', 'holds nothing'],
    ['near', 'near: 95 % used, $0.95 of $1'],
    ['approved', 'approved over: 95 % used, $0.95 of $1'],
    ['already-over', 'already over before this change: 95 % used, $0.95 of $1'],
  ] as const)('says of a budget that is %s: %s', (kind, words) => {
    const budget = budgetOf('x', { kind, head: 0.95, max: 1, usedRatio: 0.95 });
    const rows = rowsOf({ compared: comparedOf([], [budget]) });
    expect(rows[0]?.children[0]?.description).toBe(words);
  });
});

describe('the rows of agents', () => {
  it('shows what each file adds, and when', () => {
    const entries = [
      { path: 'AGENTS.md', when: 'always', alwaysTokens: 900, addedTokens: 0 },
      {
        path: 'rules/ui.md',
        when: 'conditional',
        condition: 'src/ui/**',
        alwaysTokens: 0,
        addedTokens: 300,
      },
      { path: 'skills/pdf.md', when: 'on-demand', alwaysTokens: 0, addedTokens: 50 },
    ] as const;
    const tokens = { alwaysTokens: 900, conditionalTokens: 300, onDemandTokens: 50 };
    const agent = { agent: 'cursor', title: 'Cursor', quality: 'estimated', ...tokens } as const;
    const rows = rowsOf({ index: indexOf([], [{ ...agent, entries }]) });
    expect(outline(rows)).toEqual([
      'Agent context: up to ~900 tok in every request',
      '  Cursor: ~900 tok always · ~+300 by path · ~+50 on demand',
      '    AGENTS.md: ~900 tok always',
      '    rules/ui.md: ~+300 tok for src/ui/**',
      '    skills/pdf.md: ~+50 tok on demand',
    ]);
  });
});

describe('the rows of folders', () => {
  it('has one row for each of several, and none for a folder without anything', () => {
    const index = indexOf([promptOf('a')]);
    const other = { ...FOLDER, root: 'file:///other', title: 'other', index };
    const rows = costTree([{ ...FOLDER, index }, other, { ...FOLDER, root: 'x' }], english);
    expect(rows.map(({ label }) => label)).toEqual(['shop', 'other']);
  });

  it('says what could not be measured, on one line', () => {
    const [note] = rowsOf({
      failures: ['promptfare.yml:3:1: `sutes` is no key.\nWrite `suites`.'],
    });
    expect(note).toMatchObject({ kind: 'note', target: { kind: 'config' } });
    expect(note?.description).not.toContain('\n');
  });

  it('gives no row the id of another', () => {
    const index = indexOf([promptOf('a'), promptOf('b')]);
    const ids: string[] = [];
    const walk = (rows: readonly CostNode[]): void => {
      for (const row of rows) {
        ids.push(row.id);
        walk(row.children);
      }
    };
    walk(
      costTree(
        [
          { ...FOLDER, index },
          { ...FOLDER, root: 'file:///other', index },
        ],
        english,
      ),
    );
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('the filter', () => {
  it('keeps all below a row that is named so, and leaves out what is not', () => {
    const index = indexOf([promptOf('greeting'), promptOf('farewell')]);
    expect(outline(filterTree(rowsOf({ index }), 'greet'))).toEqual([
      'Prompts: 2',
      '  greeting.md: 1,240 tok · prompts',
    ]);
    expect(filterTree(rowsOf({ index }), 'nothing of this')).toEqual([]);
    expect(outline(filterTree(rowsOf({ index }), '  '))).toEqual(outline(rowsOf({ index })));
  });
});
