import type { FileReader, SourceFile } from '../../text/files.ts';
import { parseJsonDocument } from '../../text/json-document.ts';
import { fieldOf, isJsonObject, textOf } from '../../text/json-fields.ts';
import { documentOf } from '../../text/json-tree.ts';
import type { JsonDocument } from '../../text/json-tree.ts';
import { sentence } from '../../text/sentence.ts';
import { joinWorkspacePath } from '../../text/workspace-path.ts';
import type { PromptFormat } from '../prompt-format.ts';
import { sliceOf, trimRange, variablesOf } from '../prompt-text.ts';
import type { ParsedFile, Prompt, TemplateSyntax, TextPart } from '../prompt.ts';
import { readDataFile } from './read-data-file.ts';
import { problemsIn } from './problems-in.ts';
import { readKernelSettings } from './semantic-kernel-settings.ts';
import { messagesByTags } from './split-roles.ts';

/** Semantic Kernel: `skprompt.txt` with the `config.json` beside it, or both in one YAML file. */
export const semanticKernel: PromptFormat = {
  id: 'semantic-kernel',
  title: 'Semantic Kernel prompt',
  patterns: [
    '**/skprompt.txt',
    '**/*{p,P}rompt*.{yaml,yml}',
    '**/{Plugins,plugins,Prompts,prompts,Resources}/**/*.{yaml,yml}',
  ],
  matches: ({ path, text }) => isPromptText(path) || (/\.ya?ml$/i.test(path) && isKernelYaml(text)),
  parse: parseSemanticKernel,
};

function isPromptText(path: string): boolean {
  return /(?:^|\/)skprompt\.txt$/i.test(path);
}

/** LangChain writes `template:` too, with a list of names under `input_variables:` or another language. */
function isKernelYaml(text: string): boolean {
  if (!/^template[ \t]*:/m.test(text)) return false;
  const isOwnLanguage =
    /^template_format[ \t]*:[ \t]*["']?(?:semantic-kernel|liquid|handlebars)\b/m;
  const hasInputs = /^input_variables[ \t]*:[ \t]*\r?\n[ \t]*-[ \t]+(?:name|description)[ \t]*:/m;
  return (
    /^execution_settings[ \t]*:/m.test(text) || isOwnLanguage.test(text) || hasInputs.test(text)
  );
}

async function parseSemanticKernel(file: SourceFile, files: FileReader): Promise<ParsedFile> {
  if (isPromptText(file.path)) return await parseFolder(file, files);
  const document = readDataFile(file);
  const text = fieldOf(document.value, 'template');
  const span = document.spanOf(['template']);
  if (typeof text !== 'string' || !span) {
    const hint = sentence`Write the prompt under template:.`;
    const mistake = {
      offset: span?.range.start ?? 0,
      message: sentence`template is no text`,
      hint,
    };
    const own = isJsonObject(document.value) ? problemsIn(file, [mistake]) : [];
    return { prompts: [], problems: [...document.problems, ...own], reads: [] };
  }
  const prompt = promptOf(file, { text, span }, document);
  return { prompts: [prompt], problems: document.problems, reads: [] };
}

/** A function of a plugin is a folder: its name, the prompt, the settings. */
async function parseFolder(file: SourceFile, files: FileReader): Promise<ParsedFile> {
  const config = joinWorkspacePath(file.path, 'config.json');
  const path = config.kind === 'inside' ? config.path : 'config.json';
  const content = await files.read(path);
  const document =
    content.kind === 'text'
      ? parseJsonDocument({ path, text: content.text })
      : documentOf(path, undefined, []);
  const body = sliceOf(file, trimRange(file.text, { start: 0, end: file.text.length }));
  const prompt = promptOf(file, body, document);
  return { prompts: [prompt], problems: document.problems, reads: [path] };
}

function promptOf(file: SourceFile, body: Omit<TextPart, 'kind'>, settings: JsonDocument): Prompt {
  const { path } = file;
  const { syntax, casesFor, ...known } = readKernelSettings(settings);
  const variables = variablesOf(body, syntax);
  const name = textOf(fieldOf(settings.value, 'name')) ?? nameOfFolder(path);
  return {
    id: path,
    path,
    format: 'semantic-kernel',
    ...(name !== undefined && { name }),
    aliases: [],
    messages: body.text.trim() === '' ? [] : messagesByTags(body),
    variables,
    syntax,
    whole: { text: withoutHelpers(body.text, syntax), split: 'message-tags' },
    ...known,
    tools: [],
    cases: casesFor(variables),
  };
}

/** `{{role}}` is a helper of dotprompt's and a variable here. */
function withoutHelpers(text: string, syntax: TemplateSyntax): string {
  if (syntax !== 'handlebars') return text;
  return text.replaceAll(
    /\{\{(~?\s{0,20})(role|history|section|media)(?=\s{0,20}~?\}\})/g,
    '{{$1this.$2',
  );
}

function nameOfFolder(path: string): string | undefined {
  return isPromptText(path) ? path.split('/').at(-2) : undefined;
}
