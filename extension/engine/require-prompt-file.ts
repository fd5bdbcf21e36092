import { findPromptFormat } from '../../shared/prompt/parse-prompts.ts';
import type { DocumentRequest } from './document-request.ts';

/** Files of no known format that may be one prompt all the same; others are programs and data. */
const PLAIN_PATHS = /(?:^|\/)[^./]+$|\.(?:txt|md|markdown|mdc|prompt)$/i;

/** Throws for a file that can hold no prompt: the rules would take a program for prose. */
export async function requirePromptFile({
  path,
  files,
}: Pick<DocumentRequest, 'path' | 'files'>): Promise<void> {
  const content = await files.read(path);
  if (content.kind !== 'text') throw new Error(`${path} cannot be read as text`);
  if (PLAIN_PATHS.test(path) || findPromptFormat({ path, text: content.text })) return;
  throw new Error(`${path} holds no prompt; a comment "promptfare: prompt" marks one in code`);
}
