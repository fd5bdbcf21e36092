import CliTable from 'cli-table3';
import cliTruncate from 'cli-truncate';
import stringWidth from 'string-width';

export type Column<T> = {
  readonly title: string;
  readonly valueOf: (row: T) => string;
  readonly align?: 'right';
  /** Columns with the highest rank are dropped first on a narrow terminal; without a rank never. */
  readonly rank?: number;
  /** May be cut with an ellipsis, at this end of its text: a path keeps its file name, a sentence its beginning. */
  readonly shrinks?: 'start' | 'end';
  readonly paint?: (row: T) => (text: string) => string;
};

const MIN_COLUMN = 8;

type Style = {
  readonly columns: number;
  readonly colors: { readonly dim: (text: string) => string };
};

const GAP = 2;
/** A column that may shrink keeps this much; before it gets narrower, others are dropped. */
const MIN_SHRUNK = 28;

/** A table that fits the terminal: columns are dropped by rank, then the ones that may shrink are cut. */
export function terminalTable<T>(
  rows: readonly T[],
  columns: readonly Column<T>[],
  style: Style,
): string {
  const filled = columns.filter(({ valueOf }) => rows.some((row) => valueOf(row) !== ''));
  const { kept, widths } = fit(rows, filled, style.columns);
  const table = new CliTable({
    head: kept.map(({ title }) => style.colors.dim(title)),
    colWidths: widths.map((width) => width + GAP),
    colAligns: kept.map(({ align }) => align ?? 'left'),
    chars: { ...BARE, mid: '', 'left-mid': '', 'mid-mid': '', 'right-mid': '' },
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': GAP },
  });
  for (const row of rows) {
    table.push(kept.map((column, index) => cellOf(row, column, widths[index] ?? 0)));
  }
  return table
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n');
}

const BARE = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  right: '',
  middle: '',
} as const;

function cellOf<T>(row: T, { valueOf, shrinks, paint }: Column<T>, width: number): string {
  const text = valueOf(row);
  const cut = shrinks ? cliTruncate(text, width, { position: shrinks }) : text;
  return paint ? paint(row)(cut) : cut;
}

type Fitted<T> = { readonly kept: readonly Column<T>[]; readonly widths: readonly number[] };

function fit<T>(rows: readonly T[], columns: readonly Column<T>[], available: number): Fitted<T> {
  const natural = columns.map((column) => naturalWidth(rows, column));
  const least = natural.map((width, index) =>
    columns[index]?.shrinks ? Math.min(width, MIN_SHRUNK) : width,
  );
  const last = highestRank(columns);
  if (total(least) > available && last) {
    return fit(
      rows,
      columns.filter((column) => column !== last),
      available,
    );
  }
  return { kept: columns, widths: shrink(columns, natural, available) };
}

function naturalWidth<T>(rows: readonly T[], { title, valueOf }: Column<T>): number {
  return Math.max(stringWidth(title), ...rows.map((row) => stringWidth(valueOf(row))));
}

function highestRank<T>(columns: readonly Column<T>[]): Column<T> | undefined {
  const ranked = columns.filter(({ rank }) => rank !== undefined);
  return ranked.toSorted((a, b) => (b.rank ?? 0) - (a.rank ?? 0))[0];
}

/** Takes what is too much from the widest column that may shrink, again and again. */
function shrink<T>(
  columns: readonly Column<T>[],
  widths: readonly number[],
  available: number,
): readonly number[] {
  const shrunk = [...widths];
  while (total(shrunk) > available) {
    const candidates = shrunk.flatMap((width, index) =>
      columns[index]?.shrinks && width > MIN_COLUMN ? [{ width, index }] : [],
    );
    const widest = candidates.toSorted((a, b) => b.width - a.width)[0];
    if (!widest) break;
    shrunk[widest.index] = widest.width - 1;
  }
  return shrunk;
}

function total(widths: readonly number[]): number {
  return widths.reduce((sum, width) => sum + width + GAP, 0);
}
