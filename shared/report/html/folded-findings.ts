import type { FindingRow, FindingsView } from '../present-new-findings.ts';
import { UNKNOWN } from '../present-totals.ts';
import { name, say } from '../words.ts';
import { folded } from './folded.ts';
import { htmlNote } from './folded-context.ts';
import type { HtmlLayout } from './html-layout.ts';
import { htmlMore, htmlTable } from './html-table.ts';
import { linked } from './linked.ts';
import { markup, type Html } from './markup.ts';

/** More than these are for `promptfare lint`. */
const MAX_FINDINGS = 20;

/** The waste that the change adds. */
export function foldedFindings(
  { title, rows, notes }: FindingsView,
  { maxRows, linkOf }: HtmlLayout,
): Html {
  const shown = rows.slice(0, Math.min(MAX_FINDINGS, maxRows));
  const table = htmlTable<FindingRow>({
    caption: say`Waste that this change adds`,
    columns: [
      { title: say`Finding`, cell: ({ words }) => words },
      { title: say`Where`, cell: (row) => placeOf(row, linkOf?.(row.path)) },
      { title: say`Could save`, cell: ({ saving }) => (saving.length === 0 ? UNKNOWN : saving) },
      { title: say`Rule`, cell: ({ rule }) => name(rule) },
    ],
    rows: shown,
  });
  const found = shown.length === 0 ? undefined : table;
  const rest = htmlMore(rows.length - shown.length, 'finding');
  return folded(title, undefined, markup`${found}${rest}${notes.map(htmlNote)}`);
}

function placeOf({ path, line }: FindingRow, url: string | undefined): Html {
  if (line === undefined) return linked(name(path), path, url);
  // A line can be named in the address of a page, not in a command of an editor.
  const urlOfLine = url?.startsWith('http') ? `${url}#L${line}` : url;
  return linked(name(`${path}:${line}`), path, urlOfLine);
}
