import type { ContextRow, ContextView } from '../present-context.ts';
import { UNKNOWN } from '../present-totals.ts';
import { folded } from './folded.ts';
import { htmlTable } from './html-table.ts';
import { htmlName } from './html-words.ts';
import { markup, type Html } from './markup.ts';

/** What the change does to the files that coding agents read. */
export function foldedContext({ title, rows, notes }: ContextView): Html {
  const table = htmlTable<ContextRow>({
    caption: 'Tokens by coding agent',
    columns: [
      { title: 'Agent', cell: ({ agent }) => agent },
      { title: 'Every request', kind: 'number', cell: ({ always }) => always },
      { title: 'By file or folder', kind: 'number', cell: ({ conditional }) => conditional },
      { title: 'On demand', kind: 'number', cell: ({ onDemand }) => onDemand },
      { title: 'Changed files', cell: filesCell },
    ],
    rows,
  });
  return folded(title, undefined, markup`${table}${notes.map(htmlNote)}`);
}

function filesCell({ files }: ContextRow): Html {
  if (files.length === 0) return markup`${UNKNOWN}`;
  return markup`${files.map(
    ({ path, added }, index) => markup`${index > 0 ? ', ' : ''}${htmlName(path)} ${added}`,
  )}`;
}

/** A sentence below a table. */
export function htmlNote(text: string): Html {
  return markup`<p class="more">${text}</p>
`;
}
