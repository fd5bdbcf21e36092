/** The languages whose source files are searched for prompts; a grammar is named after its language. */
export type CodeLanguage = 'javascript' | 'typescript' | 'tsx' | 'python';

const LANGUAGES: ReadonlyMap<string, CodeLanguage> = new Map([
  ['js', 'javascript'],
  ['jsx', 'javascript'],
  ['mjs', 'javascript'],
  ['cjs', 'javascript'],
  ['ts', 'typescript'],
  ['mts', 'typescript'],
  ['cts', 'typescript'],
  ['tsx', 'tsx'],
  ['py', 'python'],
]);

/** The language of a source file, by its ending. */
export function languageOfPath(path: string): CodeLanguage | undefined {
  const ending = /\.([a-z]{2,3})$/i.exec(path)?.[1]?.toLowerCase();
  return ending === undefined ? undefined : LANGUAGES.get(ending);
}

export function isCodePath(path: string): boolean {
  return languageOfPath(path) !== undefined;
}
