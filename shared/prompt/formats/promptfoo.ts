import { sentence } from '../../text/sentence.ts';
import type { PromptFormat } from '../prompt-format.ts';
import { variablesOf } from '../prompt-text.ts';
import type { Message, ModelRef, Prompt, PromptCase, Variable } from '../prompt.ts';
import { createCallReader } from './promptfoo/call-settings.ts';
import type { CallSettings } from './promptfoo/call-settings.ts';
import { createConfigReader, shorten } from './promptfoo/config-reader.ts';
import type { ConfigReader } from './promptfoo/config-reader.ts';
import { loadCases } from './promptfoo/load-cases.ts';
import type { FilteredCase } from './promptfoo/load-cases.ts';
import { loadPrompts } from './promptfoo/load-prompts.ts';
import type { LoadedPrompt } from './promptfoo/load-prompts.ts';
import { isAllowed, loadProviders } from './promptfoo/load-providers.ts';
import type { PromptBody } from './promptfoo/prompt-text.ts';
import { reportUnknownCode } from './promptfoo/report-unknown-code.ts';
import { childOf, isObject, spanOfNode } from './promptfoo/source-node.ts';
import type { SourceNode } from './promptfoo/source-node.ts';

const CONFIG_NAME = /(?:^|\/)promptfooconfig[^/]*\.(?:ya?ml|json)$/i;

/** promptfoo's eval configs, with everything they refer to: prompts, providers, tests (promptfoo.dev/docs). */
export const promptfoo: PromptFormat = {
  id: 'promptfoo',
  title: 'promptfoo config',
  patterns: [
    '**/promptfooconfig*.{yaml,yml,json}',
    '**/*promptfoo*.{yaml,yml}',
    '**/promptfoo/**/*.{yaml,yml}',
  ],
  matches: ({ path, text }) => CONFIG_NAME.test(path) || (isNamed(path) && looksLikeConfig(text)),
  parse: async (file, files) => {
    const reader = createConfigReader(file, files);
    const root = reader.parse(file);
    const prompts = root ? await loadConfig(reader, root) : [];
    return {
      prompts,
      problems: reader.problems(),
      reads: reader.reads(),
      ...(reader.hasGlobbed() ? { readsByGlob: true } : {}),
    };
  },
};

function isNamed(path: string): boolean {
  return /promptfoo[^/]*\.ya?ml$/i.test(path) || /(?:^|\/)promptfoo\/.*\.ya?ml$/i.test(path);
}

/** The keys at the start of a line that make a config; a results file has others. */
function looksLikeConfig(text: string): boolean {
  return (
    /^["']?prompts["']?\s*:/m.test(text) &&
    /^["']?(?:providers|targets)["']?\s*:/m.test(text) &&
    /^["']?(?:tests|scenarios|defaultTest|redteam)["']?\s*:/m.test(text)
  );
}

async function loadConfig(reader: ConfigReader, root: SourceNode): Promise<readonly Prompt[]> {
  if (!isObject(root.value)) {
    const message = sentence`This is no promptfoo config: it is no map`;
    const hint = sentence`Write a map with "prompts", "providers" and "tests".`;
    reader.report(spanOfNode(root), { severity: 'error', message, hint });
    return [];
  }
  reportUnknownCode(reader, root);
  const loaded = await loadPrompts(reader, childOf(root, 'prompts'));
  const providers = await loadProviders(
    reader,
    childOf(root, 'providers') ?? childOf(root, 'targets'),
  );
  const casesFor = shareCases(reader, loaded.length, await loadCases(reader, root));
  const readCall = createCallReader(reader);
  const prompts: Prompt[] = [];
  for (const prompt of loaded) {
    const calls: CallSettings[] = [];
    for (const provider of providers.filter((one) => isAllowed(prompt.names, one.prompts))) {
      calls.push(await readCall(provider, prompt.config));
    }
    prompts.push(toPrompt(reader, prompt, { calls, cases: casesFor(prompt.names) }));
  }
  return prompts;
}

/** Filters cost time and memory per prompt and case. */
const MAX_FILTERED = 1_000_000;

/** One list of cases for all prompts, unless a test is for some of them only. */
function shareCases(
  reader: ConfigReader,
  promptCount: number,
  cases: readonly FilteredCase[],
): (names: readonly string[]) => readonly PromptCase[] {
  const all = cases.map((filtered) => filtered.case);
  const filtered = cases.find(({ prompts }) => prompts !== undefined);
  if (!filtered) return () => all;
  if (promptCount * cases.length > MAX_FILTERED) {
    const message = sentence`Cases are not read: too many tests for too many prompts have a filter`;
    const at = filtered.case.span ?? { path: reader.config.path, range: { start: 0, end: 0 } };
    reader.report(at, { severity: 'error', message, hint: sentence`Split the config.` });
    return () => [];
  }
  return (names) => cases.filter(({ prompts }) => isAllowed(names, prompts)).map((one) => one.case);
}

type Uses = { readonly calls: readonly CallSettings[]; readonly cases: readonly PromptCase[] };

function toPrompt(reader: ConfigReader, loaded: LoadedPrompt, { calls, cases }: Uses): Prompt {
  const { anchor, name, names, body } = loaded;
  const { path } = reader.config;
  const content =
    'unrenderable' in body
      ? { messages: [], variables: [], unrenderable: body.unrenderable }
      : contentOf(body);
  return {
    id: `${path}#${anchor}`,
    path,
    format: 'promptfoo',
    ...(name === undefined ? {} : { name }),
    aliases: names.filter((alias) => alias !== name),
    ...content,
    syntax: 'nunjucks',
    models: distinctModels(calls),
    ...commonSettings(reader, calls),
    cases,
  };
}

function contentOf({
  messages,
  whole,
  wholeTexts,
}: PromptBody): Pick<Prompt, 'messages' | 'variables' | 'whole'> {
  const variables =
    wholeTexts?.flatMap((text) => variablesOf(text, 'nunjucks')) ?? variablesOfParts(messages);
  return { messages, variables, ...(whole ? { whole } : {}) };
}

/** Holes in texts and in the sources of media. */
function variablesOfParts(messages: readonly Message[]): readonly Variable[] {
  return messages
    .flatMap(({ parts }) => parts)
    .flatMap((part) => {
      const text = part.kind === 'text' ? part.text : part.source;
      return variablesOf({ text, span: part.span }, 'nunjucks');
    });
}

function distinctModels(calls: readonly CallSettings[]): readonly ModelRef[] {
  const models = new Map<string, ModelRef>();
  for (const { model } of calls) {
    const key = JSON.stringify([model.id, model.maxOutputTokens]);
    if (!models.has(key)) models.set(key, model);
  }
  return [...models.values()];
}

/** Tools and schema belong to the prompt here, so providers that differ in them are said to differ. */
function commonSettings(
  reader: ConfigReader,
  calls: readonly CallSettings[],
): Pick<Prompt, 'tools' | 'responseSchema'> {
  const counted = calls.find(({ tools, schema }) => tools.length + schema.length > 0);
  if (!counted) return { tools: [] };
  const { tools, schema, model } = counted;
  const other = calls.find((call) => call.tools !== tools || call.schema !== schema);
  if (other && model.span) {
    const message = sentence`The providers send different tools or schemas; those of ${shorten(model.id)} are counted`;
    const hint = sentence`Split the config by provider where the difference matters.`;
    reader.report(model.span, { severity: 'warning', message, hint });
  }
  const [responseSchema] = schema;
  return { tools, ...(responseSchema === undefined ? {} : { responseSchema }) };
}
