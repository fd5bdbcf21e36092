import type { SourceFile } from '../../../text/files.ts';
import type { SourceSpan } from '../../../text/source-span.ts';
import { parseJsonDocument } from '../../../text/json-document.ts';
import { sentence, type Sentence } from '../../../text/sentence.ts';
import { shorten } from './config-reader.ts';
import type { ConfigReader } from './config-reader.ts';
import { parseCsv } from './parse-csv.ts';
import type { CsvRow } from './parse-csv.ts';
import { readAll } from './read-all.ts';
import {
  childOf,
  isList,
  isObject,
  isText,
  itemsOf,
  rootNode,
  spanOfNode,
  textNodeOf,
} from './source-node.ts';
import type { SourceNode, TextNode } from './source-node.ts';
import { documentWithin } from './span-within.ts';
import { readTestDraft } from './test-drafts.ts';
import type { TestDraft, WrittenVar, WrittenVars } from './test-drafts.ts';
import { rangesOfLines } from './text-of-lines.ts';

/**
 * How many more tests and references to tests may be read; shared by all sources of one config, so that none grows
 * without end. Below zero, something was left out.
 */
export type TestAllowance = { left: number };

/** Files of tests may refer to files of tests, this deep. */
const MAX_DEPTH = 3;

/** What only promptfoo at work can read, and what it is. */
const REMOTE: readonly (readonly [RegExp, Sentence])[] = [
  [/^https:\/\/docs\.google\.com\/spreadsheets\//, sentence`a Google sheet`],
  [/^huggingface:\/\//, sentence`a Hugging Face dataset`],
  [/^langfuse:\/\//, sentence`a Langfuse query`],
  [/^(?:https?|az|s3|gs):\/\//, sentence`a file on a server`],
  [/\.(?:[cm]?[jt]s|py)(?::[^:/\\]*)?$/, sentence`a program`],
  [/\.xlsx?(?:#[^/]*)?$/, sentence`a spreadsheet`],
];

type Source = {
  readonly reader: ConfigReader;
  readonly allowance: TestAllowance;
  readonly depth: number;
};

/** The tests under `tests`: a list of tests and references, one reference, or `{path}`. */
export async function loadTests(
  reader: ConfigReader,
  node: SourceNode | undefined,
  allowance: TestAllowance,
): Promise<readonly TestDraft[]> {
  return node ? loadNode({ reader, allowance, depth: 0 }, node) : [];
}

async function loadNode(source: Source, node: SourceNode): Promise<readonly TestDraft[]> {
  if (isText(node)) return loadReference(source, node);
  const path = textNodeOf(node, 'path');
  if (path && !childOf(node, 'vars')) return loadReference(source, path);
  if (isObject(node.value)) return take(source, await readTestDraft(source.reader, node));
  if (!isList(node.value)) {
    const message = sentence`A test is no map and no reference to a file`;
    const hint = sentence`Write a map with "vars", or the path of a CSV, YAML or JSON file.`;
    source.reader.report(spanOfNode(node), { severity: 'error', message, hint });
    return [];
  }
  const drafts: TestDraft[] = [];
  for (const item of itemsOf(node, source.allowance.left + 1)) {
    if (source.allowance.left < 0) break;
    drafts.push(...(await loadNode(source, item)));
  }
  return drafts;
}

function take({ allowance }: Source, draft: TestDraft): readonly TestDraft[] {
  allowance.left -= 1;
  return [draft];
}

async function loadReference(source: Source, node: TextNode): Promise<readonly TestDraft[]> {
  const at = spanOfNode(node);
  const { reader, depth } = source;
  source.allowance.left -= 1;
  const remote = REMOTE.find(([pattern]) => pattern.test(node.value));
  if (remote || depth >= MAX_DEPTH) {
    const what = remote?.[1] ?? sentence`files that refer to each other too deeply`;
    reportUnread(reader, at, sentence`"${shorten(node.value)}" is ${what}`);
    return [];
  }
  const drafts: TestDraft[] = [];
  for (const file of await readAll(reader, { written: node.value, at })) {
    drafts.push(...(await loadFile({ ...source, depth: depth + 1 }, file, at)));
  }
  return drafts;
}

function reportUnread(reader: ConfigReader, at: SourceSpan, why: Sentence): void {
  const hint = sentence`Export the tests to a CSV file, or record the suite.`;
  reader.report(at, { severity: 'warning', message: sentence`Cases are not read: ${why}`, hint });
}

async function loadFile(
  source: Source,
  file: SourceFile,
  at: SourceSpan,
): Promise<readonly TestDraft[]> {
  switch (file.path.slice(file.path.lastIndexOf('.') + 1).toLowerCase()) {
    case 'csv':
      return loadCsv(source, file);
    case 'jsonl':
      return loadJsonLines(source, file);
    case 'json':
    case 'yaml':
    case 'yml': {
      const root = source.reader.parse(file);
      return root ? loadNode(source, root) : [];
    }
    default:
      reportUnread(
        source.reader,
        at,
        sentence`"${shorten(file.path)}" is no kind of file promptfoo reads`,
      );
      return [];
  }
}

/** The first row names the variables; columns that start with `__` are promptfoo's own (src/csv.ts). */
function loadCsv(source: Source, file: SourceFile): readonly TestDraft[] {
  const rows = parseCsv(file);
  const header: CsvRow | undefined = rows.next().value ?? undefined;
  const names = header?.cells.map(({ text }) => text) ?? [];
  const drafts: TestDraft[] = [];
  if (!header) return drafts;
  for (const row of rows) {
    if (source.allowance.left < 0) break;
    drafts.push(...take(source, draftOfRow(file.path, names, row)));
  }
  return drafts;
}

function draftOfRow(path: string, names: readonly string[], row: CsvRow): TestDraft {
  const name = row.cells[names.indexOf('__description')]?.text ?? '';
  return {
    ...(name === '' ? {} : { name }),
    vars: [() => varsOfRow(path, names, row)],
    span: () => ({ path, range: row.range }),
    expandsLists: true,
  };
}

function varsOfRow(path: string, names: readonly string[], row: CsvRow): WrittenVars {
  const vars = new Map<string, WrittenVar>();
  for (const [index, name] of names.entries()) {
    const cell = row.cells[index];
    const span = (): SourceSpan => cell?.span ?? { path, range: row.range };
    if (!name.startsWith('__')) vars.set(name, { value: cell?.text ?? '', span });
  }
  return vars;
}

async function loadJsonLines(source: Source, file: SourceFile): Promise<readonly TestDraft[]> {
  const drafts: TestDraft[] = [];
  for (const range of rangesOfLines(file.text)) {
    if (source.allowance.left < 0) break;
    const text = file.text.slice(range.start, range.end);
    if (text.trim() === '') continue;
    const span = { path: file.path, range };
    const document = documentWithin(span, parseJsonDocument({ path: file.path, text }));
    const root = rootNode(document, file.path);
    if (root) drafts.push(...(await loadNode(source, root)));
    else {
      const message = sentence`This line is no valid JSON`;
      source.reader.report(span, {
        severity: 'error',
        message,
        hint: sentence`Write one test per line.`,
      });
    }
  }
  return drafts;
}
