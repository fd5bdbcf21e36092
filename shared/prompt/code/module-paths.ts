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
  const paths = language === 'python' ? pythonPaths(path, module) : javascriptPaths(module);
  return paths.flatMap((reference) => {
    const joined = joinWorkspacePath(path, reference);
    return joined.kind === 'inside' ? [joined.path] : [];
  });
}

function javascriptPaths(module: string): readonly string[] {
  if (!/^\.{1,2}(?:\/|$)/.test(module)) return [];
  const swap = SWAPS.find(([ending]) => ending.test(module));
  if (swap) return [module, ...swap[1].map((ending) => module.replace(swap[0], ending))];
  if (/\.(?:[mc]?ts|tsx)$/.test(module)) return [module];
  return ENDINGS.map((ending) => `${module}${ending}`);
}

/** Leading dots are folders; a module without them is looked for in every folder around the file. */
function pythonPaths(path: string, module: string): readonly string[] {
  const [, dots = '', name = ''] = /^(\.*)([\w.]*)$/.exec(module) ?? [];
  const file = name.replaceAll('.', '/');
  const endings = file === '' ? ['__init__.py'] : [`${file}.py`, `${file}/__init__.py`];
  if (dots !== '') return endings.map((ending) => `${'../'.repeat(dots.length - 1)}${ending}`);
  if (file === '') return [];
  const folders = Math.min(MAX_FOLDERS, path.split('/').length - 1);
  return Array.from({ length: folders + 1 }, (_, up) => '../'.repeat(up)).flatMap((up) =>
    endings.map((ending) => `${up}${ending}`),
  );
}
