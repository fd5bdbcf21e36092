import type { ContextRow, ContextView } from '../present-context.ts';
import { UNKNOWN } from '../present-totals.ts';
import { joinWords, name, say, type Words } from '../words.ts';
import { folded } from './folded.ts';
import { htmlTable } from './html-table.ts';
import { markup, type Html } from './markup.ts';

/** What the change does to the files that coding agents read. */
export function foldedContext({ title, rows, notes }: ContextView): Html {
  const table = htmlTable<ContextRow>({
    caption: say`Tokens by coding agent`,
    columns: [
      { title: say`Agent`, cell: ({ agent }) => agent },
      { title: say`Every request`, kind: 'number', cell: ({ always }) => always },
      { title: say`By file or folder`, kind: 'number', cell: ({ conditional }) => conditional },
      { title: say`On demand`, kind: 'number', cell: ({ onDemand }) => onDemand },
      { title: say`Changed files`, cell: filesCell },
    ],
    rows,
  });
  return folded(title, undefined, markup`${table}${notes.map(htmlNote)}`);
}

function filesCell({ files }: ContextRow): Words {
  if (files.length === 0) return [UNKNOWN];
  return joinWords(files.map(({ path, added }) => [name(path), ` ${added}`]));
}

/** A sentence below a table. */
export function htmlNote(text: Words): Html {
  return markup`<p class="more">${text}</p>
`;
}
