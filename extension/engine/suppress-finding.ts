import type { FileEdit } from '../../shared/compress/pieces.ts';
import { isSamePrompts } from '../../shared/compress/same-prompts.ts';
import { parsePrompts } from '../../shared/prompt/parse-prompts.ts';
import type { MessagePart, Prompt } from '../../shared/prompt/prompt.ts';
import type { Finding } from '../../shared/rules/finding.ts';
import type { SourceFile } from '../../shared/text/files.ts';
import type { Range } from '../../shared/text/range.ts';
import type { FindingKey } from './document-finding.ts';
import type { DocumentRequest } from './document-request.ts';
import { findAll, isFinding } from './lint-document.ts';
import { type Suppression, suppressions } from './suppressions.ts';

/**
 * The comment that switches a finding's rule off where it stands: the first one with which the prompts are the same but
 * for the comment, and the finding is gone. Nothing where no comment can stand, as in JSON.
 */
export async function suppressFinding(
  request: DocumentRequest,
  key: FindingKey,
): Promise<readonly FileEdit[]> {
  const { path, files } = request;
  const content = await files.read(path);
  const found = await findAll(request);
  const finding = found.find(isFinding(key));
  if (content.kind !== 'text' || !finding) return [];
  const { text } = content;
  const prompts = await promptsOf({ path, text }, request);
  const prompt = prompts.find(({ id }) => id === finding.prompt);
  if (!prompt) return [];
  const place = { path, text, rule: key.rule, finding: key.range, syntax: prompt.syntax };
  const count = placesOf(found, key.rule);
  for (const one of suppressions({ ...place, part: partOf(prompt, finding) })) {
    const file = { path, text: applyEdits(text, one.edits) };
    const after = await promptsOf(file, request);
    if (!isSamePrompts(withoutComment(after, one), prompts)) continue;
    const left = await findAll({ ...request, files: withFile(files, file) });
    if (placesOf(left, key.rule) < count) return one.edits;
  }
  return [];
}

async function promptsOf(file: SourceFile, { files }: DocumentRequest): Promise<readonly Prompt[]> {
  return (await parsePrompts(file, files, { asPlain: true })).prompts;
}

function placesOf(findings: readonly Finding[], rule: string): number {
  return findings.reduce((sum, finding) => sum + (finding.rule === rule ? finding.places : 0), 0);
}

function partOf({ messages }: Prompt, { part, source }: Finding): Range {
  const text = part && messages[part.message]?.parts[part.part];
  return text?.span.path === source.path ? text.span.range : source.range;
}

function withoutComment(prompts: readonly Prompt[], { inText }: Suppression): readonly Prompt[] {
  if (inText === undefined) return prompts;
  const clean = (part: MessagePart): MessagePart =>
    part.kind === 'text' ? { ...part, text: part.text.replace(inText, '') } : part;
  return prompts.map((prompt) => ({
    ...prompt,
    messages: prompt.messages.map((message) => ({ ...message, parts: message.parts.map(clean) })),
  }));
}

/** The files with one of them as it would be. */
function withFile(
  files: DocumentRequest['files'],
  { path, text }: SourceFile,
): DocumentRequest['files'] {
  return {
    ...files,
    read: async (asked, options) =>
      asked === path ? { kind: 'text', text } : await files.read(asked, options),
  };
}

function applyEdits(text: string, edits: readonly FileEdit[]): string {
  let edited = text;
  for (const { range, text: inserted } of edits.toReversed()) {
    edited = `${edited.slice(0, range.start)}${inserted}${edited.slice(range.end)}`;
  }
  return edited;
}
