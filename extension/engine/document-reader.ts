import { githubModels, readGithubModels } from '../../shared/prompt/formats/github-models.ts';
import { findPromptFormat } from '../../shared/prompt/parse-prompts.ts';
import type { PromptFormat } from '../../shared/prompt/prompt-format.ts';
import type { ParsedFile } from '../../shared/prompt/prompt.ts';
import type { FileReader, SourceFile } from '../../shared/text/files.ts';
import { parseYamlDocument } from '../../shared/text/yaml-document.ts';
import { editBetween } from '../../shared/tokenizer/edit-between.ts';
import { cutYaml } from './cut-yaml.ts';
import { editPromptFile, isEditable, type ReadFile } from './edit-prompt-file.ts';
import { editYaml } from './edit-yaml.ts';
import { joinYaml } from './join-yaml.ts';
import type { YamlPieces } from './yaml-pieces.ts';

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
  const readYaml = createYamlReader();
  return async (file, files) => {
    const format = findPromptFormat(file);
    if (!format) return undefined;
    const edited = known?.format === format ? editKnown(known, file) : undefined;
    const isYaml = format === githubModels;
    const parsed = edited ?? (isYaml ? readYaml(file) : await format.parse(file, files));
    const read = { file, parsed, format };
    known = edited || isEditable(read) ? read : undefined;
    return { format: format.id, parsed };
  };
}

/** Reads a file whose prompts are all in its own YAML: of a new version, the pieces that were edited. */
function createYamlReader(): (file: SourceFile) => ParsedFile {
  let known: YamlPieces | undefined;
  return (file) => {
    const edited = known?.path === file.path ? editYaml(known, file.text) : undefined;
    if (edited) {
      known = edited;
      return readGithubModels(file, joinYaml(edited.pieces));
    }
    const document = parseYamlDocument(file);
    const cut = cutYaml({ ...file, document });
    // While the YAML is broken, edits are compared with the last version that was not.
    if (cut || known?.path !== file.path) known = cut;
    return readGithubModels(file, document);
  };
}

function editKnown(known: Known, { path, text }: SourceFile): ParsedFile | undefined {
  if (known.file.path !== path) return undefined;
  if (known.file.text === text) return known.parsed;
  return editPromptFile(known, editBetween(known.file.text, text));
}
