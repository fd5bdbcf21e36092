import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { type Column, terminalTable } from '../../../shared/report/terminal-table.ts';

type Row = { readonly path: string; readonly cost: string; readonly model: string };

const ROWS: readonly Row[] = [
  {
    path: 'prompts/a/very/long/path/of/folders/answer.prompt.yml',
    cost: '$0.0041',
    model: 'gpt-4o',
  },
  { path: 'prompts/回复.md', cost: '$12.00', model: 'claude-sonnet-4-5' },
];
const COLUMNS: readonly Column<Row>[] = [
  { title: 'Prompt', valueOf: (row) => row.path, shrinks: 'start' },
  { title: 'Model', valueOf: (row) => row.model, rank: 1 },
  { title: 'Cost', valueOf: (row) => row.cost, align: 'right' },
];

const table = (columns: number): readonly string[] =>
  terminalTable(ROWS, COLUMNS, { columns, colors: { dim: (text) => text } }).split('\n');

describe('a table in a terminal', () => {
  it('shows all there is room for, wide characters in line', () => {
    expect(table(120)).toEqual([
      'Prompt                                                 Model                 Cost',
      'prompts/a/very/long/path/of/folders/answer.prompt.yml  gpt-4o             $0.0041',
      'prompts/回复.md                                        claude-sonnet-4-5   $12.00',
    ]);
  });

  it('cuts a path at its beginning first', () => {
    expect(table(70)[1]).toBe(
      '…/long/path/of/folders/answer.prompt.yml  gpt-4o             $0.0041',
    );
  });

  it('drops a column before a path gets too short', () => {
    expect(table(45)[0]).not.toContain('Model');
  });

  it.each([40, 60, 80, 100])('is never wider than %d columns', (columns) => {
    for (const line of table(columns)) expect(stringWidth(line)).toBeLessThanOrEqual(columns);
  });
});
