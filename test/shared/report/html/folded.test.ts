import { expect, it } from 'vitest';
import { foldedContext } from '../../../../shared/report/html/folded-context.ts';
import { foldedFindings } from '../../../../shared/report/html/folded-findings.ts';
import { type Html, htmlText } from '../../../../shared/report/html/markup.ts';
import { quote } from '../../../../shared/report/words.ts';
import { HOSTILE } from './hostile-sides.ts';
import { named, openPage } from './open-page.ts';

const FINDING = {
  severity: 'warning',
  words: [quote(`Said twice: ${HOSTILE}`)],
  path: `prompts/${HOSTILE}.md`,
  saving: ['−40 tokens'],
  rule: 'text/duplicate-rule',
};

function hrefsOf(page: Html): readonly (string | undefined)[] {
  return named(openPage(htmlText(page)), 'a').map(({ attributes }) => attributes['href']);
}

it('shows the waste a change adds, up to the limit of rows', () => {
  const rows = [FINDING, { ...FINDING, line: 7 }, FINDING];
  const page = foldedFindings(
    { title: ['9 new findings'], rows, notes: [['… and 6 more findings.']] },
    { maxRows: 2 },
  );
  const elements = openPage(htmlText(page));
  expect(named(elements, 'tr')).toHaveLength(3);
  expect(named(elements, 'p').map(({ text }) => text)).toEqual([
    '… and 1 more finding',
    '… and 6 more findings.',
  ]);
  expect(named(elements, 'script')).toEqual([]);
  expect(htmlText(page)).toContain('esrever.md:7</code>');
});

it('links a line of a page, and the file of a command', () => {
  const view = { title: ['1 new finding'], rows: [{ ...FINDING, line: 7 }], notes: [] };
  const page = foldedFindings(view, { maxRows: 5, linkOf: () => 'https://example.com/a.md' });
  expect(hrefsOf(page)).toEqual(['https://example.com/a.md#L7']);
  const command = foldedFindings(view, { maxRows: 5, linkOf: () => 'command:show?a.md' });
  expect(hrefsOf(command)).toEqual(['command:show?a.md']);
});

it('makes no table where only a note is left', () => {
  const page = foldedFindings(
    {
      title: ['0 new findings'],
      rows: [],
      notes: [['2 more changed prompt files not looked at.']],
    },
    { maxRows: 5 },
  );
  expect(named(openPage(htmlText(page)), 'table')).toEqual([]);
});

it('shows what coding agents read', () => {
  const files = [
    { path: `docs/${HOSTILE}.md`, added: '+12' },
    { path: 'AGENTS.md', added: '−3' },
  ];
  const figures = { always: '~312 (+9)', conditional: '–', onDemand: '–' };
  const page = foldedContext({
    title: ['Context of coding agents'],
    rows: [
      { agent: 'Claude Code', ...figures, files },
      { agent: 'Codex', ...figures, files: [] },
    ],
    notes: [['One note.']],
  });
  const cells = named(openPage(htmlText(page)), 'td').map(({ text }) => text);
  expect(cells.at(3)).toMatch(/^docs\/.* \+12, AGENTS\.md −3$/);
  expect(cells.at(-1)).toBe('–');
  expect(named(openPage(htmlText(page)), 'img')).toEqual([]);
});
