import type { FileReader, SourceFile } from '../../../text/files.ts';
import type {
  BamlAlias,
  BamlClass,
  BamlClient,
  BamlDeclaration,
  BamlEnum,
  BamlMacro,
  BamlTest,
} from './declarations.ts';
import { readDeclarations } from './read-declarations.ts';

/** What the files of one `baml_src` folder declare together. */
export type BamlProject = {
  readonly classes: ReadonlyMap<string, BamlClass>;
  readonly enums: ReadonlyMap<string, BamlEnum>;
  readonly aliases: ReadonlyMap<string, BamlAlias>;
  readonly clients: ReadonlyMap<string, BamlClient>;
  readonly macros: ReadonlyMap<string, BamlMacro>;
  /** By the function that they call. */
  readonly tests: ReadonlyMap<string, readonly BamlTest[]>;
  readonly reads: readonly string[];
};

const MAX_FILES = 300;
const MAX_LENGTH = 4_000_000;

/** Names are shared by all files of the `baml_src` folder, or of the file's own folder outside of one. */
export async function loadProject(
  file: SourceFile,
  own: readonly BamlDeclaration[],
  files: FileReader,
): Promise<BamlProject> {
  const root = rootOf(file.path);
  const listed = await files.list();
  const others = listed
    .filter((path) => path.startsWith(root) && path.endsWith('.baml') && path !== file.path)
    .slice(0, MAX_FILES);
  const declarations: BamlDeclaration[] = [];
  let length = 0;
  for (const path of others) {
    const content = await files.read(path);
    if (content.kind !== 'text' || length + content.text.length > MAX_LENGTH) continue;
    length += content.text.length;
    declarations.push(...readDeclarations({ path, text: content.text }));
  }
  // The file's own declarations come last, so that they win over a name that stands twice.
  return { ...indexProject([...declarations, ...own]), reads: others };
}

function rootOf(path: string): string {
  const folders = path.split('/').slice(0, -1);
  const source = folders.lastIndexOf('baml_src');
  const kept = source < 0 ? folders : folders.slice(0, source + 1);
  return kept.map((folder) => `${folder}/`).join('');
}

function indexProject(declarations: readonly BamlDeclaration[]): Omit<BamlProject, 'reads'> {
  const project = {
    classes: new Map<string, BamlClass>(),
    enums: new Map<string, BamlEnum>(),
    aliases: new Map<string, BamlAlias>(),
    clients: new Map<string, BamlClient>(),
    macros: new Map<string, BamlMacro>(),
  };
  const tests = new Map<string, BamlTest>();
  for (const declaration of declarations) {
    if (declaration.kind === 'class') project.classes.set(declaration.name, declaration);
    if (declaration.kind === 'enum') project.enums.set(declaration.name, declaration);
    if (declaration.kind === 'type') project.aliases.set(declaration.name, declaration);
    if (declaration.kind === 'client') project.clients.set(declaration.name, declaration);
    if (declaration.kind === 'template_string') project.macros.set(declaration.name, declaration);
    if (declaration.kind === 'test')
      tests.set(`${declaration.name} ${declaration.functions.join()}`, declaration);
  }
  return { ...project, tests: byFunction(tests.values()) };
}

function byFunction(tests: Iterable<BamlTest>): BamlProject['tests'] {
  const found = new Map<string, BamlTest[]>();
  for (const test of tests) {
    for (const name of new Set(test.functions)) {
      const own = found.get(name) ?? [];
      found.set(name, own);
      own.push(test);
    }
  }
  return found;
}
