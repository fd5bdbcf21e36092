// Reads every prompt file of the corpus and writes what came of it into docs/formats.md:
// `node scripts/write-format-table.mjs [../shared/corpus]`. Run by hand, where the corpus is.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';

const DOC = 'docs/formats.md';
const START = '<!-- corpus table: written by scripts/write-format-table.mjs -->';
const END = '<!-- end of corpus table -->';
const NOT_PROMPTS = /^(?:eval-|provider-response|dotprompt-spec)/;

const root = process.argv[2] ?? '../shared/corpus';
const { PROMPT_FORMATS, parsePrompts } = await importTypeScript(`
  export { PROMPT_FORMATS } from './shared/prompt/formats/index.ts';
  export { parsePrompts } from './shared/prompt/parse-prompts.ts';
`);

const rows = readIndex();
const table = new Map(
  PROMPT_FORMATS.map(({ id }) => [id, { files: 0, read: 0, refused: 0, prompts: 0, cases: 0 }]),
);
const none = { files: 0, read: 0, refused: 0, prompts: 0, cases: 0 };
for (const { repo, file } of rows) {
  const parsed = await parsePrompts(file, readerOf(repo));
  const format = PROMPT_FORMATS.find((one) => one.matches(file));
  const row = table.get(format?.id) ?? none;
  row.files += 1;
  row[parsed.prompts.length > 0 ? 'read' : 'refused'] += 1;
  row.prompts += parsed.prompts.length;
  for (const { cases } of parsed.prompts) row.cases += cases.length;
}

const lines = [
  '| format | files | read | refused | prompts | cases |',
  '| --- | ---: | ---: | ---: | ---: | ---: |',
  ...[...table].filter(([, { files }]) => files > 0).map(([id, row]) => line(`\`${id}\``, row)),
  line('none', none),
];
const doc = readFileSync(DOC, 'utf8');
const before = doc.slice(0, doc.indexOf(START) + START.length);
writeFileSync(DOC, `${before}\n\n${lines.join('\n')}\n\n${doc.slice(doc.indexOf(END))}`);
const oxfmt = createRequire(import.meta.url).resolve('oxfmt/package.json');
execFileSync(process.execPath, [join(dirname(oxfmt), 'bin/oxfmt'), DOC], { stdio: 'inherit' });

function line(name, { files, read, refused, prompts, cases }) {
  return `| ${[name, files, read, refused, prompts, cases].join(' | ')} |`;
}

function readIndex() {
  const [, ...entries] = readFileSync(join(root, 'INDEX.tsv'), 'utf8').trimEnd().split('\n');
  return entries
    .map((entry) => entry.split('\t'))
    .filter(([stored]) => !NOT_PROMPTS.test(stored))
    .map(([stored, repo, path]) => {
      const text = readFileSync(join(root, stored), 'utf8').replace(/^\uFEFF/, '');
      return { repo, file: { path, text } };
    });
}

/** One repository, as far as the corpus has it. */
function readerOf(repo) {
  const own = new Map(rows.filter((row) => row.repo === repo).map(({ file }) => [file.path, file]));
  return {
    list: async () => [...own.keys()],
    read: async (path) => {
      const file = own.get(path);
      return file ? { kind: 'text', text: file.text } : { kind: 'missing' };
    },
  };
}

/** Node 20 cannot import TypeScript itself. */
async function importTypeScript(contents) {
  const outfile = join(process.cwd(), 'node_modules/.cache/promptfare-formats.mjs');
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
