// One process of the benchmark: prints the measurements of one counter as JSON.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chinese, code, english, pathological } from './texts.mjs';

const PASSES = 5;
const SLOW_MS = 2000;
const PROMPT_UNITS = 1000;
const PROMPTS = 1000;
/** Quadratic counters would take minutes; one that needs longer than this for 20 KB is not given 200 KB. */
const PATIENCE_MS = 150;

const [, , counterName, bundle, folder] = process.argv;
const english1 = english();
const code1 = code();
const chinese1 = chinese();

const LOADERS = {
  promptfare: async () => {
    const { loadTokenizer } = await import(pathToFileURL(bundle).href);
    return (await loadTokenizer({ written: 'gpt-4o', name: 'gpt-4o' }, loadVocabulary)).countTokens;
  },
  'gpt-tokenizer': async () => {
    const { countTokens } = await import('gpt-tokenizer/encoding/o200k_base');
    const options = { disallowedSpecial: new Set() };
    return (text) => countTokens(text, options);
  },
  'ai-tokenizer': async () => {
    const [{ Tokenizer }, encoding] = await Promise.all([
      import('ai-tokenizer'),
      import('ai-tokenizer/encoding/o200k_base'),
    ]);
    const tokenizer = new Tokenizer(encoding);
    return (text) => tokenizer.count(text);
  },
  tiktoken: async () => {
    const { get_encoding: getEncoding } = await import('tiktoken');
    const encoding = getEncoding('o200k_base');
    return (text) => encoding.encode(text, [], []).length;
  },
  'js-tiktoken': async () => {
    const { getEncoding } = await import('js-tiktoken');
    const encoding = getEncoding('o200k_base');
    return (text) => encoding.encode(text, [], []).length;
  },
};

function loadVocabulary(encoding) {
  return readFile(join(folder, `${encoding}.bin`));
}

function cpuMs() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function timeOf(work) {
  const start = cpuMs();
  work();
  return cpuMs() - start;
}

function median(numbers) {
  return numbers.toSorted((a, b) => a - b)[numbers.length >> 1];
}

function speeds(count, name, text) {
  const megabytes = Buffer.byteLength(text) / 1e6;
  const cold = timeOf(() => count(text));
  // A pass of seconds has nothing to warm up.
  const passes = cold > SLOW_MS ? 1 : PASSES;
  const warm = median(Array.from({ length: passes }, () => timeOf(() => count(text))));
  return {
    [`${name}, first pass, MB/s`]: (megabytes * 1000) / cold,
    [`${name}, repeated, MB/s`]: (megabytes * 1000) / warm,
  };
}

function smallPrompts(count) {
  const text = english1 + code1;
  const prompts = Array.from({ length: PROMPTS }, (_, index) =>
    text.slice(index * PROMPT_UNITS, (index + 1) * PROMPT_UNITS),
  );
  const ms = median(Array.from({ length: PASSES }, () => timeOf(() => prompts.forEach(count))));
  return { 'one prompt of 1 KB, µs': (ms * 1000) / PROMPTS };
}

function pathologicalTimes(count) {
  const entries = Object.entries(pathological()).map(([name, text]) => [
    `200 KB, ${name}, ms`,
    isPatientWith(count, text) ? timeOf(() => count(text)) : null,
  ]);
  return Object.fromEntries(entries);
}

/** Tries growing beginnings, so that a counter that would never end is not started. */
function isPatientWith(count, text) {
  return [2000, 20_000].every((units) => timeOf(() => count(text.slice(0, units))) < PATIENCE_MS);
}

const before = cpuMs();
const count = await LOADERS[counterName]();
count('ready');
const ready = cpuMs() - before;
// Warmed up on other text than the measured ones.
for (let at = 0; at < 400_000; at += 20_000)
  count(english1.slice(-at - 20_000, -at || undefined).toUpperCase());

console.log(
  JSON.stringify({
    'load, ms': ready,
    ...speeds(count, 'English', english1),
    ...speeds(count, 'code', code1),
    ...speeds(count, 'Chinese', chinese1),
    ...smallPrompts(count),
    ...pathologicalTimes(count),
  }),
);
