import type { ModelId } from '../model/model-id.ts';
import { parseModelId } from '../model/parse-model-id.ts';
import { inferProvider } from '../pricing/infer-provider.ts';
import type { PriceTable } from '../pricing/price-table.ts';
import { findPromptFormat } from '../prompt/parse-prompts.ts';
import type { Message, ModelRef, Prompt, Role } from '../prompt/prompt.ts';
import type { FileReader, SourceFile } from '../text/files.ts';
import { indexLines, type Lines } from '../text/lines.ts';
import { globMatcher } from '../text/match-glob.ts';
import type { Problem } from '../text/problem.ts';
import type { SourceSpan } from '../text/source-span.ts';
import type { Tokenizer } from '../tokenizer/tokenizer.ts';

/** A place for people: the file, when it is another one, and its first and last line. */
export type Place = {
  readonly path: string;
  readonly firstLine: number;
  readonly lastLine: number;
};

export type ExplainedMessage = {
  readonly role: Role;
  readonly places: readonly Place[];
  /** Tokens of its unfilled text, tags included. */
  readonly tokens: number;
  readonly mediaCount: number;
};

export type ExplainedModel = {
  readonly written: string;
  readonly place?: Place;
  readonly id: ModelId;
  readonly provider?: string;
  readonly priceAsOf?: string;
  readonly maxOutputTokens?: number;
};

export type ExplainedPrompt = {
  readonly prompt: Prompt;
  readonly messages: readonly ExplainedMessage[];
  readonly variables: readonly { readonly name: string; readonly lines: readonly number[] }[];
  readonly models: readonly ExplainedModel[];
  readonly quality: Tokenizer['quality'];
};

/** What Promptfare sees in one file, and why. */
export type ExplainedFile = {
  readonly path: string;
  readonly format?: { readonly id: string; readonly title: string };
  /** The patterns of the format that the path matches; none: its content decided. */
  readonly patterns: readonly string[];
  readonly prompts: readonly ExplainedPrompt[];
  readonly problems: readonly Problem[];
};

export type ExplainInput = {
  readonly file: SourceFile;
  readonly prompts: readonly Prompt[];
  readonly problems: readonly Problem[];
  readonly files: FileReader;
  readonly models: readonly string[];
  readonly aliases: Parameters<typeof parseModelId>[1];
  readonly prices: PriceTable;
  readonly tokenizerOf: (model: ModelId | undefined) => Tokenizer;
};

export async function explainFile(input: ExplainInput): Promise<ExplainedFile> {
  const { file, prompts, problems } = input;
  const format = findPromptFormat(file);
  const linesOf = await loadLines(input);
  return {
    path: file.path,
    ...(format && { format: { id: format.id, title: format.title } }),
    patterns: (format?.patterns ?? []).filter((pattern) => globMatcher([pattern])(file.path)),
    prompts: prompts.map((prompt) => explainPrompt(prompt, input, linesOf)),
    problems,
  };
}

type LinesOf = (path: string) => Lines | undefined;

/** The lines of every file that a message stands in. */
async function loadLines({ file, prompts, files }: ExplainInput): Promise<LinesOf> {
  const lines = new Map([[file.path, indexLines(file.text)]]);
  const spans = prompts.flatMap((prompt) => [
    ...prompt.messages.flatMap(({ parts }) => parts.map(({ span }) => span)),
    ...prompt.models.flatMap(({ span }) => span ?? []),
  ]);
  for (const path of new Set(spans.map((span) => span.path))) {
    if (lines.has(path)) continue;
    const content = await files.read(path);
    if (content.kind === 'text') lines.set(path, indexLines(content.text));
  }
  return (path) => lines.get(path);
}

function explainPrompt(prompt: Prompt, input: ExplainInput, linesOf: LinesOf): ExplainedPrompt {
  const refs = input.models.length > 0 ? input.models.map((id) => ({ id })) : prompt.models;
  const models = refs.map((ref) => explainModel(ref, input, linesOf));
  const tokenizer = input.tokenizerOf(models[0]?.id);
  return {
    prompt,
    messages: prompt.messages.map((message) => explainMessage(message, tokenizer, linesOf)),
    variables: explainVariables(prompt, linesOf),
    models,
    quality: tokenizer.quality,
  };
}

function explainMessage(
  { role, parts }: Message,
  { countTokens }: Tokenizer,
  linesOf: LinesOf,
): ExplainedMessage {
  const text = parts.map((part) => (part.kind === 'text' ? part.text : '')).join('');
  const places = new Map<string, Place>();
  for (const { span } of parts) {
    const place = placeOf(span, linesOf);
    if (!place) continue;
    const known = places.get(place.path);
    places.set(place.path, {
      path: place.path,
      firstLine: Math.min(place.firstLine, known?.firstLine ?? place.firstLine),
      lastLine: Math.max(place.lastLine, known?.lastLine ?? place.lastLine),
    });
  }
  return {
    role,
    places: [...places.values()],
    tokens: countTokens(text),
    mediaCount: parts.filter(({ kind }) => kind === 'media').length,
  };
}

function explainVariables(prompt: Prompt, linesOf: LinesOf): ExplainedPrompt['variables'] {
  const found = new Map<string, Set<number>>();
  for (const { name, span } of prompt.variables) {
    const lines = found.get(name) ?? new Set();
    const line = placeOf(span, linesOf)?.firstLine;
    if (line !== undefined) lines.add(line);
    found.set(name, lines);
  }
  return [...found].map(([name, lines]) => ({ name, lines: [...lines] }));
}

function explainModel(ref: ModelRef, input: ExplainInput, linesOf: LinesOf): ExplainedModel {
  const id = parseModelId(ref.id, input.aliases);
  const price = input.prices.find(id);
  const provider = id.provider ?? inferProvider(id.name);
  const place = ref.span && placeOf(ref.span, linesOf);
  return {
    written: ref.id,
    id,
    ...(place && { place }),
    ...(provider !== undefined && { provider }),
    ...(price && { priceAsOf: price.asOf }),
    ...(ref.maxOutputTokens !== undefined && { maxOutputTokens: ref.maxOutputTokens }),
  };
}

function placeOf(span: SourceSpan, linesOf: LinesOf): Place | undefined {
  const lines = linesOf(span.path);
  if (!lines) return undefined;
  const { range } = span;
  const last = Math.max(range.start, range.end - 1);
  return {
    path: span.path,
    firstLine: lines.positionAt(range.start).line,
    lastLine: lines.positionAt(last).line,
  };
}
