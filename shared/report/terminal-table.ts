import CliTable from 'cli-table3';
import stringWidth from 'string-width';

export type Column<T> = {
  readonly title: string;
  readonly valueOf: (row: T) => string;
  readonly align?: 'right';
  /** Columns with the highest rank are dropped first on a narrow terminal; without a rank never. */
  readonly rank?: number;
  /** May be cut with an ellipsis when nothing is left to drop. */
  readonly shrinks?: boolean;
  readonly paint?: (row: T) => (text: string) => string;
};

type Style = {
  readonly columns: number;
  readonly colors: { readonly dim: (text: string) => string };
};

const GAP = 2;
const MIN_SHRUNK = 12;

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
  for (const row of rows)
    table.push(
      kept.map((column) => column.paint?.(row)(column.valueOf(row)) ?? column.valueOf(row)),
    );
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

function fit<T>(
  rows: readonly T[],
  columns: readonly Column<T>[],
  available: number,
): { readonly kept: readonly Column<T>[]; readonly widths: readonly number[] } {
  let kept = columns;
  let widths = kept.map((column) => naturalWidth(rows, column));
  while (total(widths) > available) {
    const last = highestRank(kept);
    if (last === undefined) break;
    kept = kept.filter((column) => column !== last);
    widths = kept.map((column) => naturalWidth(rows, column));
  }
  return { kept, widths: shrink(kept, widths, available) };
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
      columns[index]?.shrinks && width > MIN_SHRUNK ? [{ width, index }] : [],
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
