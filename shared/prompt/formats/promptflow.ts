import type { FileReader, SourceFile } from '../../text/files.ts';
import { fieldOf, isJsonArray, isJsonObject, textOf } from '../../text/json-fields.ts';
import type { JsonDocument, JsonPath } from '../../text/json-tree.ts';
import type { Json } from '../../text/json.ts';
import { sentence } from '../../text/sentence.ts';
import { joinWorkspacePath } from '../../text/workspace-path.ts';
import { parseYamlDocument } from '../../text/yaml-document.ts';
import type { PromptFormat } from '../prompt-format.ts';
import { sliceOf, textMessage, trimRange, variablesOf } from '../prompt-text.ts';
import type { ModelRef, ParsedFile, Prompt } from '../prompt.ts';
import { limitOfConfig } from './limit-of-config.ts';
import { problemsIn, type PlacedMistake } from './problems-in.ts';
import { messagesByMarkers } from './split-roles.ts';
import { wholeCase } from './whole-case.ts';

/** Promptflow's `flow.dag.yaml`: every node that calls a model, with the Jinja file that it fills. */
export const promptflow: PromptFormat = {
  id: 'promptflow',
  title: 'Prompt flow (flow.dag.yaml)',
  patterns: ['**/*flow*.dag.{yaml,yml}'],
  matches: ({ path, text }) => /\.dag\.ya?ml$/i.test(path) && /^nodes[ \t]*:/m.test(text),
  parse: parsePromptflow,
};

const MAX_NODES = 500;

type Node = { readonly name: string; readonly value: Json; readonly path: JsonPath };

async function parsePromptflow(file: SourceFile, files: FileReader): Promise<ParsedFile> {
  const document = parseYamlDocument(file);
  const prompts: Prompt[] = [];
  const mistakes: PlacedMistake[] = [];
  const reads = new Set<string>();
  for (const node of nodesOf(document.value).slice(0, MAX_NODES)) {
    const reference = textOf(fieldOf(node.value, 'source', 'path'));
    const place = [...node.path, 'source', 'path'];
    const offset = document.spanOf(place)?.range.start ?? 0;
    const target = reference === undefined ? undefined : joinWorkspacePath(file.path, reference);
    if (target?.kind !== 'inside') {
      const hint = sentence`Name the Jinja file under source: path:.`;
      mistakes.push({
        offset,
        message: target
          ? sentence`The template of ${node.name} is not read: ${target.reason}`
          : sentence`The template of ${node.name} is not read`,
        hint,
      });
      continue;
    }
    reads.add(target.path);
    const content = await files.read(target.path);
    if (content.kind === 'text') {
      const template = { path: target.path, text: content.text };
      prompts.push(promptOf({ file, document }, node, template));
    } else {
      const message =
        content.kind === 'missing'
          ? sentence`The file ${target.path} does not exist`
          : sentence`The file ${target.path} cannot be read: ${content.reason}`;
      const hint = sentence`Mend the path of the node.`;
      mistakes.push({ offset, message, hint });
    }
  }
  const problems = [...document.problems, ...problemsIn(file, mistakes)];
  return { prompts, problems, reads: [...reads] };
}

/** Nodes that fill a template for a model; a node with variants is one for each. */
function nodesOf(root: Json | undefined): readonly Node[] {
  const listed = fieldOf(root, 'nodes');
  const nodes = (isJsonArray(listed) ? listed : []).map((value, index): Node => {
    return {
      name: textOf(fieldOf(value, 'name')) ?? `nodes[${index}]`,
      value,
      path: ['nodes', index],
    };
  });
  const variants = nodes.flatMap((node) => variantsOf(root, node));
  return [...nodes, ...variants].filter(({ value }) => {
    const type = fieldOf(value, 'type');
    return type === 'llm' || type === 'prompt';
  });
}

function variantsOf(root: Json | undefined, { name }: Node): readonly Node[] {
  const variants = fieldOf(root, 'node_variants', name, 'variants');
  if (!isJsonObject(variants)) return [];
  return Object.keys(variants).flatMap((key) => {
    const path = ['node_variants', name, 'variants', key, 'node'];
    const value = fieldOf(root, ...path);
    return value === undefined ? [] : [{ name: `${name}.${key}`, value, path }];
  });
}

function promptOf(
  { file, document }: { readonly file: SourceFile; readonly document: JsonDocument },
  node: Node,
  template: SourceFile,
): Prompt {
  const body = sliceOf(template, trimRange(template.text, { start: 0, end: template.text.length }));
  const variables = variablesOf(body, 'jinja');
  const isChat =
    fieldOf(node.value, 'type') === 'llm' && fieldOf(node.value, 'api') !== 'completion';
  const inputs = fieldOf(node.value, 'inputs');
  return {
    id: `${file.path}#${node.name}`,
    path: file.path,
    format: 'promptflow',
    name: node.name,
    aliases: [template.path],
    messages: isChat ? messagesByMarkers(body) : [textMessage('user', body)],
    variables,
    syntax: 'jinja',
    ...(isChat && { whole: { text: body.text, split: 'role-markers' as const } }),
    ...modelOf(document, node),
    tools: toolsOf(inputs),
    cases: wholeCase(valuesOf(document.value, inputs), variables, document.spanOf(['inputs'])),
  };
}

function modelOf(
  document: JsonDocument,
  { value, path }: Node,
): Pick<Prompt, 'models' | 'maxOutputTokens'> {
  const inputs = fieldOf(value, 'inputs');
  const limited = limitOfConfig(inputs);
  for (const key of ['deployment_name', 'model']) {
    const id = textOf(fieldOf(inputs, key))?.trim();
    if (id === undefined || id.includes('${')) continue;
    const span = document.spanOf([...path, 'inputs', key]);
    const model: ModelRef = { id, ...(span && { span }), ...limited };
    return { models: [model] };
  }
  return { models: [], ...limited };
}

function toolsOf(inputs: Json | undefined): readonly Json[] {
  const tools = fieldOf(inputs, 'tools') ?? fieldOf(inputs, 'functions');
  return isJsonArray(tools) ? tools.filter((tool) => isJsonObject(tool)) : [];
}

/** What a node's inputs come to when every input of the flow has its default. */
function valuesOf(
  root: Json | undefined,
  inputs: Json | undefined,
): { readonly [name: string]: Json } {
  const values: { [name: string]: Json } = Object.create(null);
  for (const [name, value] of Object.entries(isJsonObject(inputs) ? inputs : {})) {
    const reference =
      typeof value === 'string' ? /^\$\{([^{}]+)\}$/.exec(value.trim())?.[1] : undefined;
    if (reference === undefined) {
      values[name] = value;
      continue;
    }
    const [, input] = /^inputs\.([\w-]+)$/.exec(reference) ?? [];
    const known = input === undefined ? undefined : fieldOf(root, 'inputs', input, 'default');
    if (known !== undefined && known !== null) values[name] = known;
  }
  return values;
}
