import type { SourceSpan } from '../../../text/source-span.ts';
import { shorten } from './config-reader.ts';
import type { ConfigReader } from './config-reader.ts';
import { isGlob } from '../../../text/match-glob.ts';
import { sentence, type Sentence } from '../../../text/sentence.ts';
import { readPromptFile } from './prompt-files.ts';
import type { FilePrompt } from './file-prompt.ts';
import { MAX_PROMPTS, readPromptEntries } from './prompt-entries.ts';
import type { PromptEntry } from './prompt-entries.ts';
import { classifyPrompt, isProgram, isProse } from './prompt-reference.ts';
import { readPromptText } from './prompt-text.ts';
import type { PromptBody } from './prompt-text.ts';
import { relativePath } from './relative-path.ts';
import type { SourceNode } from './source-node.ts';

/** A prompt of a config before it meets providers and tests. */
export type LoadedPrompt = {
  /** What stands after `#` in the prompt's id; unique in its config. */
  readonly anchor: string;
  readonly name?: string;
  /** The names that promptfoo and its recordings may have for it, the likeliest first. */
  readonly names: readonly string[];
  readonly body: PromptBody | { readonly unrenderable: Sentence };
  /** Settings that go over the provider's. */
  readonly config?: SourceNode;
};

/** Longer texts are no names; a recording finds such a prompt by its text. */
const MAX_NAME_LENGTH = 100_000;

/** All prompts of a config's `prompts`, in its order; a part that cannot be read is reported and left out. */
export async function loadPrompts(
  reader: ConfigReader,
  prompts: SourceNode | undefined,
): Promise<readonly LoadedPrompt[]> {
  const anchors = new Set<string>();
  const loaded: LoadedPrompt[] = [];
  for (const entry of readPromptEntries(reader, prompts)) {
    for (const prompt of await loadEntry(reader, entry)) {
      if (loaded.length >= MAX_PROMPTS) {
        const message = sentence`Only the first ${MAX_PROMPTS} prompts are read`;
        reader.report(entry.text.span, {
          severity: 'error',
          message,
          hint: sentence`Split the config.`,
        });
        return loaded;
      }
      const anchor = uniqueAnchor(prompt.anchor, anchors);
      const names = prompt.names.filter((name) => name !== '' && name.length <= MAX_NAME_LENGTH);
      loaded.push({ ...prompt, anchor, names: [...new Set(names)] });
    }
  }
  return loaded;
}

/** One short line; two prompts with one label are told apart by their order. */
function uniqueAnchor(written: string, taken: Set<string>): string {
  const anchor = shorten(written.replaceAll(/\s+/g, ' ').trim());
  let unique = anchor;
  for (let count = 2; taken.has(unique); count += 1) unique = `${anchor} (${count})`;
  taken.add(unique);
  return unique;
}

async function loadEntry(
  reader: ConfigReader,
  entry: PromptEntry,
): Promise<readonly LoadedPrompt[]> {
  const { text } = entry.text;
  if (entry.isFunction) return [unrenderable(entry, sentence`made by a function`)];
  const what = classifyPrompt(text);
  if (what.kind === 'text') return [inlinePrompt(entry)];
  if (what.kind === 'unrenderable') return [unrenderable(entry, what.reason)];
  const target: Target = { ...what, written: text, at: entry.text.span };
  const paths = isGlob(what.reference)
    ? await reader.glob({ written: what.reference, at: target.at })
    : undefined;
  if (paths === undefined) return loadFile(reader, entry, target);
  if (paths.length === 0) return noMatch(reader, entry, target);
  const loaded: LoadedPrompt[] = [];
  for (const path of paths) {
    const reference = relativePath(reader.config.path, path);
    const label = entry.label === undefined ? {} : { label: `${entry.label}: ${reference}` };
    const found = await loadFile(reader, { ...entry, ...label }, { ...target, reference });
    loaded.push(...found);
    if (loaded.length > MAX_PROMPTS) break;
  }
  return loaded;
}

/** A reference to one file; `written` is the whole entry, function name and pattern included. */
type Target = {
  readonly reference: string;
  readonly functionName?: string;
  readonly written: string;
  readonly at: SourceSpan;
};

