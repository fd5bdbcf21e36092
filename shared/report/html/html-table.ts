import { countWords } from '../count-words.ts';
import { type Words, say } from '../words.ts';
import { markup, type Html, type Markable } from './markup.ts';

export type HtmlColumn<T> = {
  readonly title: Words;
  readonly cell: (row: T) => Markable;
  /** How the cell is laid out; words when left out. */
  readonly kind?: 'number' | 'bar';
};

export type HtmlTable<T> = {
  readonly caption: Html | Words;
  /** The first one heads its row. */
  readonly columns: readonly HtmlColumn<T>[];
  readonly rows: readonly T[];
};

/**
 * A table with a caption. Where the page is narrow the style makes a card of each row, with the title before each cell;
 * the roles keep it a table for screen readers then.
 */
export function htmlTable<T>({ caption, columns, rows }: HtmlTable<T>): Html {
  const heads = columns.map(
    ({ title, kind }) => markup`<th scope="col" role="columnheader"${classOf(kind)}>${title}</th>`,
  );
  return markup`<table role="table">
<caption>${caption}</caption>
<thead role="rowgroup"><tr role="row">${heads}</tr></thead>
<tbody role="rowgroup">
${rows.map((row) => htmlRow(row, columns))}</tbody>
</table>
`;
}

function htmlRow<T>(row: T, columns: readonly HtmlColumn<T>[]): Html {
  const cells = columns.map(({ title, cell, kind }, index) =>
    index === 0
      ? markup`<th scope="row" role="rowheader">${cell(row)}</th>`
      : markup`<td role="cell" data-label="${title}"${classOf(kind)}>${cell(row)}</td>`,
  );
  return markup`<tr role="row">${cells}</tr>
`;
}

function classOf(kind: HtmlColumn<unknown>['kind']): Html | undefined {
  return kind && markup` class="${kind}"`;
}

type Rest = 'suite' | 'prompt' | 'changed case' | 'finding' | 'problem';

/** What a limit of rows leaves out; nothing when it leaves out nothing. */
export function htmlMore(restCount: number, what: Rest): Html | undefined {
  return restCount > 0
    ? markup`<p class="more">${say`… and ${countWords(restCount, `more ${what}`)}`}</p>
`
    : undefined;
}
