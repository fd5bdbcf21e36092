// Compares counted input tokens with recorded ones: `npm run bench:truth [folder]`. Every recording below the folder
// (PROMPTFARE_CORPUS, or shared/corpus beside the repository) whose usage and messages are known is counted again; the
// error is printed by model family and by what is in the request. A whole request of text alone must come out exact
// where the tokenizer is.
import { existsSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { importTypeScript } from '../import-typescript.mjs';

const folder =
  process.argv[2] ??
  process.env['PROMPTFARE_CORPUS'] ??
  resolve(import.meta.dirname, '../../../shared/corpus');
if (!existsSync(folder)) {
  console.error(`There is no folder ${folder}.`);
  process.exit(2);
}

const tools = await importTypeScript(`
  export { loadRecording } from './shared/recording/load-recording.ts';
  export { parseModelId } from './shared/model/parse-model-id.ts';
  export { modelBaseName } from './shared/model/model-base-name.ts';
  export { loadTokenizers } from './shared/check/load-tokenizers.ts';
  export { createRequestCounter } from './shared/measure/request-counter.ts';
  export { totalInputTokens } from './shared/usage/usage.ts';
  export { openWorkspaceFiles } from './node/files/workspace-files.ts';
`);

/** Formats that keep requests as they were sent; the others keep what an instrumentation chose to tell. */
const WHOLE = new Set([
  'vcr-cassette',
  'http-archive',
  'nock',
  'batch-results',
  'inspect-json',
  'inspect-eval',
  'langsmith',
  'promptflow',
]);

const rows = [];
for (const name of readdirSync(folder).toSorted()) {
  if (!name.startsWith('eval-')) continue;
  const files = tools.openWorkspaceFiles(join(folder, name));
  for (const file of readdirSync(join(folder, name)).toSorted()) {
    const loaded = await tools.loadRecording(file, files);
    if (loaded.kind !== 'read') continue;
    const { format, samples } = loaded.recording;
    for (const sample of samples) rows.push({ file: `${name}/${file}`, format, sample });
  }
}

const usable = rows.filter(
  ({ sample }) => sample.messages && sample.model && sample.usage?.input !== undefined,
);
const models = usable.map(({ sample }) => tools.parseModelId(sample.model));
const loadVocabulary = async (encoding) => new Uint8Array(await readFile(vocabularyPath(encoding)));
const tokenizerOf = await tools.loadTokenizers(models, loadVocabulary);
const counter = tools.createRequestCounter(tokenizerOf);

const groups = new Map();
for (const { file, format, sample } of usable) {
  const model = tools.parseModelId(sample.model);
  const recorded = tools.totalInputTokens(sample.usage);
  const counted = counter.countRequest(
    { messages: sample.messages, tools: sample.tools ?? [] },
    model,
  );
  const tokenizer = tokenizerOf(model);
  const key = `${tokenizer.encoding}|${familyOf(model)}|${WHOLE.has(format) ? 'whole' : 'as told'}|${contentOf(sample)}`;
  const group = groups.get(key) ?? {
    calls: 0,
    recorded: 0,
    counted: 0,
    exact: 0,
    errors: [],
    worst: undefined,
  };
  groups.set(key, group);
  const error = counted / recorded - 1;
  group.calls += 1;
  group.recorded += recorded;
  group.counted += counted;
  group.exact += counted === recorded ? 1 : 0;
  group.errors.push(Math.abs(error));
  if (!group.worst || Math.abs(error) > Math.abs(group.worst.error)) {
    group.worst = { error, file, counted: Math.round(counted), recorded };
  }
}

console.log(
  `${rows.length} calls in recordings, ${usable.length} with messages, a model and input tokens`,
);
console.table(
  [...groups]
    .toSorted(([a], [b]) => a.localeCompare(b))
    .map(([key, group]) => {
      const [encoding, family, request, content] = key.split('|');
      const errors = group.errors.toSorted((a, b) => a - b);
      return {
        family,
        encoding,
        request,
        content,
        calls: group.calls,
        exact: group.exact,
        recorded: group.recorded,
        counted: Math.round(group.counted),
        error: percent(group.counted / group.recorded - 1),
        median: percent(errors[Math.floor(errors.length / 2)]),
        worst: `${percent(group.worst.error)} (${group.worst.counted}/${group.worst.recorded})`,
      };
    }),
);
for (const [key, { worst }] of groups) {
  if (Math.abs(worst.error) > 0.001) console.log(`${key}: worst in ${worst.file}`);
}

/** `gpt-4o`, `claude-3-5`: the part of a name that decides the tokenizer and the framing. */
function familyOf(model) {
  const name = tools.modelBaseName(model);
  return (
    /^(?:gpt-\d[\d.]*o?|o\d|claude|gemini|llama|kimi|qwen|deepseek|mistral)/.exec(name)?.[0] ?? name
  );
}

/** What a request holds beside text: its tokens are known less well. */
function contentOf({ model, messages, tools: definitions, usageGuessed }) {
  const parts = [
    // The old completions API sends a text without the framing of a chat.
    /gpt-3\.5-turbo-instruct|claude-v?2/i.test(model) ? 'no chat' : '',
    definitions && definitions.length > 0 ? 'tools' : '',
    messages.some(({ mediaCount }) => mediaCount) ? 'media' : '',
    messages.some(({ role }) => role === 'tool') ? 'tool results' : '',
    usageGuessed ? 'guessed usage' : '',
  ].filter((part) => part !== '');
  return parts.length === 0 ? 'text alone' : parts.join(', ');
}

function vocabularyPath(encoding) {
  return `dist/vocabulary/${encoding}.bin`;
}

function percent(ratio) {
  return `${ratio < 0 ? '−' : ''}${(Math.abs(ratio) * 100).toFixed(1)} %`;
}
