import type { RuleContext, RulePart } from './rule-context.ts';
import type { Rule, Waste } from './rule.ts';

const MIN_BASE64 = 200;
const MIN_URL = 250;
const MIN_UUIDS = 5;
const MIN_TIMES = 5;

/** Text that a model cannot read, at one to three characters per token. */
export const blob: Rule = {
  id: 'data/blob',
  title: 'Encoded data, long URLs and UUIDs',
  severity: 'info',
  fix: 'code',
  messages: {
    dataUri:
      'This data URI has {characters} characters that the model reads as text; send the file as media',
    base64:
      'These {characters} characters look like Base64; send what they encode, or a reference to it',
    url: 'This URL has {characters} characters; a short reference costs less',
    time: '{places} times are written with seconds and a time zone; to the minute they cost less',
    uuid: '{places} UUIDs stand in this text; short numbers that code maps back cost less',
  },
  find: findBlobs,
};

function* findBlobs({ parts, countTokens }: RuleContext): Generator<Waste> {
  for (const part of parts) {
    for (const { start, end, message } of findLongRuns(part.text)) {
      const text = part.text.slice(start, end);
      yield {
        part,
        range: { start, end },
        message,
        values: { characters: text.length },
        tokens: { before: countTokens(text), after: 0 },
      };
    }
    yield* findUuids(part, countTokens);
    yield* findTimes(part, countTokens);
  }
}

/** 1 for what ends a run, by UTF-16 unit: white space, quotation marks and brackets. */
const BREAKS: Uint8Array = Uint8Array.from({ length: 0x10000 }, (_, code) =>
  /[\s"'`<>()\\]/.test(String.fromCharCode(code)) ? 1 : 0,
);

type Run = { readonly start: number; readonly end: number; readonly message: string };

/** Runs without white space are looked at whole, so that no character is looked at twice. */
function* findLongRuns(text: string): Generator<Run> {
  let start = 0;
  for (let at = 0; at <= text.length; at += 1) {
    if (at < text.length && BREAKS[text.charCodeAt(at)] === 0) continue;
    if (at - start >= MIN_BASE64) {
      const kind = kindOf(text.slice(start, at));
      if (kind) yield { start: start + kind.from, end: at, message: kind.message };
    }
    start = at + 1;
  }
}

function kindOf(run: string): { readonly from: number; readonly message: string } | undefined {
  const dataAt = run.indexOf('data:');
  if (dataAt >= 0 && /^data:[\w/+.-]*(?:;[\w=-]+)*;base64,/.test(run.slice(dataAt, dataAt + 200))) {
    return { from: dataAt, message: 'dataUri' };
  }
  const urlAt = run.search(/https?:\/\//);
  if (urlAt >= 0) {
    return run.length - urlAt >= MIN_URL && !/[{}$|]/.test(run)
      ? { from: urlAt, message: 'url' }
      : undefined;
  }
  return isBase64(run) ? { from: 0, message: 'base64' } : undefined;
}

/** Letters of both cases and digits, evenly mixed: a path, a rule of dashes and a long word are not. */
function isBase64(run: string): boolean {
  if (!/^[A-Za-z0-9+/_-]+={0,2}[.,;:]?$/.test(run)) return false;
  let [upper, lower, digits] = [0, 0, 0];
  for (let at = 0; at < run.length; at += 1) {
    const code = run.charCodeAt(at);
    if (code >= 0x61) lower += 1;
    else if (code >= 0x41 && code <= 0x5a) upper += 1;
    else if (code >= 0x30 && code <= 0x39) digits += 1;
  }
  return upper > 0.15 * run.length && lower > 0.15 * run.length && digits > 0.05 * run.length;
}

const UUID = /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/gi;

function* findUuids(part: RulePart, countTokens: RuleContext['countTokens']): Generator<Waste> {
  const found = [...part.text.matchAll(UUID)];
  if (found.length < MIN_UUIDS) return;
  const before = countTokens(found.map(([uuid]) => uuid).join('\n'));
  const after = countTokens(found.map((_, index) => index + 1).join('\n'));
  for (const { index, 0: uuid } of found) {
    const range = { start: index, end: index + uuid.length };
    yield { part, range, message: 'uuid', tokens: { before, after }, isGrouped: true };
  }
}

/** ISO 8601 with date, seconds and zone. */
const TIME =
  /\b(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}):\d{2}(?:\.\d{1,9})?(?:Z|[+-]\d{2}:?\d{2})(?![\w:])/g;

function* findTimes(part: RulePart, countTokens: RuleContext['countTokens']): Generator<Waste> {
  const found = [...part.text.matchAll(TIME)];
  if (found.length < MIN_TIMES) return;
  const before = countTokens(found.map(([time]) => time).join('\n'));
  const after = countTokens(found.map(([, day, minute]) => `${day} ${minute}`).join('\n'));
  for (const { index, 0: time } of found) {
    const range = { start: index, end: index + time.length };
    yield { part, range, message: 'time', tokens: { before, after }, isGrouped: true };
  }
}
