import { mayHoldPrompts } from '../code/may-hold-prompts.ts';
import { readCode } from '../code/read-code.ts';
import type { PromptFormat } from '../prompt-format.ts';

/** Prompts in TypeScript, JavaScript and Python: calls of libraries, and strings that a comment marks. */
export const code: PromptFormat = {
  id: 'code',
  title: 'Prompts in code (TypeScript, JavaScript, Python)',
  patterns: ['**/*.{ts,tsx,mts,cts,js,jsx,mjs,cjs,py}'],
  matches: mayHoldPrompts,
  parse: readCode,
};
