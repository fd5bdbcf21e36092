import type { SourceFile } from '../text/files.ts';
import { docUrl } from '../text/doc-url.ts';
import { isJsonArray, isJsonObject } from '../text/json-fields.ts';
import type { Json } from '../text/json.ts';
import type { Problem } from '../text/problem.ts';
import { RECORDING_FORMATS } from './formats/index.ts';
import { beginsLikeJson, openRecordingDocument, syntaxProblem } from './recording-document.ts';
import type { Recording } from './recording.ts';

const START = { line: 1, column: 1 } as const;
const MAX_KEYS_SHOWN = 5;

/** A recording that no reader knows: no samples, and one error that says what was found instead. */
export function refuseUnknown(file: SourceFile): Recording {
  return { path: file.path, format: 'unknown', samples: [], problems: [whyUnknown(file)] };
}

function whyUnknown(file: SourceFile): Problem {
  for (const { explain } of RECORDING_FORMATS) {
    const problem = explain?.(file);
    if (problem) return problem;
  }
  return brokenJson(file) ?? unknownFormat(file.path, describe(file));
}

/** JSON Lines are many values, so what breaks the first is no mistake of the file. */
function brokenJson(file: SourceFile): Problem | undefined {
  if (!beginsLikeJson(file.text) || firstLineValue(file.text) !== undefined) return undefined;
  return openRecordingDocument(file).kind === 'refused' ? syntaxProblem(file) : undefined;
}

function unknownFormat(path: string, what: string): Problem {
  const message = `This is no recording of a known format: ${what}`;
  const hint = `${docUrl('docs/recordings.md')} lists them.`;
  return { severity: 'error', path, position: START, message, hint };
}

function describe(file: SourceFile): string {
  if (file.text.trim() === '') return 'the file is empty';
  if (file.text.startsWith('PK\u0003\u0004')) return 'a ZIP archive';
  if (!beginsLikeJson(file.text)) return describeText(file.text);
  const opened = openRecordingDocument(file);
  if (opened.kind === 'read') return describeValue(opened.document.value);
  return `lines of JSON, the first ${describeValue(firstLineValue(file.text) ?? null)}`;
}

/** YAML is known by its keys at the left edge; parsing it would cost more than it tells. */
function describeText(text: string): string {
  const head = text.slice(0, 20_000);
  const keys = [...head.matchAll(/^["']?([\w.-]{1,60})["']?:(?:\s|$)/gm)].map(
    ([, key]) => key ?? '',
  );
  return keys.length === 0 ? 'plain text' : `YAML with ${listKeys(keys)}`;
}

function describeValue(value: Json): string {
  if (isJsonArray(value)) return `a list of ${value.length} values`;
  if (!isJsonObject(value)) return 'a single value';
  const keys = Object.keys(value);
  if (keys.length === 0) return 'an object without keys';
  return `an object with ${listKeys(keys)}`;
}

function listKeys(keys: readonly string[]): string {
  const shown = keys.slice(0, MAX_KEYS_SHOWN).map((key) => JSON.stringify(key.slice(0, 40)));
  return `${shown.join(', ')}${keys.length > MAX_KEYS_SHOWN ? ' and more' : ''}`;
}

/** The first line when it is a JSON value by itself and more lines follow. */
function firstLineValue(text: string): Json | undefined {
  const end = text.trimEnd().indexOf('\n');
  if (end === -1) return undefined;
  const line = { path: '', text: text.slice(0, end) };
  const opened = openRecordingDocument(line);
  return opened.kind === 'read' && isJsonObject(opened.document.value)
    ? opened.document.value
    : undefined;
}
