import { CONFIG_PATH } from '../../shared/workspace/read-config.ts';
import { parseConfig } from '../../shared/config/parse-config.ts';
import { parseAmount } from '../../shared/config/value-schemas.ts';
import { parseYamlDocument, type YamlDocument } from '../../shared/text/yaml-document.ts';
import { indexLines } from '../../shared/text/lines.ts';
import type { Problem } from '../../shared/text/problem.ts';
import type { Range } from '../../shared/text/range.ts';

/** promptfare.yml as it is in the editor: what is wrong, and where its suites and limits stand (UTF-16 units). */
export type ConfigOverview = {
  readonly problems: readonly Problem[];
  readonly suites: readonly { readonly name: string; readonly offset: number }[];
  readonly budgets: readonly {
    readonly name: string;
    readonly offset: number;
    /** `max`, as it is written, and its value in the metric's unit where it can be read. */
    readonly max?: { readonly range: Range; readonly text: string; readonly value?: number };
  }[];
};

/** Reads a config, half-written ones too: suites and budgets are found wherever the YAML can be read. */
export function readConfigOverview(text: string): ConfigOverview {
  const file = { path: CONFIG_PATH, text };
  const { problems } = parseConfig(file);
  const document = parseYamlDocument(file);
  return {
    problems,
    suites: namedItems(document, 'suites').map(({ name, offset }) => ({ name, offset })),
    budgets: namedItems(document, 'budgets').map(({ name, offset, index, writtenMax }) => {
      const span = document.spanOf(['budgets', index, 'max']);
      if (!span) return { name, offset };
      const { range } = span;
      const value = amountOf(writtenMax);
      const max = { range, text: text.slice(range.start, range.end) };
      return { name, offset, max: { ...max, ...(value !== undefined && { value }) } };
    }),
  };
}

/** The line of each budget's name, counted from 1. */
export function findBudgetLines(text: string): ReadonlyMap<string, number> {
  const lines = indexLines(text);
  const items = namedItems(parseYamlDocument({ path: CONFIG_PATH, text }), 'budgets');
  return new Map(items.map(({ name, offset }) => [name, lines.positionAt(offset).line]));
}

function amountOf(written: unknown): number | undefined {
  if (typeof written !== 'number' && typeof written !== 'string') return undefined;
  const amount = parseAmount(written);
  return Number.isFinite(amount) ? amount : undefined;
}

type NamedItem = {
  readonly name: string;
  readonly offset: number;
  readonly index: number;
  readonly writtenMax: unknown;
};

function namedItems(document: YamlDocument, list: 'suites' | 'budgets'): readonly NamedItem[] {
  const { value } = document;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
  const items = new Map(Object.entries(value)).get(list);
  if (!Array.isArray(items)) return [];
  return items.flatMap((item, index): readonly NamedItem[] => {
    if (typeof item !== 'object' || item === null || Array.isArray(item)) return [];
    const entries = new Map<string, unknown>(Object.entries(item));
    const name = entries.get('name');
    const span = document.spanOf([list, index, 'name']);
    return typeof name === 'string' && span
      ? [{ name, offset: span.range.start, index, writtenMax: entries.get('max') }]
      : [];
  });
}
