import { findPromptFormat } from '../../shared/prompt/parse-prompts.ts';
import type { PromptFormat } from '../../shared/prompt/prompt-format.ts';
import type { ParsedFile } from '../../shared/prompt/prompt.ts';
import type { FileReader, SourceFile } from '../../shared/text/files.ts';
import { editBetween } from '../../shared/tokenizer/edit-between.ts';
import { editPromptFile, isEditable, type ReadFile } from './edit-prompt-file.ts';

/** A document as its format reads it. */
type ReadDocument = { readonly format: string; readonly parsed: ParsedFile };

/** Reads a document; absent for one of no known format. */
export type ReadPrompts = (
  file: SourceFile,
  files: FileReader,
) => Promise<ReadDocument | undefined>;

export const readPromptFile: ReadPrompts = async (file, files) => {
  const format = findPromptFormat(file);
  return format && { format: format.id, parsed: await format.parse(file, files) };
};

type Known = ReadFile & { readonly format: PromptFormat };

/** Reads a document that is being edited: what an edit cannot have changed is taken from the last reading. */
export function createDocumentReader(): ReadPrompts {
  // Of one document: nobody types in two.
  let known: Known | undefined;
  return async (file, files) => {
    const format = findPromptFormat(file);
    if (!format) return undefined;
    const edited = known?.format === format ? editKnown(known, file) : undefined;
    const parsed = edited ?? (await format.parse(file, files));
    const read = { file, parsed, format };
    known = edited || isEditable(read) ? read : undefined;
    return { format: format.id, parsed };
  };
}

function editKnown(known: Known, { path, text }: SourceFile): ParsedFile | undefined {
  if (known.file.path !== path) return undefined;
  if (known.file.text === text) return known.parsed;
  return editPromptFile(known, editBetween(known.file.text, text), text);
}
