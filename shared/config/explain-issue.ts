import type * as z from 'zod/mini';
import type { Json } from '../text/json.ts';
import type { JsonPath } from '../text/json-tree.ts';
import { sentence, type Sentence, type SentenceValue } from '../text/sentence.ts';
import { mistakeOf } from './config-mistake.ts';
import { findNearest } from './find-nearest.ts';
import { knownKeys } from './known-keys.ts';
import { formatPath } from './note.ts';
import type { Note } from './note.ts';
import { configSchema } from './schema.ts';
import { findValueRule, mustBe, mustHave, type Complaint } from './value-rules.ts';

type Issue = z.core.$ZodIssue;

/** What the schema library says where a schema has no sentence of its own. */
const UNEXPLAINED = 'Invalid input';

const MAX_COMPARED = 50;

const TYPE_RULES: ReadonlyMap<string, Complaint> = new Map([
  ['string', mustBe(sentence`text`)],
  ['number', mustBe(sentence`a number`)],
  ['int', mustBe(sentence`a whole number`)],
  ['boolean', mustBe(sentence`${'`true`'} or ${'`false`'}`)],
  ['array', mustBe(sentence`a list`)],
  ['object', mustHave(sentence`keys with values under it`)],
  ['record', mustHave(sentence`keys with values under it`)],
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
  const mistake = issue.code === 'custom' ? mistakeOf(issue) : undefined;
  if (mistake) return { path, at: 'value', ...mistake };
  const value = valueAt(file, path);
  if (value === undefined) {
    return { path, at: 'value', message: sentence`\`${formatPath(path)}\` is missing` };
  }
  const name = path.length === 0 ? sentence`The config` : `\`${formatPath(path)}\``;
  if (value === null) {
    const hint = sentence`Give it a value, or remove the key.`;
    return { path, at: 'key', message: sentence`${name} is empty`, hint };
  }
  const { complain, hint } = findValueRule(issue.message) ?? {
    complain: complaintOf(issue),
    hint: hintFor(issue, value),
  };
  return { path, at: 'value', message: complain(name, describe(value)), ...(hint && { hint }) };
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
  return {
    path: [...parent, key],
    at: 'key',
    message:
      parent.length === 0
        ? sentence`Unknown key \`${shorten(key)}\``
        : sentence`Unknown key \`${shorten(key)}\` in \`${formatPath(parent)}\``,
    hint: nearest
      ? sentence`Did you mean \`${nearest}\`?`
      : sentence`Known keys: ${known.join(', ')}.`,
  };
}

function complaintOf(issue: Issue): Complaint {
  if (issue.code === 'invalid_type') return TYPE_RULES.get(issue.expected) ?? hasAnotherType;
  if (issue.code === 'invalid_value') return mustBe(oneOf(issue.values));
  if (issue.code === 'invalid_union') return mustBe(sentence`one value or a list of them`);
  if (issue.code === 'too_small' || issue.code === 'too_big') return complaintOfSize(issue);
  return hasAnotherForm;
}

function hasAnotherType(name: SentenceValue, found: SentenceValue): Sentence {
  return sentence`${name} has another type, not ${found}`;
}

function hasAnotherForm(name: SentenceValue, found: SentenceValue): Sentence {
  return sentence`${name} has a form that is not allowed, not ${found}`;
}

function mustNotBeEmpty(name: SentenceValue, found: SentenceValue): Sentence {
  return sentence`${name} must not be empty, not ${found}`;
}

/** `a`, `b` or `c`, each in backticks. */
function oneOf(options: readonly unknown[]): SentenceValue {
  const quoted = options.map((option) => `\`${String(option)}\``);
  const last = quoted.at(-1) ?? '';
  return quoted.length < 2 ? last : sentence`${quoted.slice(0, -1).join(', ')} or ${last}`;
}

function complaintOfSize(issue: z.core.$ZodIssueTooSmall | z.core.$ZodIssueTooBig): Complaint {
  if (issue.code === 'too_small') {
    if (issue.origin !== 'number') return mustNotBeEmpty;
    return mustBe(sentence`${String(issue.minimum)} or more`);
  }
  const most = String(issue.maximum);
  if (issue.origin === 'number') return mustBe(sentence`${most} or less`);
  if (issue.origin === 'string') return mustHave(sentence`at most ${most} characters`);
  return mustHave(sentence`at most ${most} entries`);
}

function hintFor(issue: Issue, value: Json): Sentence | undefined {
  if (issue.code === 'invalid_type' && issue.expected === 'string') {
    const isScalar = typeof value === 'number' || typeof value === 'boolean';
    return isScalar ? sentence`Put it in quotes.` : undefined;
  }
  if (issue.code !== 'invalid_value' || typeof value !== 'string') return undefined;
  const nearest = findNearest(value, issue.values.map(String));
  return nearest === undefined ? undefined : sentence`Did you mean \`${nearest}\`?`;
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

function describe(value: Json): SentenceValue {
  if (Array.isArray(value)) return value.length === 0 ? sentence`an empty list` : sentence`a list`;
  if (typeof value === 'object') return sentence`keys and values`;
  if (typeof value === 'string') return value === '' ? sentence`empty text` : `"${shorten(value)}"`;
  return String(value);
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
