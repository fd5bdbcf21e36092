import { sentence, type Sentence } from '../../../text/sentence.ts';

/** What a prompt entry of a config stands for. */
export type PromptReference =
  | { readonly kind: 'text' }
  | { readonly kind: 'file'; readonly reference: string; readonly functionName?: string }
  | { readonly kind: 'unrenderable'; readonly reason: Sentence };

const SERVERS: readonly (readonly [string, string])[] = [
  ['langfuse://', 'Langfuse'],
  ['portkey://', 'Portkey'],
  ['helicone://', 'Helicone'],
];

/** promptfoo's VALID_FILE_EXTENSIONS (src/prompts/constants.ts). */
const FILE_EXTENSION = /\.(?:cjs|cts|js|jsonl?|mjs|mts|py|ts|txt|ya?ml)$/;

const FUNCTION_FILE = /^(.*\.(?:[cm]?[jt]s|py|go|rb)):([^:/\\]*)$/s;

/** Files that promptfoo runs to get the prompt (src/prompts/index.ts, processPrompt). */
const PROGRAM = /\.(?:[cm]?[jt]s|py|go|rb|sh|bash|exe|bat|cmd|ps1|pl)$/i;

export function classifyPrompt(raw: string): PromptReference {
  const server = SERVERS.find(([scheme]) => raw.startsWith(scheme));
  if (server)
    return { kind: 'unrenderable', reason: sentence`fetched from ${server[1]} at run time` };
  if (raw.startsWith('exec:')) return { kind: 'unrenderable', reason: sentence`made by a program` };
  if (!isMaybePath(raw)) return { kind: 'text' };
  const [, reference, functionName] = FUNCTION_FILE.exec(raw) ?? [];
  return reference === undefined || functionName === undefined
    ? { kind: 'file', reference: raw }
    : { kind: 'file', reference, functionName };
}

/** Whether promptfoo would run this file instead of reading it. */
export function isProgram(path: string): boolean {
  return PROGRAM.test(path);
}

/** promptfoo's rule for strings that may be paths (src/prompts/utils.ts, maybeFilePath). */
function isMaybePath(raw: string): boolean {
  if (raw.includes('\n') || SERVERS.some(([scheme]) => raw.includes(scheme))) return false;
  const lastColon = raw.lastIndexOf(':');
  const pieces = [raw.slice(lastColon + 1), lastColon === -1 ? '' : raw.slice(0, lastColon)];
  return (
    raw.startsWith('file://') ||
    pieces.some((piece) => FILE_EXTENSION.test(piece)) ||
    raw.at(-3) === '.' ||
    raw.at(-4) === '.' ||
    /[*/\\]/.test(raw)
  );
}

/**
 * Whether a string that could be a path reads like a sentence. promptfoo takes it as the prompt itself when it has
 * braces or a star and no such file exists; "and/or" is no folder.
 */
export function isProse(raw: string): boolean {
  return !raw.startsWith('file://') && (/\s/.test(raw.trim()) || raw.includes('{{'));
}
