import type { FileReader, SourceFile } from '../../../text/files.ts';
import { fieldOf, isJsonObject, textOf } from '../../../text/json-fields.ts';
import type { JsonDocument, JsonPath } from '../../../text/json-tree.ts';
import { sentence, type Sentence } from '../../../text/sentence.ts';
import { joinWorkspacePath } from '../../../text/workspace-path.ts';
import { variablesOfMessages } from '../../prompt-text.ts';
import type { Message, ParsedFile, Prompt, TemplateSyntax, TextPart } from '../../prompt.ts';
import { problemsIn, type PlacedMistake } from '../problems-in.ts';
import { wholeCase } from '../whole-case.ts';

/** A template of the file, or of the file it refers to. */
export type Text = Omit<TextPart, 'kind'>;

export type LangchainReader = {
  readonly file: SourceFile;
  readonly document: JsonDocument;
  /** A file named in this one, relative to it or to the workspace, as `load_prompt` takes its working folder. */
  readonly readFile: (reference: string, path: JsonPath) => Promise<SourceFile | undefined>;
  readonly complain: (path: JsonPath, message: Sentence, hint: Sentence) => void;
  readonly promptOf: (messages: readonly Message[], syntax: TemplateSyntax) => Prompt;
  readonly finish: (prompts: readonly Prompt[]) => ParsedFile;
};

export function createLangchainReader(
  file: SourceFile,
  document: JsonDocument,
  files: FileReader,
): LangchainReader {
  const mistakes: PlacedMistake[] = [];
  const reads = new Set<string>();
  const complain: LangchainReader['complain'] = (path, message, hint) => {
    const offset = document.spanOf(path)?.range.start ?? 0;
    mistakes.push({ offset, message, hint });
  };
  return {
    file,
    document,
    complain,
    readFile: async (reference, path) => {
      const near = joinWorkspacePath(file.path, reference);
      const far = joinWorkspacePath('', reference);
      for (const target of [near, far]) {
        if (target.kind === 'outside') continue;
        reads.add(target.path);
        const content = await files.read(target.path);
        if (content.kind === 'text') return { path: target.path, text: content.text };
      }
      const message =
        near.kind === 'outside'
          ? sentence`The file ${reference} is not read: ${near.reason}`
          : sentence`The file ${reference} does not exist`;
      complain(path, message, sentence`Refer to a file of this workspace.`);
      return undefined;
    },
    promptOf: (messages, syntax) => promptOf({ file, document }, messages, syntax),
    finish: (prompts) => ({
      prompts,
      problems: [...document.problems, ...problemsIn(file, mistakes)],
      reads: [...reads],
    }),
  };
}

function promptOf(
  { file, document }: { readonly file: SourceFile; readonly document: JsonDocument },
  messages: readonly Message[],
  syntax: TemplateSyntax,
): Prompt {
  const variables = variablesOfMessages(messages, syntax);
  const name = textOf(fieldOf(document.value, 'name'));
  const partials = fieldOf(document.value, 'partial_variables');
  return {
    id: file.path,
    path: file.path,
    format: 'langchain',
    ...(name !== undefined && { name }),
    aliases: [],
    messages,
    variables,
    syntax,
    models: [],
    tools: [],
    cases: isJsonObject(partials)
      ? wholeCase(partials, variables, document.spanOf(['partial_variables']))
      : [],
  };
}

/** The template language that a prompt names; f-strings when it names none. */
export function syntaxOf(format: string | undefined): TemplateSyntax {
  if (format === 'jinja2') return 'jinja';
  return format === 'mustache' ? 'handlebars' : 'f-string';
}
