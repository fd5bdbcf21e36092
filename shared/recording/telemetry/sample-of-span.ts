import { isJsonObject } from '../../text/json-fields.ts';
import type { Json } from '../../text/json.ts';
import type { KeylessSample } from '../draft.ts';
import { firstField, firstText, knownAmount, knownList } from '../first-field.ts';
import { unpacked } from '../nested-json.ts';
import { onlyKnown } from '../../text/only-known.ts';
import type { PromptRef } from '../recording.ts';
import type { JsonObject, Report } from '../row-fields.ts';
import { readUsage } from '../sample-usage.ts';
import { elapsedMs, isoMoment } from '../trace/moments.ts';
import { outputOf, sentMessagesOf } from './span-messages.ts';
import type { Span } from './span.ts';

/** Reads a span as a sample when it is a call of a model; undefined for agents, tools, chains and the rest. */
export function sampleOfSpan(span: Span, report: Report): KeylessSample | undefined {
  if (!isModelCall(span)) return undefined;
  const { attributes } = span;
  const text = (...names: readonly string[]): string | undefined => firstText(attributes, ...names);
  return {
    ...onlyKnown({
      model: text(...MODEL_NAMES),
      provider: text(
        'gen_ai.provider.name',
        'gen_ai.system',
        'llm.provider',
        'llm.system',
        'ai.model.provider',
      ),
      promptRef: promptRefOf(attributes),
      vars: varsOf(attributes),
      messages: sentMessagesOf(span),
      tools: toolsOf(attributes),
      output: outputOf(span),
      error: span.error,
      description: span.name,
      startedAt: isoMoment(span.start),
      latencyMs: elapsedMs(span.start, span.end),
      session: text(
        'gen_ai.conversation.id',
        'session.id',
        'traceloop.association.properties.session_id',
      ),
      recordedCostUsd: knownAmount(
        firstField(attributes, 'gen_ai.usage.cost', 'llm.cost.total', 'llm.usage.cost'),
      ),
    }),
    ...readUsage(
      { value: attributes, at: [...span.at, 'attributes'], options: { convention: 'telemetry' } },
      report,
    ),
  };
}

const MODEL_NAMES = [
  'gen_ai.response.model',
  'gen_ai.request.model',
  'ai.response.model',
  'llm.model_name',
  'llm.response.model',
  'llm.request.model',
  'ai.model.id',
];

/** Operations of the convention that call a model for text; OpenLLMetry writes `completion`, Vercel `ai.*.do*`. */
const TEXT_OPERATION = /^(?:chat|text_completion|generate_content|completion|llm_call)$/;
const OTHER_OPERATION =
  /^(?:invoke_agent|create_agent|execute_tool|embeddings?|rerank|image_generation|invoke_workflow|retrieval)/;

function isModelCall(span: Span): boolean {
  const { attributes } = span;
  const operation = firstText(attributes, 'gen_ai.operation.name', 'llm.request.type') ?? '';
  const kind = firstText(attributes, 'openinference.span.kind', 'traceloop.span.kind');
  const isText = TEXT_OPERATION.test(operation);
  if (kind !== undefined) return isText || kind.toUpperCase() === 'LLM';
  if (OTHER_OPERATION.test(operation)) return false;
  return isVercelCall(span) ?? (isText || hasUsage(attributes));
}

/** Vercel's SDK wraps each call in a span with the same usage; undefined for spans that are not its own. */
function isVercelCall({ attributes, name = '' }: Span): boolean | undefined {
  const operation = firstText(attributes, 'ai.operationId') ?? name;
  return operation.startsWith('ai.') ? /\.do(?:Generate|Stream)$/.test(operation) : undefined;
}

function hasUsage(attributes: JsonObject): boolean {
  if (firstText(attributes, ...MODEL_NAMES) === undefined) return false;
  return Object.keys(attributes).some((name) =>
    /^(?:gen_ai\.usage|llm\.token_count|llm\.usage|ai\.usage)\./.test(name),
  );
}

function promptRefOf(attributes: JsonObject): PromptRef | undefined {
  const label = firstText(
    attributes,
    'gen_ai.prompt.name',
    'langfuse.observation.prompt.name',
    'traceloop.prompt.key',
  );
  const template = firstText(
    attributes,
    'llm.prompt_template.template',
    'traceloop.prompt.template',
  );
  return label === undefined && template === undefined ? undefined : onlyKnown({ label, template });
}

const VARIABLE = 'gen_ai.prompt.variable.';

function varsOf(attributes: JsonObject): JsonObject | undefined {
  const listed = unpacked(
    attributes['llm.prompt_template.variables'] ??
      attributes['traceloop.prompt.template_variables'],
  );
  if (isJsonObject(listed)) return listed;
  const entries = Object.entries(attributes)
    .filter(([name]) => name.startsWith(VARIABLE))
    .map(([name, value]): [string, Json] => [name.slice(VARIABLE.length), value]);
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

function toolsOf(attributes: JsonObject): readonly Json[] | undefined {
  const tools = unpacked(attributes['gen_ai.tool.definitions'] ?? attributes['ai.prompt.tools']);
  return knownList(tools);
}
