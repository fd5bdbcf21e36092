import type { FileReader } from '../../text/files.ts';
import { fieldOf, isJsonArray, isJsonObject, textOf } from '../../text/json-fields.ts';
import type { Json } from '../../text/json.ts';
import { onlyKnown } from '../../text/only-known.ts';
import { joinWorkspacePath } from '../../text/workspace-path.ts';
import { parseYamlDocument } from '../../text/yaml-document.ts';

/** What a project calls its own folders: `paths` and `baseUrl` of the configuration of TypeScript. */
export type PathAliases = {
  /** Workspace paths without an ending that a module's name may stand for, the likeliest first. */
  readonly resolve: (module: string) => readonly string[];
  readonly reads: readonly string[];
};

/** Vite keeps the settings of the application in a file of their own. */
const NAMES = ['tsconfig.json', 'tsconfig.app.json', 'jsconfig.json'];
const MAX_FOLDERS = 10;
const MAX_EXTENDED = 3;
/** Longer ones are no configuration of a person. */
const MAX_LENGTH = 20_000;

type Options = { readonly path: string; readonly paths?: Json; readonly baseUrl?: string };
type Loading = { readonly files: FileReader; readonly reads: string[] };

/** The aliases of the nearest configuration above a file that has any. */
export async function loadPathAliases(path: string, files: FileReader): Promise<PathAliases> {
  const reads: string[] = [];
  for (const folder of foldersAbove(path)) {
    for (const name of NAMES) {
      const found = await loadOptions(`${folder}${name}`, { files, reads });
      if (found) return { resolve: (module) => resolveAlias(module, found), reads };
    }
  }
  return { resolve: () => [], reads };
}

function foldersAbove(path: string): readonly string[] {
  const names = path.split('/').slice(0, -1);
  const folders = names.map((_, index) => `${names.slice(0, names.length - index).join('/')}/`);
  return [...folders.slice(0, MAX_FOLDERS), ''];
}

async function loadOptions(
  path: string,
  loading: Loading,
  depth = 0,
): Promise<Options | undefined> {
  loading.reads.push(path);
  const content = await loading.files.read(path);
  if (content.kind !== 'text' || content.text.length > MAX_LENGTH) return undefined;
  const { value } = parseYamlDocument({ path, text: withoutComments(content.text) });
  return ownOptions(path, value) ?? (await inheritedOptions(path, value, { loading, depth }));
}

function ownOptions(path: string, value: Json | undefined): Options | undefined {
  const paths = fieldOf(value, 'compilerOptions', 'paths');
  const baseUrl = textOf(fieldOf(value, 'compilerOptions', 'baseUrl'));
  if (paths === undefined && baseUrl === undefined) return undefined;
  return { path, ...onlyKnown({ paths, baseUrl }) };
}

async function inheritedOptions(
  path: string,
  value: Json | undefined,
  { loading, depth }: { readonly loading: Loading; readonly depth: number },
): Promise<Options | undefined> {
  if (depth >= MAX_EXTENDED) return undefined;
  for (const base of basesOf(fieldOf(value, 'extends'))) {
    const joined = joinWorkspacePath(path, base.endsWith('.json') ? base : `${base}.json`);
    const inherited =
      joined.kind === 'inside' ? await loadOptions(joined.path, loading, depth + 1) : undefined;
    if (inherited) return inherited;
  }
  return undefined;
}

/** The last of several wins; packages are not read. */
function basesOf(written: Json | undefined): readonly string[] {
  const names = isJsonArray(written) ? written.toReversed() : [written];
  return names.filter((name) => typeof name === 'string').filter((name) => name.startsWith('.'));
}

/** Comments that JSON does not have; trailing commas are read as they are. */
function withoutComments(text: string): string {
  return text.replaceAll(/("(?:[^"\\]|\\.)*")|\/\/[^\n]*|\/\*[^]*?\*\//g, (_, quoted) =>
    typeof quoted === 'string' ? quoted : ' ',
  );
}

function resolveAlias(module: string, { path, paths, baseUrl }: Options): readonly string[] {
  const base = baseUrl ?? '.';
  const targets = isJsonObject(paths) ? targetsOf(module, paths) : [];
  const all = baseUrl === undefined ? targets : [...targets, module];
  return all.flatMap((target) => {
    const joined = joinWorkspacePath(path, `${base}/${target}`);
    return joined.kind === 'inside' ? [joined.path] : [];
  });
}

/** The pattern with the longest text before its star, as TypeScript chooses. */
function targetsOf(module: string, paths: { readonly [pattern: string]: Json }): readonly string[] {
  let best: { readonly length: number; readonly targets: readonly string[] } | undefined;
  for (const [pattern, written] of Object.entries(paths)) {
    const inner = matchPattern(module, pattern);
    const length = pattern.indexOf('*') < 0 ? Number.POSITIVE_INFINITY : pattern.indexOf('*');
    if (inner === undefined || (best && best.length >= length) || !isJsonArray(written)) continue;
    const targets = written.filter((target) => typeof target === 'string');
    best = { length, targets: targets.map((target) => target.replace('*', () => inner)) };
  }
  return best?.targets ?? [];
}

/** What the star of a pattern stands for; nothing when there is none. */
function matchPattern(module: string, pattern: string): string | undefined {
  const [before = '', after] = pattern.split('*');
  if (after === undefined) return module === before ? '' : undefined;
  const isLong = module.length >= before.length + after.length;
  if (!isLong || !module.startsWith(before) || !module.endsWith(after)) return undefined;
  return module.slice(before.length, module.length - after.length);
}