/** promptfoo takes a pattern that names no file as the prompt's text; as a `file://` it is surely a mistake. */
function noMatch(
  reader: ConfigReader,
  entry: PromptEntry,
  { reference, at }: Target,
): readonly LoadedPrompt[] {
  if (isProse(reference)) return [inlinePrompt(entry)];
  const message = sentence`"${shorten(reference)}" matches no file`;
  const hint = sentence`Correct the pattern: it is relative to the folder of this config.`;
  reader.report(at, { severity: 'error', message, hint });
  return [];
}

async function loadFile(
  reader: ConfigReader,
  entry: PromptEntry,
  target: Target,
): Promise<readonly LoadedPrompt[]> {
  const reference = { written: target.reference, at: target.at };
  if (isProse(target.reference) && !(await reader.probe(reference))) return [inlinePrompt(entry)];
  const file = await reader.read(reference);
  if (!file) return [];
  const place = { path: file.path, relative: relativePath(reader.config.path, file.path) };
  if (target.functionName !== undefined || isProgram(file.path)) {
    return [functionPrompt(entry, place, { functionName: target.functionName, text: file.text })];
  }
  const found = await readPromptFile(reader, file);
  if (found && found.length > 0) {
    return found.map((prompt, index) => filePrompt(entry, place, { prompt, index }));
  }
  const name = shorten(target.reference);
  const message = found
    ? sentence`"${name}" holds no prompt`
    : sentence`"${name}" is no kind of file promptfoo reads`;
  const hint = sentence`Refer to a .txt, .md, .j2, .json, .jsonl, .yaml or .csv file with prompts.`;
  reader.report(target.at, { severity: 'error', message, hint });
  return [];
}

function inlinePrompt(entry: PromptEntry): LoadedPrompt {
  const { text } = entry.text;
  return {
    ...common(entry),
    anchor: entry.label ?? entry.id ?? entry.place,
    names: [...given(entry), text],
    body: readPromptText(entry.text),
  };
}

function unrenderable(entry: PromptEntry, reason: Sentence): LoadedPrompt {
  const { text } = entry.text;
  const written = text.includes('\n') || text.length > 200 ? entry.place : text || entry.place;
  return {
    ...common(entry),
    anchor: entry.label ?? entry.id ?? written,
    names: [...given(entry), text, text.replace(/^exec:/, '')],
    body: { unrenderable: reason },
  };
}

type FilePlace = { readonly path: string; readonly relative: string };

/** promptfoo's labels: `prompt.py:main`, `prompt.js`, and for a Python file without a name `path: source`. */
function functionPrompt(
  entry: PromptEntry,
  { path, relative }: FilePlace,
  { functionName, text }: { readonly functionName: string | undefined; readonly text: string },
): LoadedPrompt {
  const tail = functionName === undefined ? '' : `:${functionName}`;
  const bases = [relative, path, `file://${relative}`];
  return {
    ...common(entry),
    anchor: entry.label ?? relative + tail,
    names: [
      ...given(entry),
      ...bases.map((base) => base + tail),
      ...(tail === '' && path.endsWith('.py') ? [`${relative}: ${text}`, `${path}: ${text}`] : []),
    ],
    body: { unrenderable: sentence`made by a function` },
  };
}

/** Recordings name a file by the path from where promptfoo ran: the config's folder or the workspace. */
function filePrompt(
  entry: PromptEntry,
  { path, relative }: FilePlace,
  { prompt, index }: { readonly prompt: FilePrompt; readonly index: number },
): LoadedPrompt {
  const number = index === 0 ? '' : `[${index}]`;
  const { label, labelTails = [], raw } = prompt;
  const tails = labelTails.flatMap((tail) => [relative + tail, path + tail]);
  const labelled =
    entry.label === undefined
      ? []
      : [`${entry.label}: ${raw}`, `${entry.label}: ${relative}: ${raw}`];
  return {
    ...common(entry),
    ...(entry.label === undefined && label !== undefined ? { name: label } : {}),
    anchor: (entry.label ?? relative) + number,
    names: [
      ...(label === undefined ? [] : [label]),
      ...given(entry),
      ...labelled,
      ...tails,
      ...[path, relative, `file://${relative}`].map((name) => name + number),
      raw,
    ],
    body: prompt.body,
  };
}

function common(entry: PromptEntry): Pick<LoadedPrompt, 'name' | 'config'> {
  return {
    ...(entry.label === undefined ? {} : { name: entry.label }),
    ...(entry.config ? { config: entry.config } : {}),
  };
}

function given({ label, id }: PromptEntry): readonly string[] {
  return [label, id].filter((name) => name !== undefined);
}
