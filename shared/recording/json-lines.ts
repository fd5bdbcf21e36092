import type { SourceFile } from '../text/files.ts';
import type { Json } from '../text/json.ts';
import type { Problem } from '../text/problem.ts';
import type { Note } from './locate-notes.ts';
import { onlyKnown } from '../text/only-known.ts';
import { sentence } from '../text/sentence.ts';
import type { ProblemList } from './problem-list.ts';
import { parseScanned, scanJson, skipJsonBlanks } from './scan-json.ts';

/** One value of a JSON Lines file. Several may share a line: some writers forget the line break between batches. */
export type JsonLine = {
  readonly value: Json;
  /** The place of a note whose path starts at this value. */
  readonly locate: (note: Note) => Problem;
};

/** The text of one line and where it stands. */
export type Line = { readonly path: string; readonly number: number; readonly text: string };

/** A file with more broken lines than this is no JSON Lines file, and the rest of it is not looked at. */
const MAX_BROKEN_LINES = 1000;

/** The values of a file in order. What is broken is refused line by line; the rest of its line is given up. */
export function* readJsonLines(file: SourceFile, problems: ProblemList): Generator<JsonLine> {
  let broken = 0;
  for (const line of linesOf(file)) {
    for (const read of valuesOfLine(line, problems)) {
      if (read === 'broken') broken += 1;
      else yield read;
    }
    if (broken <= MAX_BROKEN_LINES) continue;
    const message = sentence`More than ${MAX_BROKEN_LINES} lines are broken; the rest is not read`;
    problems.add('error', () => [problemAt(line, 0, { severity: 'error', message })]);
    return;
  }
}

function* linesOf({ path, text }: SourceFile): Generator<Line> {
  let number = 0;
  let start = 0;
  while (start < text.length) {
    number += 1;
    const newline = text.indexOf('\n', start);
    const end = newline === -1 ? text.length : newline;
    yield { path, number, text: text.slice(start, end) };
    start = end + 1;
  }
}

/** The values of one line, and `broken` where it stops being JSON. */
export function* valuesOfLine(line: Line, problems: ProblemList): Generator<JsonLine | 'broken'> {
  const { text } = line;
  let start = skipJsonBlanks(text, 0);
  while (start < text.length) {
    const from = start;
    const scan = scanJson(text, { start });
    const value = scan.mistake ? undefined : parseScanned(text, scan, start);
    if (value === undefined) {
      problems.add('error', () => [brokenLine(line, start)]);
      yield 'broken';
      return;
    }
    for (const twice of scan.twice) problems.add('warning', () => [keyTwice(line, twice)]);
    yield { value, locate: (note) => problemAt(line, offsetOf(text, from, note), note) };
    start = skipJsonBlanks(text, scan.end);
  }
}

function offsetOf(text: string, start: number, { at }: Note): number {
  return scanJson(text, { start, paths: [at] }).offsetOf(at);
}

function brokenLine(line: Line, start: number): Problem {
  const { mistake } = scanJson(line.text, { start, strict: true });
  const message = sentence`The line is not valid JSON: ${mistake?.message ?? 'it cannot be read'}`;
  const hint = sentence`Write one JSON value per line.`;
  return problemAt(line, mistake?.offset ?? start, { severity: 'error', message, hint });
}

function keyTwice(line: Line, { key, offset }: { key: string; offset: number }): Problem {
  return problemAt(line, offset, {
    severity: 'warning',
    message: sentence`The key ${JSON.stringify(key.slice(0, 60))} stands twice in one object`,
    hint: sentence`The last one is used; remove the other.`,
  });
}

function problemAt(line: Line, offset: number, note: Omit<Note, 'at'>): Problem {
  const { severity, message, hint } = note;
  const position = { line: line.number, column: offset + 1 };
  return onlyKnown({ severity, path: line.path, position, message, hint });
}
