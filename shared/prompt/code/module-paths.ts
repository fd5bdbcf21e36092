import { joinWorkspacePath } from '../../text/workspace-path.ts';
import type { CodeLanguage } from './code-language.ts';

const ENDINGS = [
  '.ts',
  '.tsx',
  '.js',
  '.jsx',
  '.mjs',
  '.cjs',
  '/index.ts',
  '/index.tsx',
  '/index.js',
];
/** TypeScript is imported under the name that its JavaScript will have. */
const SWAPS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/\.jsx?$/, ['.ts', '.tsx']],
  [/\.mjs$/, ['.mts']],
  [/\.cjs$/, ['.cts']],
];
const MAX_FOLDERS = 10;

/** Where the file of an import may be, the likeliest first; none for packages. */
export function modulePaths(
  { path, language }: { readonly path: string; readonly language: CodeLanguage },
  module: string,
): readonly string[] {
  const paths = language === 'python' ? pythonPaths(path, module) : relativePaths(module);
  return paths.flatMap((reference) => {
    const joined = joinWorkspacePath(path, reference);
    return joined.kind === 'inside' ? [joined.path] : [];
  });
}

/** Whether the name of a module says nothing of where its file is: it is a package, or an alias. */
export function isBareModule(
  { language }: { readonly language: CodeLanguage },
  module: string,
): boolean {
  return language !== 'python' && !IS_RELATIVE.test(module) && !module.startsWith('node:');
}

const IS_RELATIVE = /^\.{1,2}(?:\/|$)/;

function relativePaths(module: string): readonly string[] {
  return IS_RELATIVE.test(module) ? filesOfModule(module) : [];
}

/** The files that a path without an ending, or with that of its JavaScript, may stand for. */
export function filesOfModule(module: string): readonly string[] {
  const swap = SWAPS.find(([ending]) => ending.test(module));
  if (swap) return [module, ...swap[1].map((ending) => module.replace(swap[0], ending))];
  if (/\.(?:[mc]?ts|tsx)$/.test(module)) return [module];
  return ENDINGS.map((ending) => `${module}${ending}`);
}

/**
 * Leading dots are folders; a module without them is looked for in every folder around the file, and in `src` of the
 * outermost.
 */
function pythonPaths(path: string, module: string): readonly string[] {
  const [, dots = '', name = ''] = /^(\.*)([\w.]*)$/.exec(module) ?? [];
  const file = name.replaceAll('.', '/');
  const endings = file === '' ? ['__init__.py'] : [`${file}.py`, `${file}/__init__.py`];
  if (dots !== '') return endings.map((ending) => `${'../'.repeat(dots.length - 1)}${ending}`);
  if (file === '') return [];
  const folders = Math.min(MAX_FOLDERS, path.split('/').length - 1);
  const around = Array.from({ length: folders + 1 }, (_, up) => '../'.repeat(up));
  return [...around, `${'../'.repeat(folders)}src/`].flatMap((up) =>
    endings.map((ending) => `${up}${ending}`),
  );
}
