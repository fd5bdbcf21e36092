import { fieldOf, isJsonObject } from '../../text/json-fields.ts';
import type { Json } from '../../text/json.ts';
import type { JsonPath } from '../../text/json-tree.ts';
import { englishOf, sentence, type Sentence } from '../../text/sentence.ts';
import type { Note } from '../locate-notes.ts';
import type { Sample } from '../recording.ts';
import { kindOf } from '../row-fields.ts';
import type { JsonObject } from '../row-fields.ts';
import { explainLineIssue } from './explain-line-issue.ts';
import { FARE_FIELDS, parseFareLine } from './fare-line.ts';

type KeylessSample = Omit<Sample, 'key'> & { readonly key?: string };

/** What one line holds; paths of notes start at the line's value. */
export type ReadLine = { readonly sample?: KeylessSample; readonly notes: readonly Note[] };

/** Reads one line. A wrong field refuses the line; a field nobody knows is a warning. */
export function readFareLine(value: Json): ReadLine {
  if (!isJsonObject(value)) {
    return {
      notes: [refused([], sentence`The line is ${kindOf(value)}, not ${sentence`an object`}`)],
    };
  }
  const line = withoutNulls(value);
  const parsed = parseFareLine(line);
  if (parsed.kind === 'refused') {
    const explained = parsed.issues.map((issue) => explainLineIssue(line, issue));
    // A count can break two rules at once (too large, and not whole); one sentence is enough.
    const byMessage = new Map(
      explained.map(({ at, message }) => [englishOf(message), refused(at, message)]),
    );
    return { notes: [...byMessage.values()] };
  }
  const { prompt, ...rest } = parsed.line;
  const sample: KeylessSample = prompt ? { ...rest, promptRef: prompt } : rest;
  return { sample, notes: unknownFields(line) };
}

/** Writers in other languages put null for what they do not know; unknown is absent here. */
function withoutNulls(line: JsonObject): JsonObject {
  if (!hasNulls(line)) return line;
  const entries = Object.entries(line).map(([name, value]): [string, Json] => [
    name,
    FARE_FIELDS.has(name) && isJsonObject(value) ? dropNulls(value) : value,
  ]);
  return dropNulls(Object.fromEntries(entries));
}

/** Most lines have none and are taken as they are. */
function hasNulls(line: JsonObject): boolean {
  for (const [name, value] of Object.entries(line)) {
    if (value === null) return true;
    if (FARE_FIELDS.has(name) && isJsonObject(value) && Object.values(value).includes(null))
      return true;
  }
  return false;
}

function dropNulls(value: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(value).filter(([, field]) => field !== null));
}

function unknownFields(line: JsonObject): readonly Note[] {
  return [...FARE_FIELDS].flatMap(([name, known]) => {
    const path = name === '' ? [] : [name];
    const value = fieldOf(line, ...path);
    return isJsonObject(value) ? unknownKeys(value, path, known) : [];
  });
}

function unknownKeys(value: JsonObject, path: JsonPath, known: readonly string[]): readonly Note[] {
  return Object.keys(value)
    .filter((key) => !known.includes(key))
    .map((key) => ({
      severity: 'warning',
      at: [...path, key],
      message: sentence`${JSON.stringify([...path, key].join('.').slice(0, 80))} is no field of a sample`,
      hint: sentence`It is left out; check its spelling.`,
    }));
}

function refused(at: JsonPath, message: Sentence): Note {
  return { severity: 'error', at, message, hint: sentence`The line is not read.` };
}
