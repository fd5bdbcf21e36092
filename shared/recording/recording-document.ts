import type { SourceFile } from '../text/files.ts';
import type { Json } from '../text/json.ts';
import type { JsonPath } from '../text/json-tree.ts';
import { indexLines } from '../text/lines.ts';
import type { Position } from '../text/lines.ts';
import type { Problem } from '../text/problem.ts';
import { sentence } from '../text/sentence.ts';
import { parseYamlDocument } from '../text/yaml-document.ts';
import { parseScanned, scanJson, skipJsonBlanks } from './scan-json.ts';
import type { JsonScan } from './scan-json.ts';

/** One JSON or YAML value and where its parts stand. */
export type RecordingDocument = {
  readonly value: Json;
  /** What is odd about the text itself: keys that stand twice. */
  readonly problems: readonly Problem[];
  /** Places of values, in the order of the paths; of what holds them where they do not exist. One pass over the text. */
  readonly positionsOf: (paths: readonly JsonPath[]) => readonly (Position | undefined)[];
};

export type OpenedDocument =
  | { readonly kind: 'read'; readonly document: RecordingDocument }
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] };

/** Formats ask one after the other whether a file is theirs; large files are parsed for the first only. */
const opened = new WeakMap<SourceFile, OpenedDocument>();

/** Reads a file as JSON when it begins like it, as YAML otherwise. Never throws; size and depth are bounded. */
export function openRecordingDocument(file: SourceFile): OpenedDocument {
  const known = opened.get(file);
  if (known) return known;
  const document = beginsLikeJson(file.text) ? openJson(file) : openYaml(file);
  opened.set(file, document);
  return document;
}

/** Whether the first character that is no blank opens an object or a list. */
export function beginsLikeJson(text: string): boolean {
  return '{['.includes(text.charAt(skipJsonBlanks(text, 0)) || ' ');
}

function openJson(file: SourceFile): OpenedDocument {
  const { path, text } = file;
  const scan = scanJson(text);
  const isWhole = skipJsonBlanks(text, scan.end) >= text.length;
  const value = scan.mistake || !isWhole ? undefined : parseScanned(text, scan);
  if (value === undefined) return { kind: 'refused', problems: [syntaxProblem(file)] };
  const positionsOf = (paths: readonly JsonPath[]): readonly Position[] => {
    const places = scanJson(text, { paths });
    const lines = indexLines(text);
    return paths.map((wanted) => lines.positionAt(places.offsetOf(wanted)));
  };
  return {
    kind: 'read',
    document: { value, problems: twiceProblems(path, text, scan), positionsOf },
  };
}

/** Where and why a text is no JSON; slow, for texts that the built-in parser refused. */
export function syntaxProblem({ path, text }: SourceFile): Problem {
  const scan = scanJson(text, { strict: true });
  const rest = skipJsonBlanks(text, scan.end);
  const mistake = scan.mistake ?? {
    offset: rest,
    message:
      rest < text.length ? sentence`there is text after its end` : sentence`it cannot be read`,
  };
  const isCutOff = mistake.offset >= text.trimEnd().length;
  return {
    severity: 'error',
    path,
    position: indexLines(text).positionAt(mistake.offset),
    message: sentence`The JSON is not valid: ${isCutOff ? sentence`the file ends too early` : mistake.message}`,
    hint: isCutOff
      ? sentence`The run that wrote it was interrupted; record it again.`
      : sentence`Record it again, or mend the file here.`,
  };
}

function twiceProblems(path: string, text: string, { twice }: JsonScan): readonly Problem[] {
  if (twice.length === 0) return [];
  const lines = indexLines(text);
  return twice.map(({ key, offset }) => ({
    severity: 'warning',
    path,
    position: lines.positionAt(offset),
    message: sentence`The key ${JSON.stringify(key.slice(0, 60))} stands twice in one object`,
    hint: sentence`The last one is used; remove the other.`,
  }));
}

function openYaml(file: SourceFile): OpenedDocument {
  const { value, problems, spanOf } = parseYamlDocument(file);
  if (value === undefined) return { kind: 'refused', problems };
  const positionsOf = (paths: readonly JsonPath[]): readonly (Position | undefined)[] => {
    const lines = indexLines(file.text);
    return paths.map((path) => {
      const span = spanOf(path) ?? spanOf(path.slice(0, -1));
      return span && lines.positionAt(span.range.start);
    });
  };
  return { kind: 'read', document: { value, problems, positionsOf } };
}
