import type { ModelId } from '../model/model-id.ts';
import { parseModelId } from '../model/parse-model-id.ts';
import { CODING_AGENTS, type CodingAgent, type Load } from '../prompt/agent-context/agents.ts';
import { findContextKind } from '../prompt/agent-context/kinds.ts';
import { readContextFile, type ContextFile } from '../prompt/agent-context/read-context-file.ts';
import type { FileReader } from '../text/files.ts';
import type { Quality } from '../tokenizer/quality.ts';
import type { Tokenizer } from '../tokenizer/tokenizer.ts';
import { UNKNOWN_MODEL } from './request-counter.ts';

/** Tokens of one file in the requests of one agent. */
type ContextEntry = {
  readonly path: string;
  readonly when: Load['when'];
  readonly condition?: string;
  /** In every request: the whole file, or its entry in a list. */
  readonly alwaysTokens: number;
  /** On top of that when the condition holds or the file is asked for. */
  readonly addedTokens: number;
  /** Whether another file of this agent's has brought it already, so that it adds nothing. */
  readonly importedBy?: string;
};

/** What the context files of a repository add to the requests of one agent. */
export type ContextCost = {
  readonly agent: CodingAgent['id'];
  readonly title: string;
  readonly quality: Quality;
  readonly alwaysTokens: number;
  /** When every condition holds at once. */
  readonly conditionalTokens: number;
  /** When everything is asked for at once. */
  readonly onDemandTokens: number;
  readonly entries: readonly ContextEntry[];
};

/** The models whose tokenizers `measureContext` asks for. */
export const CONTEXT_MODELS: readonly ModelId[] = CODING_AGENTS.map(modelOf);

function modelOf({ countedAs }: CodingAgent): ModelId {
  return countedAs === undefined ? UNKNOWN_MODEL : parseModelId(countedAs);
}

/** The context files of one side. `unreadPaths` are those that are there and hold no text that can be read. */
export type SideContext = {
  readonly files: readonly ContextFile[];
  readonly unreadPaths: readonly string[];
};

/** The context files among these paths, read. */
export async function readContext(
  paths: readonly string[],
  files: FileReader,
): Promise<readonly ContextFile[]> {
  const context = await loadContext(paths, files);
  return context.files;
}

/** The context files among these paths, and those that cannot be read. */
export async function loadContext(
  paths: readonly string[],
  files: FileReader,
): Promise<SideContext> {
  const context: ContextFile[] = [];
  const unreadPaths: string[] = [];
  for (const path of paths) {
    const kind = findContextKind(path);
    if (!kind) continue;
    const content = await files.read(path);
    if (content.kind === 'unreadable') unreadPaths.push(path);
    if (content.kind !== 'text') continue;
    context.push(await readContextFile({ path, text: content.text }, kind, files));
  }
  return { files: context, unreadPaths };
}

/** For every agent that reads any of these files, what they add to its requests. */
export function measureContext(
  context: readonly ContextFile[],
  tokenizerOf: (model: ModelId) => Tokenizer,
): readonly ContextCost[] {
  return CODING_AGENTS.flatMap((agent) => {
    const loaded = context.flatMap((file) => {
      const load = agent.loads[file.kind]?.(file);
      return load ? [{ file, load }] : [];
    });
    return loaded.length === 0 ? [] : [costFor(agent, loaded, tokenizerOf(modelOf(agent)))];
  });
}

type Loaded = { readonly file: ContextFile; readonly load: Load };

const ORDER: readonly Load['when'][] = ['always', 'conditional', 'on-demand'];

function costFor(
  agent: CodingAgent,
  loaded: readonly Loaded[],
  { countTokens, quality }: Tokenizer,
): ContextCost {
  const broughtBy = new Map<string, string>();
  const entries: ContextEntry[] = [];
  const ordered = loaded.toSorted(
    (a, b) => ORDER.indexOf(a.load.when) - ORDER.indexOf(b.load.when),
  );
  for (const { file, load } of ordered) {
    const importedBy = broughtBy.get(file.path);
    broughtBy.set(file.path, importedBy ?? file.path);
    const follows = agent.followsImports === true;
    const imported = follows ? file.imports.filter(({ path }) => !broughtBy.has(path)) : [];
    for (const { path } of imported) broughtBy.set(path, file.path);
    const body = importedBy === undefined ? countTokens(file.body) : 0;
    const listed = load.listed === undefined ? 0 : countTokens(load.listed);
    entries.push({
      path: file.path,
      ...split(load, body, listed),
      ...(importedBy && { importedBy }),
    });
    for (const { path, text } of imported) {
      entries.push({ path, ...split(load, countTokens(text), 0), importedBy: file.path });
    }
  }
  return { agent: agent.id, title: agent.title, quality, ...sums(entries), entries };
}

function split(load: Load, body: number, listed: number): Omit<ContextEntry, 'path'> {
  const isAlways = load.when === 'always';
  return {
    when: load.when,
    ...(load.condition !== undefined && { condition: load.condition }),
    alwaysTokens: isAlways ? body : listed,
    addedTokens: isAlways ? 0 : body,
  };
}

function sums(
  entries: readonly ContextEntry[],
): Pick<ContextCost, 'alwaysTokens' | 'conditionalTokens' | 'onDemandTokens'> {
  const total = { alwaysTokens: 0, conditionalTokens: 0, onDemandTokens: 0 };
  for (const { when, alwaysTokens, addedTokens } of entries) {
    total.alwaysTokens += alwaysTokens;
    if (when === 'conditional') total.conditionalTokens += addedTokens;
    if (when === 'on-demand') total.onDemandTokens += addedTokens;
  }
  return total;
}
