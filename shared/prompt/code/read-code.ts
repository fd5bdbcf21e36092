import type { FileReader, LoadGrammar, SourceFile } from '../../text/files.ts';
import { sentence } from '../../text/sentence.ts';
import type { ParsedFile, Prompt } from '../prompt.ts';
import { languageOfPath } from './code-language.ts';
import { type CodeSource, createCodeSource } from './code-source.ts';
import { createEvaluator } from './evaluate.ts';
import { findCalls, type FoundPrompt, MAX_CALLS } from './find-calls.ts';
import { findMarked } from './find-marked.ts';
import { finishPrompt } from './finish-prompt.ts';
import { filesOfModule, isBareModule, modulePaths } from './module-paths.ts';
import { parseCode } from './parse-code.ts';
import { loadPathAliases } from './path-aliases.ts';
import type { SourceOf } from './write-text-part.ts';

const NOTHING: ParsedFile = { prompts: [], problems: [], reads: [] };

/** The prompts of a source file. Without grammars, none: it is a program and no prompt file then. */
export async function readCode(file: SourceFile, files: FileReader): Promise<ParsedFile> {
  const { loadGrammar } = files;
  if (!loadGrammar) return NOTHING;
  const opened = await openCode(file, loadGrammar);
  if (!opened) return { ...NOTHING, problems: [tooDeep(file.path)] };
  const modules: Modules = { byName: new Map(), byPath: new Map(), wanted: new Set() };
  const first = readSource(opened, modules);
  const reads = await loadModules(opened, modules, { files, loadGrammar });
  // What a module holds is known now: the same reading finds it at hand.
  const prompts = modules.byPath.size > 0 ? readSource(opened, modules) : first;
  const isCut = opened.isExhausted() || prompts.length >= MAX_CALLS;
  for (const source of [opened, ...modules.byPath.values()]) source.free();
  return { prompts, problems: isCut ? [tooMuch(file.path)] : [], reads };
}

type Modules = {
  /** The file of a module as it is imported; undefined when there is none. */
  readonly byName: Map<string, CodeSource | undefined>;
  readonly byPath: Map<string, CodeSource>;
  readonly wanted: Set<string>;
};

/** What a constant may come from; no file needs more. */
const MAX_MODULES = 20;
const MAX_LENGTH = 512 * 1024;

async function openCode(
  file: SourceFile,
  loadGrammar: LoadGrammar,
): Promise<CodeSource | undefined> {
  const language = languageOfPath(file.path);
  if (!language || file.text.length > MAX_LENGTH) return undefined;
  const tree = await parseCode(file.text, language, loadGrammar);
  return tree && createCodeSource(file, language, tree);
}

function tooDeep(path: string): ParsedFile['problems'][number] {
  return {
    severity: 'warning',
    path,
    message: sentence`The code is too large or too deeply nested to be searched for prompts`,
    hint: sentence`Move its prompts to a file of their own.`,
  };
}

function tooMuch(path: string): ParsedFile['problems'][number] {
  const message = sentence`Only the first prompts of this code were read, ${MAX_CALLS} at most`;
  return { severity: 'warning', path, message, hint: sentence`Split the file.` };
}

function readSource(source: CodeSource, modules: Modules): readonly Prompt[] {
  const evaluator = createEvaluator(source, (module) => {
    if (!modules.byName.has(module)) modules.wanted.add(module);
    return modules.byName.get(module);
  });
  const sourceOf: SourceOf = (path) => (path === source.path ? source : modules.byPath.get(path));
  const calls = findCalls(evaluator);
  const found = [...calls, ...findMarked(evaluator).filter((marked) => !isIn(calls, marked))];
  return namePrompts(found, source.path, sourceOf);
}

/** Whether a marked text is part of a call that was read. */
function isIn(calls: readonly FoundPrompt[], { draft }: FoundPrompt): boolean {
  const [part] = draft.messages.flatMap(({ parts }) => parts);
  return calls.some((call) =>
    call.draft.messages.some(({ parts }) =>
      parts.some(
        ({ value }) =>
          value.place.path === part?.value.place.path &&
          value.place.range.start === part.value.place.range.start,
      ),
    ),
  );
}

/** A prompt is called by the code around it; the second of that name is `name-2`. */
function namePrompts(
  found: readonly FoundPrompt[],
  path: string,
  sourceOf: SourceOf,
): readonly Prompt[] {
  const used = new Map<string, number>();
  return found.flatMap((one) => {
    const count = (used.get(one.name) ?? 0) + 1;
    const name = count === 1 ? one.name : `${one.name}-${count}`;
    const prompt = finishPrompt({ ...one, name }, { id: `${path}#${name}`, path, sourceOf });
    if (prompt) used.set(one.name, count);
    return prompt ?? [];
  });
}

/** Reads the files of the modules that were asked for; answers every path that was tried. */
async function loadModules(
  source: CodeSource,
  modules: Modules,
  help: Help,
): Promise<readonly string[]> {
  const wanted = [...modules.wanted].slice(0, MAX_MODULES);
  const bare = new Set(wanted.filter((module) => isBareModule(source, module)));
  const aliases = bare.size > 0 ? await loadPathAliases(source.path, help.files) : undefined;
  const reads = [...(aliases?.reads ?? [])];
  for (const module of wanted) {
    const named = bare.has(module) ? (aliases?.resolve(module) ?? []) : [];
    const paths = [...modulePaths(source, module), ...named.flatMap(filesOfModule)];
    const loaded = await loadFirst(paths, modules, help);
    reads.push(...loaded.reads);
    if (loaded.isFound) modules.byName.set(module, loaded.source);
  }
  return [...new Set(reads)];
}

type Help = { readonly files: FileReader; readonly loadGrammar: LoadGrammar };
type LoadedModule = {
  readonly reads: readonly string[];
  readonly isFound: boolean;
  readonly source: CodeSource | undefined;
};

/** The first of these files that is there. */
async function loadFirst(
  paths: readonly string[],
  { byPath }: Modules,
  { files, loadGrammar }: Help,
): Promise<LoadedModule> {
  for (const [index, path] of paths.entries()) {
    const content = await files.read(path);
    if (content.kind !== 'text') continue;
    const source = byPath.get(path) ?? (await openCode({ path, text: content.text }, loadGrammar));
    if (source) byPath.set(path, source);
    return { reads: paths.slice(0, index + 1), isFound: true, source };
  }
  return { reads: paths, isFound: false, source: undefined };
}
