import type { FileReader, SourceFile } from '../../text/files.ts';
import { sentence } from '../../text/sentence.ts';
import type { PromptFormat } from '../prompt-format.ts';
import { variablesOf } from '../prompt-text.ts';
import type { ParsedFile, Prompt, PromptCase } from '../prompt.ts';
import type { BamlDeclaration, BamlFunction } from './baml/declarations.ts';
import { findModels } from './baml/find-models.ts';
import { loadProject, type BamlProject } from './baml/load-project.ts';
import { readOutputFormatOptions } from './baml/output-format-options.ts';
import { dedentedText, expandBody, type Expansion } from './baml/prompt-body.ts';
import { readDeclarations } from './baml/read-declarations.ts';
import type { BamlType } from './baml/read-type.ts';
import { renderOutputFormat } from './baml/render-output-format.ts';
import { problemsIn, type PlacedMistake } from './problems-in.ts';

/** BAML: every function is a prompt, with the text of its return type in place of `ctx.output_format`. */
export const baml: PromptFormat = {
  id: 'baml',
  title: 'BAML (.baml)',
  patterns: ['**/*.baml'],
  matches: ({ path }) => /\.baml$/i.test(path),
  parse: parseBaml,
};

async function parseBaml(file: SourceFile, files: FileReader): Promise<ParsedFile> {
  const declarations = readDeclarations(file);
  const mistakes: PlacedMistake[] = [];
  const functions = functionsOf(declarations, mistakes);
  if (functions.length === 0)
    return { prompts: [], problems: problemsIn(file, mistakes), reads: [] };
  const project = await loadProject(file, declarations, files);
  const context = { project, macros: macrosOf(project), mistakes };
  const prompts = functions.map((declared) => promptOf(file, declared, context));
  return {
    prompts,
    problems: problemsIn(file, mistakes),
    reads: project.reads,
    readsByGlob: true,
  };
}

/** A person's file has fewer. */
const MAX_FUNCTIONS = 300;

/** The functions of a file, each name once; what is not read is among the mistakes. */
function functionsOf(
  declarations: readonly BamlDeclaration[],
  mistakes: PlacedMistake[],
): readonly BamlFunction[] {
  const functions = new Map<string, BamlFunction>();
  for (const declaration of declarations) {
    if (declaration.kind === 'function' && declaration.prompt)
      functions.set(declaration.name, declaration);
    if (declaration.kind !== 'impl') continue;
    const offset = declaration.token.range.start;
    const hint = sentence`Write the prompt into the function, as BAML has it since 0.20.`;
    mistakes.push({
      offset,
      severity: 'warning',
      message: sentence`impl blocks are not read`,
      hint,
    });
  }
  const found = [...functions.values()];
  const offset = found[MAX_FUNCTIONS]?.prompt?.range.start;
  const message = sentence`Only the first ${MAX_FUNCTIONS} functions of a file are read`;
  if (offset !== undefined)
    mistakes.push({ offset, severity: 'warning', message, hint: sentence`Split the file.` });
  return found.slice(0, MAX_FUNCTIONS);
}

type Context = {
  readonly project: BamlProject;
  /** The text of all macros, which stands before every prompt. */
  readonly macros: string;
  readonly mistakes: PlacedMistake[];
};

function promptOf(file: SourceFile, declared: BamlFunction, context: Context): Prompt {
  const { name, parameters, prompt } = declared;
  const { project, macros } = context;
  const body = dedentedText(file, prompt?.body ?? { start: 0, end: 0 });
  const expand = (tag: string): Expansion | undefined => expandTag(tag, declared, context);
  const { template, messages } = expandBody(body, expand);
  const names = new Set(parameters.map((parameter) => parameter.name));
  return {
    id: `${file.path}#${name}`,
    path: file.path,
    format: 'baml',
    name,
    aliases: [name],
    messages,
    variables: variablesOf(body, 'baml').filter((variable) => names.has(variable.name)),
    syntax: 'baml',
    whole: { text: `${macros}${template}`, split: 'dotprompt' },
    models: findModels(declared, project.clients, file.path),
    tools: [],
    cases: casesOf(file, declared, project),
  };
}

const OUTPUT_FORMAT = /^\{\{-?\s*ctx\.output_format\b([^]*?)-?\}\}$/;

function expandTag(
  tag: string,
  { output, prompt, parameters }: BamlFunction,
  { project, mistakes }: Context,
): Expansion | undefined {
  const call = OUTPUT_FORMAT.exec(tag)?.[1];
  if (call === undefined) {
    const name = /^\{\{-?\s*(\w+)\s*-?\}\}$/.exec(tag)?.[1];
    const parameter = parameters.find((one) => one.name === name);
    const mediaKind = parameter && mediaKindOf(parameter.type);
    return mediaKind && { kind: 'media', mediaKind };
  }
  const text = renderOutputFormat(output, project, readOutputFormatOptions(call));
  if (text === undefined) {
    const offset = prompt?.range.start ?? 0;
    const hint = sentence`Declare every type in this baml_src folder; until then its schema is not counted.`;
    mistakes.push({ offset, message: sentence`The return type is not known`, hint });
  }
  return { kind: 'text', text: text ?? '' };
}

function mediaKindOf(
  type: BamlType,
): Extract<Expansion, { kind: 'media' }>['mediaKind'] | undefined {
  if (type.kind !== 'name') return undefined;
  switch (type.name) {
    case 'image':
    case 'audio':
    case 'video':
      return type.name;
    case 'pdf':
      return 'document';
    default:
      return undefined;
  }
}

/** `template_string` is a macro: it is there in every prompt. */
function macrosOf({ macros }: BamlProject): string {
  return [...macros.values()]
    .map(({ name, parameters, text }) => {
      return `{%- macro ${name}(${parameters.join(', ')}) -%}${text}{%- endmacro -%}`;
    })
    .join('');
}

function casesOf(
  file: SourceFile,
  { name, parameters }: BamlFunction,
  { tests }: BamlProject,
): readonly PromptCase[] {
  return (tests.get(name) ?? [])
    .filter(({ args }) =>
      parameters.every((parameter) => isOptional(parameter.type) || parameter.name in args),
    )
    .map(({ name: testName, args, token }): PromptCase => {
      const isHere = file.text.slice(token.range.start, token.range.end) === testName;
      const span = { path: file.path, range: token.range };
      return { name: testName, vars: args, ...(isHere && { span }) };
    });
}

function isOptional(type: BamlType): boolean {
  return (
    type.kind === 'union' && type.items.some((item) => item.kind === 'name' && item.name === 'null')
  );
}
