import type * as z from 'zod/mini';
import type { SourceFile } from '../text/files.ts';
import type { Json } from '../text/json.ts';
import { indexLines } from '../text/lines.ts';
import type { Position } from '../text/lines.ts';
import type { Problem } from '../text/problem.ts';
import { sentence } from '../text/sentence.ts';
import { parseYamlDocument } from '../text/yaml-document.ts';
import type { YamlDocument } from '../text/yaml-document.ts';
import { checkReferences } from './check-references.ts';
import type { Config } from './config.ts';
import { explainIssue } from './explain-issue.ts';
import type { Note } from './note.ts';
import { configSchema } from './schema.ts';

/** `config` is left out when any problem is an error: half a config would let through what the other half stops. */
export type ParsedConfig = {
  readonly config: Config | undefined;
  readonly problems: readonly Problem[];
};

/** More mistakes than this at once help nobody. */
const MAX_PROBLEMS = 50;

/** A config is written by hand; what is larger is not one, and is not worth the time to read it. */
const MAX_LENGTH = 1_000_000;

const FIRST_LINE_HINT = sentence`Write \`version: 1\` as its first line.`;

/** Reads promptfare.yml. Never throws; whatever is wrong comes back with its line and column. */
export function parseConfig(file: SourceFile): ParsedConfig {
  if (file.text.length > MAX_LENGTH) {
    const message = sentence`A config has at most ${MAX_LENGTH} characters, not ${file.text.length}`;
    return { config: undefined, problems: [{ severity: 'error', path: file.path, message }] };
  }
  const document = parseYamlDocument(file);
  const { value, problems } = document;
  if (problems.some(({ severity }) => severity === 'error')) return { config: undefined, problems };
  const { config, notes } = readValue(value ?? null);
  if (notes.length === 0) return { config, problems };
  const located = locate(file, document, notes);
  return { config: undefined, problems: [...problems, ...located] };
}

type ReadConfig = { readonly config?: Config; readonly notes: readonly Note[] };

function readValue(value: Json): ReadConfig {
  const versionNote = checkVersion(value);
  if (versionNote) return { notes: [versionNote] };
  // `jitless`: without it the library compiles schemas with `Function`, which web workers forbid.
  const parsed = configSchema.safeParse(value, { jitless: true });
  if (parsed.success) return { config: parsed.data, notes: take(checkReferences(parsed.data)) };
  return { notes: take(explainIssues(parsed.error.issues, value)) };
}

function* explainIssues(issues: readonly z.core.$ZodIssue[], value: Json): Generator<Note> {
  for (const issue of issues) yield* explainIssue(issue, { file: value, parent: [] });
}

/** A config of another version has other keys, so nothing else is said about it. */
function checkVersion(value: Json): Note | undefined {
  if (value === null) {
    return { path: [], at: 'value', message: sentence`The config is empty`, hint: FIRST_LINE_HINT };
  }
  if (typeof value !== 'object' || Array.isArray(value)) return undefined;
  const version = new Map(Object.entries(value)).get('version');
  if (version === 1) return undefined;
  if (version === undefined) {
    return {
      path: [],
      at: 'value',
      message: sentence`\`version\` is missing`,
      hint: FIRST_LINE_HINT,
    };
  }
  const written =
    typeof version === 'object' ? sentence`this` : JSON.stringify(version).slice(0, 20);
  return {
    path: ['version'],
    at: 'value',
    message: sentence`Version ${written} of the config is not known; this Promptfare reads version 1`,
    hint: sentence`Write \`version: 1\`, or update Promptfare.`,
  };
}

function take(notes: Iterable<Note>): readonly Note[] {
  const taken: Note[] = [];
  for (const note of notes) {
    if (taken.length === MAX_PROBLEMS) break;
    taken.push(note);
  }
  return taken;
}

function locate(
  file: SourceFile,
  document: YamlDocument,
  notes: readonly Note[],
): readonly Problem[] {
  const lines = indexLines(file.text);
  const problems = notes.map(({ message, hint, ...note }): Problem & { position: Position } => ({
    severity: 'error',
    path: file.path,
    position: lines.positionAt(offsetOf(document, note)),
    message,
    ...(hint && { hint }),
  }));
  return problems.toSorted(
    ({ position: one }, { position: other }) => one.line - other.line || one.column - other.column,
  );
}

/** Where a note's key or value starts; what is missing is shown at what it is missing from. */
function offsetOf(document: YamlDocument, { path, at }: Pick<Note, 'path' | 'at'>): number {
  const key = at === 'key' ? document.keySpanOf(path) : undefined;
  if (key) return key.range.start;
  for (let length = path.length; length > 0; length -= 1) {
    const span = document.spanOf(path.slice(0, length));
    if (span) return span.range.start;
  }
  return 0;
}
