import type { Role } from './prompt.ts';

/** The words that providers and tools have for our four roles. */
const ROLES: ReadonlyMap<string, Role> = new Map([
  ['system', 'system'],
  ['developer', 'system'],
  ['user', 'user'],
  ['human', 'user'],
  ['assistant', 'assistant'],
  ['model', 'assistant'],
  ['ai', 'assistant'],
  ['tool', 'tool'],
  ['function', 'tool'],
]);

/** The role a word stands for, whatever its case; absent for words nobody uses. */
export function roleOfWord(word: string): Role | undefined {
  return ROLES.get(word.trim().toLowerCase());
}
