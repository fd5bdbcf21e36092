import type { Compression, CompressionEdit } from '../../shared/compress/compression.ts';
import type { FileEdit, Piece } from '../../shared/compress/pieces.ts';
import { compressFiles, type CompressRequest } from '../../shared/workspace/compress-files.ts';
import { readPrompts } from '../../shared/workspace/read-prompts.ts';
import { findSuiteTargets } from '../../shared/workspace/suite-targets.ts';
import type { CompressedDocument, JudgedReplacement } from './compressed-document.ts';
import type { DocumentRequest } from './document-request.ts';
import { requirePromptFile } from './require-prompt-file.ts';

/** Longer texts are seen in the diff. */
const MAX_SHOWN_UNITS = 400;

export type CompressDocumentRequest = DocumentRequest &
  Pick<CompressRequest, 'level' | 'rewrite' | 'isWanted'> & {
    /** Of the settings: the first one is for prompts whose model nobody names. */
    readonly models: readonly string[];
  };

/** Rejects when the document holds no prompt. */
export async function compressDocument(request: CompressDocumentRequest): Promise<Compression> {
  const { path, files, ...rest } = request;
  await requirePromptFile(request);
  const models = await modelsFor(request);
  const { compressions } = await compressFiles({ ...rest, files, operands: [path], models });
  const [compression] = compressions;
  if (!compression) throw new Error(`${path} holds no prompt`);
  return compression;
}

/** The models to compress for instead of the prompts' own: none where a prompt names one. */
async function modelsFor({
  path,
  files,
  config,
  models,
}: CompressDocumentRequest): Promise<readonly string[]> {
  const { prompts } = await readPrompts({ files, operands: [path], exclude: config.exclude });
  if (prompts.some((prompt) => prompt.models.length > 0)) return [];
  const model = findSuiteTargets(config.suites, [], []).modelOf(path) ?? models[0];
  return model === undefined ? [] : [model];
}

export function toCompressedDocument(compression: Compression): CompressedDocument {
  return {
    changes: changesOf(compression),
    savings: compression.savings,
    replacements: compression.edits.map(judgedReplacement),
  };
}

/** What lies between the pieces that are kept. */
export function changesOf({
  before,
  pieces,
}: Pick<Compression, 'before' | 'pieces'>): readonly FileEdit[] {
  const changes: FileEdit[] = [];
  let start = 0;
  let text = '';
  const end: Piece = { kind: 'kept', range: { start: before.length, end: before.length } };
  for (const piece of [...pieces, end]) {
    if (piece.kind === 'new') {
      text += piece.text;
      continue;
    }
    const { range } = piece;
    if (text !== '' || range.start > start) {
      changes.push({ range: { start, end: range.start }, text });
    }
    start = range.end;
    text = '';
  }
  return changes;
}

function judgedReplacement({
  rule,
  range,
  before,
  after,
  tokensSaved,
  dropped,
}: CompressionEdit): JudgedReplacement {
  return {
    rule,
    range,
    before: cut(before),
    after: cut(after),
    tokensSaved,
    ...(dropped && { notMade: dropped }),
  };
}

function cut(text: string): string {
  return text.length > MAX_SHOWN_UNITS ? `${text.slice(0, MAX_SHOWN_UNITS - 1)}…` : text;
}
