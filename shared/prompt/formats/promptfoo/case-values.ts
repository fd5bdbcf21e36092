import type { Json } from '../../../text/json.ts';
import { sentence } from '../../../text/sentence.ts';
import type { SourceSpan } from '../../../text/source-span.ts';
import type { ConfigReader } from './config-reader.ts';
import { shorten } from './config-reader.ts';
import { isProgram } from './prompt-reference.ts';
import { readAll } from './read-all.ts';
import { isList } from './source-node.ts';
import type { TestDraft, WrittenVar } from './test-drafts.ts';

/** Files whose bytes promptfoo sends as base64; they are media, not text. */
const MEDIA = /\.(?:jpe?g|png|gif|bmp|webp|svg|mp4|webm|ogg|mov|avi|wmv|mkv|m4v|mp3|wav)$/i;

/** Values of references that were read before; a file in the default test is read for every test. */
type KnownValues = Map<string, readonly Json[]>;

type Values = { readonly reader: ConfigReader; readonly known: KnownValues };

/**
 * The values that one variable takes in turn: a list of texts is one case per text, `file://` is the file's content,
 * a pattern one case per file. A value that nobody can know here is reported and left out, so that the prompt says
 * which variable it misses. Rules: promptfoo src/evaluator.ts, generateVarCombinations.
 */
export function readValues(
  source: Values,
  { value, span }: WrittenVar,
  { expandsLists }: Pick<TestDraft, 'expandsLists'>,
): readonly Json[] | Promise<readonly Json[]> {
  const isOne = !isList(value) || !expandsLists || typeof value[0] !== 'string';
  const values = isOne ? [value] : value;
  // Most values are plain, and there may be many: none of them waits.
  return values.some(isFileReference) ? followFiles(source, values, span) : values;
}

async function followFiles(
  { reader, known }: Values,
  written: readonly Json[],
  span: WrittenVar['span'],
): Promise<readonly Json[]> {
  const values: Json[] = [];
  for (const value of written) {
    if (isFileReference(value)) {
      const found = known.get(value) ?? (await readFiles(reader, value, span()));
      known.set(value, found);
      values.push(...found);
    } else values.push(value);
  }
  return values;
}

async function readFiles(
  reader: ConfigReader,
  written: string,
  at: SourceSpan,
): Promise<readonly Json[]> {
  if (isProgram(written.replace(/:[^:/\\]*$/, '')) || /\.pdf$/i.test(written)) {
    const message = sentence`The value of "${shorten(written)}" is not known: it is made by a program`;
    const hint = sentence`Record the suite, so that cases come with their final variables.`;
    reader.report(at, { severity: 'warning', message, hint });
    return [];
  }
  const values: Json[] = [];
  // Relative to the config, wherever the test stands (src/evaluatorHelpers.ts, renderPrompt).
  for (const file of await readAll(reader, { written, at })) {
    const isYaml = /\.ya?ml$/i.test(file.path);
    const root = isYaml ? reader.parse(file) : undefined;
    if (root) values.push(JSON.stringify(root.value));
    else if (!isYaml) values.push(file.text.trim());
  }
  return values;
}

function isFileReference(value: Json): value is string {
  return typeof value === 'string' && value.startsWith('file://') && !MEDIA.test(value);
}
