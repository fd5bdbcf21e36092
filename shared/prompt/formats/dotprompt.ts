import type { FileReader, SourceFile } from '../../text/files.ts';
import { findFrontmatter } from '../../text/frontmatter.ts';
import type { Frontmatter } from '../../text/frontmatter.ts';
import { countOf, fieldOf, isJsonArray, isJsonObject, textOf } from '../../text/json-fields.ts';
import type { JsonDocument } from '../../text/json-tree.ts';
import type { Json } from '../../text/json.ts';
import type { Problem } from '../../text/problem.ts';
import { sentence } from '../../text/sentence.ts';
import { subSpan } from '../../text/source-span.ts';
import { parseYamlDocument } from '../../text/yaml-document.ts';
import type { PromptFormat } from '../prompt-format.ts';
import { sliceOf, textMessage, trimRange, variablesOf } from '../prompt-text.ts';
import type { Message, ModelRef, ParsedFile, Prompt, PromptCase, TextPart } from '../prompt.ts';
import { splitDotpromptRoles } from '../split-dotprompt-roles.ts';
import { loadPartials } from './dotprompt-partials.ts';
import { expandPicoschema } from './picoschema.ts';
import { problemsIn } from './problems-in.ts';

/** Google's dotprompt, as Genkit reads it (google/dotprompt js/src/parse.ts at aa4bf02). */
export const dotprompt: PromptFormat = {
  id: 'dotprompt',
  title: 'Dotprompt (.prompt)',
  patterns: ['**/*.prompt'],
  matches: (file) => /\.prompt$/i.test(file.path) && isDotprompt(file.text),
  parse: parseDotprompt,
};

const RESERVED_KEY =
  /^(?:config|ext|input|model|output|raw|toolDefs|tools|variant|version|metadata)[ \t]*:/m;
const TAG = /\{\{[~{]?[ \t]*[#/>!^@\w]/;

/**
 * Other tools use the ending too: a file that is YAML all through (elastacloud/DotPrompt), a header without an opening
 * fence (Continue), and plain Markdown.
 */
function isDotprompt(text: string): boolean {
  const frontmatter = findFrontmatter(text, { afterComments: true });
  if (!frontmatter) return TAG.test(text) && !/^(?:prompts[ \t]*:|---)[ \t]*$/m.test(text);
  const { yaml, body } = frontmatter;
  if (RESERVED_KEY.test(text.slice(yaml.start, yaml.end))) return true;
  return TAG.test(text.slice(body.start, body.end)) && !/^(?:title|layout)[ \t]*:/m.test(text);
}

async function parseDotprompt(file: SourceFile, files: FileReader): Promise<ParsedFile> {
  const { path, text } = file;
  // A partial is part of the prompts that include it.
  if (/(?:^|\/)_[^/]*$/.test(path)) return { prompts: [], problems: [], reads: [] };
  const frontmatter = findFrontmatter(text, { afterComments: true });
  const settings = frontmatter && parseYamlDocument(file, frontmatter.yaml);
  const isBroken = settings !== undefined && settings.value === undefined;
  const body = bodyOf(file, isBroken ? undefined : frontmatter);
  const partials = await loadPartials(
    file,
    { text: body.text, offset: body.span.range.start },
    files,
  );
  const hasPartials = Object.keys(partials.sources).length > 0;
  const prompt: Prompt = {
    id: path,
    path,
    format: 'dotprompt',
    aliases: [nameInGenkit(path)],
    messages: messagesOf(body),
    variables: variablesOf(body, 'handlebars'),
    syntax: 'handlebars',
    whole: { text: body.text, split: 'dotprompt' },
    ...(hasPartials && { partials: partials.sources }),
    ...readSettings(settings),
  };
  const problems = isBroken ? softened(settings.problems) : (settings?.problems ?? []);
  return {
    prompts: [prompt],
    problems: [...problems, ...problemsIn(file, partials.mistakes)],
    reads: partials.reads,
  };
}

/** Genkit and its traces call a prompt by its file: `recipe.prompt` and `recipe.short.prompt` are `recipe`. */
function nameInGenkit(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).split('.', 1)[0] ?? path;
}

/** Dotprompt takes a file with broken front matter as a template altogether; so it costs what it costs there. */
function softened(problems: readonly Problem[]): readonly Problem[] {
  const hint = sentence`Mend the front matter; until then it is sent to the model as text, and names no model.`;
  return problems.map((problem) => ({ ...problem, severity: 'warning', hint }));
}

function bodyOf(file: SourceFile, frontmatter: Frontmatter | undefined): Omit<TextPart, 'kind'> {
  const range = frontmatter?.body ?? { start: 0, end: file.text.length };
  return sliceOf(file, trimRange(file.text, range));
}

function messagesOf({ text, span }: Omit<TextPart, 'kind'>): readonly Message[] {
  return splitDotpromptRoles(text).map(({ role, range }) =>
    textMessage(role, { text: text.slice(range.start, range.end), span: subSpan(span, range) }),
  );
}

type Settings = Pick<
  Prompt,
  'name' | 'models' | 'maxOutputTokens' | 'tools' | 'responseSchema' | 'cases'
>;

function readSettings(settings: JsonDocument | undefined): Settings {
  const root = settings?.value;
  const name = textOf(fieldOf(root, 'name'));
  const schema = schemaOf(fieldOf(root, 'output'));
  return {
    ...(name !== undefined && { name }),
    ...modelOf(settings),
    tools: [...objectsOf(fieldOf(root, 'toolDefs')), ...objectsOf(fieldOf(root, 'tools'))],
    ...(schema !== undefined && { responseSchema: schema }),
    cases: casesOf(settings),
  };
}

function modelOf(settings: JsonDocument | undefined): Pick<Prompt, 'models' | 'maxOutputTokens'> {
  const root = settings?.value;
  const limit = countOf(fieldOf(root, 'config', 'maxOutputTokens'));
  const limited = limit === undefined ? {} : { maxOutputTokens: limit };
  const id = textOf(fieldOf(root, 'model'))?.trim();
  if (id === undefined) return { models: [], ...limited };
  const span = settings?.spanOf(['model']);
  const model: ModelRef = { id, ...(span && { span }), ...limited };
  return { models: [model] };
}

/** Tools by name only are defined in code; their definitions are not in the file. */
function objectsOf(list: Json | undefined): readonly Json[] {
  return isJsonArray(list) ? list.filter((item) => isJsonObject(item)) : [];
}

function schemaOf(output: Json | undefined): Json | undefined {
  const format = fieldOf(output, 'format');
  return format === 'text' ? undefined : expandPicoschema(fieldOf(output, 'schema'));
}

function casesOf(settings: JsonDocument | undefined): readonly PromptCase[] {
  const vars = fieldOf(settings?.value, 'input', 'default');
  if (!isJsonObject(vars)) return [];
  const span = settings?.spanOf(['input', 'default']);
  return [{ vars, ...(span && { span }) }];
}
