import type { SourceFile } from '../text/files.ts';
import { isJsonArray } from '../text/json-fields.ts';
import type { Json } from '../text/json.ts';
import type { JsonPath } from '../text/json-tree.ts';
import type { Problem } from '../text/problem.ts';
import { readJsonLines } from './json-lines.ts';
import { locateNotes } from './locate-notes.ts';
import type { Note } from './locate-notes.ts';
import { problemList } from './problem-list.ts';
import { beginsLikeJson, openRecordingDocument } from './recording-document.ts';
import { scanJson, skipJsonBlanks } from './scan-json.ts';
import type { RecordValue } from './value-reader.ts';

/** The values of a file, and what went wrong once they are all read. */
export type RecordValues = {
  readonly values: Iterable<RecordValue>;
  readonly problems: () => readonly Problem[];
};

/** A format is told by at most so many values: the first lines of some logs say nothing of the others. */
export const HEAD_SIZE: number = 8;

/** YAML is parsed only when its first keys are those of a recording. */
const YAML_START = /^["']?(?:interactions|http_interactions|log)["']?:/m;
const YAML_START_LENGTH = 2000;

const heads = new WeakMap<SourceFile, readonly Json[]>();

/** The first values of a file, for formats to be told by; none when it is neither JSON nor YAML of a recording. */
export function headOf(file: SourceFile): readonly Json[] {
  const known = heads.get(file);
  if (known) return known;
  const head: Json[] = [];
  if (layoutOf(file) !== 'other') {
    for (const { value } of openValues(file).values) {
      head.push(value);
      if (head.length === HEAD_SIZE) break;
    }
  }
  heads.set(file, head);
  return head;
}

/** The lines of a JSON Lines file, the items of a document that is a list, else the document itself. */
export function openValues(file: SourceFile): RecordValues {
  const isLines = layoutOf(file) === 'lines' || LINES_NAME.test(file.path);
  return isLines ? openLines(file) : openDocument(file);
}

const LINES_NAME = /\.(?:jsonl|ndjson)$/i;

type Layout = 'lines' | 'document' | 'other';

/** JSON Lines are more than one value, the first of them on one line. */
function layoutOf({ text }: SourceFile): Layout {
  if (!beginsLikeJson(text)) {
    return YAML_START.test(text.slice(0, YAML_START_LENGTH)) ? 'document' : 'other';
  }
  const start = skipJsonBlanks(text, 0);
  const newline = text.indexOf('\n', start);
  const { mistake, end } = scanJson(text, { start });
  if (mistake || (newline !== -1 && end > newline)) return 'document';
  return skipJsonBlanks(text, end) < text.length ? 'lines' : 'document';
}

function openLines(file: SourceFile): RecordValues {
  const problems = problemList(file.path);
  function* values(): Generator<RecordValue> {
    for (const { value, locate } of readJsonLines(file, problems)) {
      yield { value, report: (note) => problems.add(note.severity, () => [locate(note)]) };
    }
  }
  return { values: { [Symbol.iterator]: values }, problems: problems.all };
}

function openDocument(file: SourceFile): RecordValues {
  const opened = openRecordingDocument(file);
  if (opened.kind === 'refused') return { values: [], problems: () => opened.problems };
  const { document } = opened;
  const notes: Note[] = [];
  const recordAt = (value: Json, path: JsonPath): RecordValue => ({
    value,
    report: (note) => notes.push({ ...note, at: [...path, ...note.at] }),
  });
  const { value } = document;
  return {
    values: isJsonArray(value)
      ? value.map((item, index) => recordAt(item, [index]))
      : [recordAt(value, [])],
    problems: () => [...document.problems, ...locateNotes(file.path, document, notes)],
  };
}
