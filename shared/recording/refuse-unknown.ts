import type { SourceFile } from '../text/files.ts';
import { docUrl } from '../text/doc-url.ts';
import { isJsonArray, isJsonObject } from '../text/json-fields.ts';
import type { Json } from '../text/json.ts';
import type { Problem } from '../text/problem.ts';
import { sentence, type Sentence, type SentenceValue } from '../text/sentence.ts';
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

function unknownFormat(path: string, what: Sentence): Problem {
  const message = sentence`This is no recording of a known format: ${what}`;
  const hint = sentence`${docUrl('docs/recordings.md')} lists them.`;
  return { severity: 'error', path, position: START, message, hint };
}

function describe(file: SourceFile): Sentence {
  if (file.text.trim() === '') return sentence`the file is empty`;
  if (file.text.startsWith('PK\u0003\u0004')) return sentence`a ZIP archive`;
  if (!beginsLikeJson(file.text)) return describeText(file.text);
  const opened = openRecordingDocument(file);
  if (opened.kind === 'read') return describeValue(opened.document.value);
  return sentence`lines of JSON, the first ${describeValue(firstLineValue(file.text) ?? null)}`;
}

/** YAML is known by its keys at the left edge; parsing it would cost more than it tells. */
function describeText(text: string): Sentence {
  const head = text.slice(0, 20_000);
  const keys = [...head.matchAll(/^["']?([\w.-]{1,60})["']?:(?:\s|$)/gm)].map(
    ([, key]) => key ?? '',
  );
  return keys.length === 0 ? sentence`plain text` : sentence`YAML with ${listKeys(keys)}`;
}

function describeValue(value: Json): Sentence {
  if (isJsonArray(value)) return sentence`a list of ${value.length} values`;
  if (!isJsonObject(value)) return sentence`a single value`;
  const keys = Object.keys(value);
  if (keys.length === 0) return sentence`an object without keys`;
  return sentence`an object with ${listKeys(keys)}`;
}

function listKeys(keys: readonly string[]): SentenceValue {
  const shown = keys.slice(0, MAX_KEYS_SHOWN).map((key) => JSON.stringify(key.slice(0, 40)));
  const list = shown.join(', ');
  return keys.length > MAX_KEYS_SHOWN ? sentence`${list} and more` : list;
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
