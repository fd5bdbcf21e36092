// Times all rules on a corpus and on prompts of 250 kB and 1 MB: `node bench/rules/run.mjs [corpus folder]`.
// Prints medians of five runs in CPU time, which other work on the machine does not change, and how it grows with the
// text; asserts nothing.
import { existsSync, readFileSync, readdirSync, statSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { buildVocabularies } from '../../scripts/build-vocabulary.mjs';
import { textOf, TEXTS } from './texts.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const RUNS = 5;
const NO_FILES = { read: async () => ({ kind: 'missing' }), list: async () => [] };

const SOURCE = `
export { loadTokenizer } from './shared/tokenizer/load-tokenizer.ts';
export { parseModelId } from './shared/model/parse-model-id.ts';
export { createPriceTable } from './shared/pricing/price-table.ts';
export { findPromptFormat, parsePrompts } from './shared/prompt/parse-prompts.ts';
export { lintPrompt } from './shared/rules/lint-prompt.ts';
export { readSourceText } from './shared/rules/source-text.ts';
export { RULES } from './shared/rules/index.ts';
`;

const folder = mkdtempSync(join(tmpdir(), 'promptfare-bench-'));
const outfile = join(folder, 'own.mjs');
await build({
  stdin: { contents: SOURCE, resolveDir: ROOT, loader: 'ts' },
  outfile,
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  banner: {
    js: "import { createRequire as __r } from 'node:module'; const require = __r(import.meta.url);",
  },
});
buildVocabularies(folder);
const own = await import(pathToFileURL(outfile).href);
const model = own.parseModelId('openai:gpt-4o');
const tokenizer = await own.loadTokenizer(model, async (encoding) =>
  readFileSync(join(folder, `${encoding}.bin`)),
);
rmSync(folder, { recursive: true });
const price = own.createPriceTable({ at: new Date('2026-11-21'), overrides: [] }).find(model);
const ALL = new Set(own.RULES.map(({ id }) => id));

await benchTexts();
await benchCorpus(
  process.argv[2] ?? process.env.PROMPTFARE_CORPUS ?? join(ROOT, '../shared/corpus'),
);

async function benchTexts() {
  console.log(
    'CPU time in ms; a ratio of 4 is linear, and a prompt of 1 MB should take less than 300',
  );
  console.log('kind               250 kB   1 MB ratio  slowest rule of 1 MB');
  for (const name of Object.keys(TEXTS)) {
    if (process.env.ONLY && !process.env.ONLY.split(',').includes(name)) continue;
    const small = await timeText(textOf(name, 250_000));
    const large = await timeText(textOf(name, 1_000_000));
    const slowest = await slowestRule(textOf(name, 1_000_000));
    const ratio = (large / small).toFixed(1);
    console.log(`${name.padEnd(18)} ${ms(small)} ${ms(large)}   ×${ratio}  ${slowest}`);
  }
}

async function timeText(text, only = ALL, runs = RUNS) {
  const file = { path: 'prompt.j2', text };
  const { prompts } = await own.parsePrompts(file, NO_FILES, { asPlain: true });
  return median(() => lintAll(prompts, file, only), runs);
}

async function slowestRule(text) {
  const times = [];
  for (const id of ALL) times.push([await timeText(text, new Set([id]), 1), id]);
  const [time, id] = times.toSorted(([a], [b]) => b - a)[0];
  return `${id} ${ms(time).trim()}`;
}

async function benchCorpus(root) {
  if (!existsSync(root)) return console.log(`no corpus at ${root}`);
  const files = listFiles(root).map((path) => ({
    path: relative(root, path).replaceAll('\\', '/'),
    text: readFileSync(path, 'utf8'),
  }));
  const prompts = [];
  for (const file of files) {
    if (!own.findPromptFormat(file)) continue;
    const parsed = await own.parsePrompts(file, NO_FILES, {});
    prompts.push({ file, prompts: parsed.prompts });
  }
  const count = prompts.reduce((sum, one) => sum + one.prompts.length, 0);
  const time = median(() => {
    for (const one of prompts) lintAll(one.prompts, one.file, ALL);
  });
  console.log(`corpus: ${prompts.length} files, ${count} prompts, ${ms(time).trim()} ms`);
}

function lintAll(prompts, file, only) {
  const source = own.readSourceText(file.text);
  const sourceOf = (path) => (path === file.path ? source : undefined);
  for (const prompt of prompts) own.lintPrompt(prompt, { tokenizer, model, price, sourceOf, only });
}

function median(run, runs = RUNS) {
  const times = Array.from({ length: runs }, () => {
    const start = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  });
  return times.toSorted((a, b) => a - b)[runs >> 1];
}

function ms(time) {
  return time.toFixed(time < 10 ? 1 : 0).padStart(6);
}

function listFiles(root) {
  return readdirSync(root, { recursive: true })
    .map((name) => join(root, name))
    .filter((path) => statSync(path).isFile());
}
