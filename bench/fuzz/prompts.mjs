// Reads mutated prompt files of every format and says which crashed or took long:
// `node bench/fuzz/prompts.mjs [--files 10000] [--seed 1] [--format baml] [--corpus ../shared/corpus]`.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { createMutator } from './mutate-prompt.mjs';

const { values } = parseArgs({
  options: {
    files: { type: 'string', default: '10000' },
    seed: { type: 'string', default: '1' },
    format: { type: 'string' },
    corpus: { type: 'string' },
  },
});
const SLOW_MS = 1000;
const { PROMPT_FORMATS, parsePrompts, compilePrompt, loadGrammar } = await importTypeScript(`
  export { PROMPT_FORMATS } from './shared/prompt/formats/index.ts';
  export { parsePrompts } from './shared/prompt/parse-prompts.ts';
  export { compilePrompt } from './shared/prompt/render-prompt.ts';
  export { loadGrammar } from './node/grammars/load-grammar.ts';
`);

const seeds = [
  ...readSeeds('test/fixtures/prompts'),
  ...(values.corpus ? readSeeds(values.corpus) : []),
];
let failures = 0;
for (const format of PROMPT_FORMATS) {
  if (values.format && values.format !== format.id) continue;
  const own = seeds.filter((seed) => format.matches(seed));
  if (own.length === 0) continue;
  const { mutate } = createMutator(Number(values.seed), seeds);
  let slowest = 0;
  for (let count = 0; count < Number(values.files); count += 1) {
    const seed = own[count % own.length];
    slowest = Math.max(slowest, await tryOne(format, { path: seed.path, text: mutate(seed.text) }));
  }
  console.log(
    `${format.id}: ${values.files} files, slowest ${slowest.toFixed(0)} ms, ${rssMb()} MB`,
  );
}
console.log(`${failures} failures`);
process.exitCode = failures === 0 ? 0 : 1;

/** Milliseconds of this process for the slowest step; the machine may have other work. */
async function tryOne(format, file) {
  let slowest = 0;
  const timed = async (step) => {
    const start = process.cpuUsage();
    const outcome = await step();
    slowest = Math.max(slowest, process.cpuUsage(start).user / 1000);
    return outcome;
  };
  try {
    await timed(() => parsePrompts(file, readerFor(file), { asPlain: true }));
    const { prompts } = await timed(() => format.parse(file, readerFor(file)));
    for (const prompt of prompts.slice(0, 3))
      await timed(() => compilePrompt(prompt)(prompt.cases[0]?.vars ?? {}));
  } catch (error) {
    report(format, file, error);
  }
  if (slowest > SLOW_MS) report(format, file, `took ${slowest.toFixed(0)} ms`);
  return slowest;
}

function rssMb() {
  return Math.round(process.memoryUsage.rss() / 1024 / 1024);
}

function report(format, file, reason) {
  failures += 1;
  if (failures > 20) return;
  console.log(`${format.id} ${file.path}:`, reason, JSON.stringify(file.text.slice(0, 200)));
}

/** Every file asks for others; they get seeds of the same ending, so that references are followed. */
function readerFor(file) {
  return {
    loadGrammar,
    list: async () => seeds.slice(0, 50).map(({ path }) => path),
    read: async (path) => {
      const ending = path.slice(path.lastIndexOf('.'));
      const seed = seeds.find((one) => one.path.endsWith(ending) && one.text !== file.text);
      return seed ? { kind: 'text', text: seed.text } : { kind: 'missing' };
    },
  };
}

function readSeeds(root) {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter(
      (path) => statSync(join(root, path)).isFile() && statSync(join(root, path)).size < 100_000,
    )
    .filter((path) => !/(?:^|\/)eval-/.test(path))
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
}

/** Node 20 cannot import TypeScript itself. */
async function importTypeScript(contents) {
  const outfile = join(process.cwd(), 'node_modules/.cache/promptfare-fuzz.mjs');
  await build({
    stdin: { contents, resolveDir: '.' },
    bundle: true,
    format: 'esm',
    packages: 'external',
    outfile,
    logLevel: 'error',
  });
  return await import(outfile);
}
