import type { SourceFile } from '../../text/files.ts';
import { globMatcher } from '../../text/match-glob.ts';
import { isCodePath } from './code-language.ts';

/** Tests, what others wrote, what a program wrote. */
const isLeftOut = globMatcher([
  '**/{test,tests,__tests__,spec,specs,e2e,__mocks__,fixtures,node_modules,site-packages,vendor,dist,build,out}/**',
  '**/*.{test,spec,stories,min,bundle,d,generated}.*',
  '**/{test_*,*_test,conftest}.py',
]);

/** Larger files are written by programs; the longest line of a person's file is a prompt on one line. */
const MAX_LENGTH = 512 * 1024;
const MAX_LINE_LENGTH = 30_000;

/** Letters that every call we know has; looking for letters is many times faster than looking for words. */
const LETTERS = [
  'ompletion',
  'esponses',
  'essages',
  'enerate',
  'treamText',
  'treamObject',
  'PromptTemplate',
  'promptfare',
];

const CALL = new RegExp(
  [
    /\bcompletions\s*\.\s*(?:create|parse|stream)\b/,
    /\bChatCompletion\s*\.\s*a?create\b|\bcreateChatCompletion\b/,
    /\bresponses\s*\.\s*(?:create|parse|stream)\b/,
    /\bmessages\s*\.\s*(?:create|stream|parse)\b/,
    /\bgenerateContent(?:Stream)?\b|\bgenerate_content(?:_async|_stream)?\b/,
    /\b(?:generate|stream)(?:Text|Object)\b/,
    /\ba?completion\s*\(/,
    /PromptTemplate\b/,
    /\bpromptfare:\s{0,4}prompt\b/,
  ]
    .map(({ source }) => source)
    .join('|'),
);

/** Whether a file of the workspace is worth a parse: no parser is needed to say so. Linear in the text. */
export function mayHoldPrompts({ path, text }: SourceFile): boolean {
  if (!isCodePath(path) || text.length > MAX_LENGTH) return false;
  if (!LETTERS.some((letters) => text.includes(letters))) return false;
  return CALL.test(text) && !isLeftOut(path.toLowerCase()) && !isMinified(text);
}

function isMinified(text: string): boolean {
  let start = 0;
  while (start < text.length) {
    const end = text.indexOf('\n', start);
    if ((end < 0 ? text.length : end) - start > MAX_LINE_LENGTH) return true;
    if (end < 0) return false;
    start = end + 1;
  }
  return false;
}
