import { composeYaml, type YamlMistake } from './compose-yaml.ts';
import type { SourceFile } from './files.ts';
import { documentOf } from './json-tree.ts';
import type { JsonDocument } from './json-tree.ts';
import { indexLines } from './lines.ts';
import type { Problem } from './problem.ts';
import type { Range } from './range.ts';
import { sentence, type Sentence } from './sentence.ts';
import { readYamlTokens } from './yaml-tokens.ts';
import { buildYamlTree } from './yaml-tree.ts';
import type { YamlNote } from './yaml-tree.ts';

export type YamlDocument = JsonDocument;

/** More mistakes than this in one file help nobody. */
const MAX_PROBLEMS = 20;

const QUOTE_HINT = sentence`Put the value in quotes, or check the indentation.`;
const HINTS: ReadonlyMap<YamlMistake['code'], Sentence> = new Map([
  ['TAB_AS_INDENT', sentence`Indent with spaces.`],
  ['BAD_SCALAR_START', QUOTE_HINT],
  ['BLOCK_AS_IMPLICIT_KEY', QUOTE_HINT],
  ['MULTILINE_IMPLICIT_KEY', QUOTE_HINT],
  ['BAD_DQ_ESCAPE', sentence`Double the backslash, or use single quotes.`],
  ['BAD_ALIAS', sentence`Put the value in quotes if the * or & belongs to the text.`],
]);

/**
 * The first YAML 1.2 document of a file (core schema, and the merge key `<<`), or of the `range` of it that is YAML
 * (front matter); all places are places of the whole file. JSON is YAML, so it is read too. A syntax error leaves
 * `value` out. Never throws: aliases, depth and size are bounded, tags cannot make anything but plain values.
 */
export function parseYamlDocument(file: SourceFile, range?: Range): YamlDocument {
  const start = range?.start ?? 0;
  const text = range ? file.text.slice(range.start, range.end) : file.text;
  const read = readYamlTokens(text);
  if (read.kind === 'refused') {
    const hint = sentence`Split the file, or flatten it.`;
    const note = {
      message: sentence`The YAML is not read: ${read.reason}`,
      offset: read.offset + start,
      hint,
    };
    return documentOf(file.path, undefined, locate(file, [{ ...note, severity: 'error' }]));
  }
  const { document, mistakes } = composeYaml(read.tokens, text.length);
  if (mistakes.length > 0 || !document) {
    const notes = mistakes.map((mistake) => describe(mistake, start));
    return documentOf(file.path, undefined, locate(file, notes));
  }
  const { tree, notes } = buildYamlTree(document, { ...file, start });
  return documentOf(file.path, tree, locate(file, notes));
}

function describe({ code, message, offset }: YamlMistake, start: number): YamlNote {
  const firstLine = message.split('\n', 1)[0] ?? message;
  return {
    severity: 'error',
    message: sentence`The YAML is not valid: ${firstLine}`,
    hint: HINTS.get(code) ?? sentence`Check the quotes, brackets and indentation here.`,
    offset: offset + start,
  };
}

function locate(file: SourceFile, notes: readonly YamlNote[]): readonly Problem[] {
  if (notes.length === 0) return [];
  const lines = indexLines(file.text);
  return notes.slice(0, MAX_PROBLEMS).map(({ severity, message, hint, offset }) => ({
    severity,
    path: file.path,
    position: lines.positionAt(offset),
    message,
    hint,
  }));
}
