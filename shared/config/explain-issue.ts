import type * as z from 'zod/mini';
import type { Json } from '../text/json.ts';
import type { JsonPath } from '../text/json-tree.ts';
import { findNearest } from './find-nearest.ts';
import { knownKeys } from './known-keys.ts';
import { formatPath } from './note.ts';
import type { Note } from './note.ts';
import { configSchema } from './schema.ts';

type Issue = z.core.$ZodIssue;

/** What the schema library says where a schema has no sentence of its own. */
const UNEXPLAINED = 'Invalid input';

const MAX_COMPARED = 50;

const TYPE_RULES: ReadonlyMap<string, string> = new Map([
  ['string', 'must be text'],
  ['number', 'must be a number'],
  ['int', 'must be a whole number'],
  ['boolean', 'must be `true` or `false`'],
  ['array', 'must be a list'],
  ['object', 'must have keys with values under it'],
  ['record', 'must have keys with values under it'],
]);

type Place = {
  /** The whole file, as parsed. */
  readonly file: Json;
  /** What the issue's own path starts from. */
  readonly parent: JsonPath;
};

/** What an issue of the schema means for the person who wrote the file. */
export function* explainIssue(issue: Issue, { file, parent }: Place): Generator<Note> {
  const path = [...parent, ...issue.path.filter((step) => typeof step !== 'symbol')];
  if (issue.code === 'unrecognized_keys') {
    for (const key of issue.keys) yield explainUnknownKey(key, path);
    return;
  }
  if (isMisspelt(path, file)) return;
  const option = issue.code === 'invalid_union' ? chooseOption(issue) : undefined;
  if (!option) yield explainValue(issue, path, file);
  else for (const inner of option) yield* explainIssue(inner, { file, parent: path });
}

/** Of a choice without a sentence of its own, the issues of the option whose kind the value has. */
function chooseOption(issue: z.core.$ZodIssueInvalidUnion): readonly Issue[] | undefined {
  if (issue.message !== UNEXPLAINED) return undefined;
  return issue.errors.find(
    ([first]) => first && !(first.code === 'invalid_type' && first.path.length === 0),
  );
}

function explainValue(issue: Issue, path: JsonPath, file: Json): Note {
  if (issue.code === 'custom') {
    const hint: unknown = issue.params?.['hint'];
    const isHinted = typeof hint === 'string';
    return { path, at: 'value', message: issue.message, ...(isHinted && { hint }) };
  }
  const value = valueAt(file, path);
  if (value === undefined) {
    return { path, at: 'value', message: `\`${formatPath(path)}\` is missing` };
  }
  const name = path.length === 0 ? 'The config' : `\`${formatPath(path)}\``;
  if (value === null) {
    const hint = 'Give it a value, or remove the key.';
    return { path, at: 'key', message: `${name} is empty`, hint };
  }
  const [rule, ruleHint] = ruleOf(issue).split('\n');
  const hint = ruleHint ?? hintFor(issue, value);
  const message = `${name} ${rule}, not ${describe(value)}`;
  return { path, at: 'value', message, ...(hint && { hint }) };
}

/** Whether the key that is missing is there with a typing mistake, which is then said of that key. */
function isMisspelt(path: JsonPath, file: Json): boolean {
  const parent = path.slice(0, -1);
  const siblings = valueAt(file, parent);
  if (valueAt(file, path) !== undefined || !siblings || typeof siblings !== 'object') return false;
  const known = knownKeys(configSchema, parent);
  const unknown = Object.keys(siblings).filter((key) => !known.includes(key));
  return unknown.slice(0, MAX_COMPARED).some((key) => findNearest(key, known) === path.at(-1));
}

function explainUnknownKey(key: string, parent: JsonPath): Note {
  const known = knownKeys(configSchema, parent);
  const nearest = findNearest(key, known);
  const place = parent.length === 0 ? '' : ` in \`${formatPath(parent)}\``;
  return {
    path: [...parent, key],
    at: 'key',
    message: `Unknown key \`${shorten(key)}\`${place}`,
    hint: nearest ? `Did you mean \`${nearest}\`?` : `Known keys: ${known.join(', ')}.`,
  };
}

function ruleOf(issue: Issue): string {
  if (issue.message !== UNEXPLAINED) return issue.message;
  if (issue.code === 'invalid_type') return TYPE_RULES.get(issue.expected) ?? 'has another type';
  if (issue.code === 'invalid_value') {
    const values = issue.values.map((value) => `\`${String(value)}\``);
    return `must be ${values.join(', ').replace(/, (?=[^,]*$)/, ' or ')}`;
  }
  if (issue.code === 'invalid_union') return 'must be one value or a list of them';
  if (issue.code === 'too_small' || issue.code === 'too_big') return ruleOfSize(issue);
  return 'has a form that is not allowed';
}

function ruleOfSize(issue: z.core.$ZodIssueTooSmall | z.core.$ZodIssueTooBig): string {
  if (issue.code === 'too_small') {
    return issue.origin === 'number' ? `must be ${issue.minimum} or more` : 'must not be empty';
  }
  if (issue.origin === 'number') return `must be ${issue.maximum} or less`;
  const unit = issue.origin === 'string' ? 'characters' : 'entries';
  return `must have at most ${issue.maximum} ${unit}`;
}

function hintFor(issue: Issue, value: Json): string | undefined {
  if (issue.code === 'invalid_type' && issue.expected === 'string') {
    const isScalar = typeof value === 'number' || typeof value === 'boolean';
    return isScalar ? 'Put it in quotes.' : undefined;
  }
  if (issue.code !== 'invalid_value' || typeof value !== 'string') return undefined;
  const nearest = findNearest(value, issue.values.map(String));
  return nearest && `Did you mean \`${nearest}\`?`;
}

/** Own members only: a key may be called `constructor`. */
function valueAt(root: Json, path: JsonPath): Json | undefined {
  let value: Json | undefined = root;
  for (const step of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    const own: { readonly value?: Json } | undefined = Object.getOwnPropertyDescriptor(value, step);
    value = own?.value;
  }
  return value;
}

function describe(value: Json): string {
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  if (typeof value === 'object') return 'keys and values';
  if (typeof value === 'string') return value === '' ? 'empty text' : `"${shorten(value)}"`;
  return String(value);
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
