// What compressing the prompts of the corpus saves, per folder and tokenizer, beside two other libraries.
//
//   node bench/compress/run.mjs [--corpus ../shared/corpus] [--write docs/compression.md]
//
// Saved tokens are of the texts of messages, without framing; a violation is a text in which the verifier finds a loss.
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { encode } from '@toon-format/toon';
import { minify } from 'prompt-minifier';
import { readCorpus } from './corpus.mjs';
import { importSources } from './own-sources.mjs';

const MODELS = ['gpt-4o', 'gpt-4', 'claude-sonnet-4-5', 'deepseek-chat'];
const LEVELS = ['safe', 'suggest'];

const { values } = parseArgs({
  options: {
    corpus: { type: 'string', default: process.env.PROMPTFARE_CORPUS ?? '../shared/corpus' },
    write: { type: 'string' },
  },
});
const corpus = readCorpus(values.corpus);
if (!corpus) throw new Error(`There is no corpus at ${values.corpus}`);

const { own, loadVocabulary } = await importSources(`
export { compressPrompts } from './shared/compress/compress-prompts.ts';
export { textBlocksOf } from './shared/compress/text-block.ts';
export { verifyRewrite } from './shared/compress/verify.ts';
export { parseModelId } from './shared/model/parse-model-id.ts';
export { createPriceTable } from './shared/pricing/price-table.ts';
export { parsePrompts } from './shared/prompt/parse-prompts.ts';
export { readStructure } from './shared/rules/structure/structure.ts';
export { loadTokenizer } from './shared/tokenizer/load-tokenizer.ts';
`);

const targets = await Promise.all(MODELS.map(targetOf));
const rows = [];
for (const row of corpus) {
  const texts = await textsOf(row.file, row.files);
  if (texts.length > 0) rows.push({ ...row, texts });
}
const tables = [await folderTable(), await tokenizerTable(), await neighbourTable()].join('\n\n');
console.log(tables);
if (values.write) writeBetweenMarks(values.write, tables);

async function targetOf(name) {
  const model = own.parseModelId(name);
  const tokenizer = await own.loadTokenizer(model, loadVocabulary);
  const price = own.createPriceTable({ at: new Date('2026-11-21'), overrides: [] }).find(model);
  return { name, model, tokenizer, ...(price && { price }) };
}

/** The texts that stand in a file itself, each once. */
async function textsOf(file, files) {
  const { prompts } = await own.parsePrompts(file, files, { asPlain: true });
  return own.textBlocksOf(prompts, file.path).map(({ text }) => text);
}

/** Ours on one file: tokens before and after, and texts that lost something. */
async function compressRow({ file, files, texts }, target, level) {
  const options = { files, asPlain: true, level, targetsOf: () => [target] };
  const { after } = await own.compressPrompts(file, options);
  const shorter = await textsOf({ path: file.path, text: after }, files);
  return outcome(texts, shorter, target);
}

/** A repetition that is said once afterwards is no loss; for others' tools neither. */
function outcome(texts, shorter, { tokenizer }) {
  const count = (some) => some.reduce((sum, text) => sum + tokenizer.countTokens(text), 0);
  const violations = texts.filter((text, index) => {
    const report = own.verifyRewrite(text, shorter[index] ?? '', { repeats: 'merge' });
    return !report.passed;
  });
  return { before: count(texts), after: count(shorter), violations: violations.length };
}

async function outcomes(some, target, level) {
  const made = [];
  for (const row of some) made.push(await compressRow(row, target, level));
  return made;
}

async function folderTable() {
  const folders = groupByFolder();
  const lines = [];
  for (const [folder, some] of folders) {
    const safe = summary(await outcomes(some, targets[0], 'safe'));
    const suggest = summary(await outcomes(some, targets[0], 'suggest'));
    const figures = [
      safe.median,
      safe.p90,
      safe.total,
      safe.violations,
      suggest.total,
      suggest.violations,
    ];
    lines.push([folder, some.length, safe.tokens, ...figures]);
  }
  const head = [
    'folder',
    'files',
    'tokens',
    'median',
    'p90',
    'total',
    'violations',
    'suggest: total',
    'violations',
  ];
  return `By folder, ${MODELS[0]} (o200k_base), level safe unless it says otherwise:\n\n${table(head, lines)}`;
}

function groupByFolder() {
  const groups = new Map();
  for (const row of rows) groups.set(row.folder, [...(groups.get(row.folder) ?? []), row]);
  return groups;
}

async function tokenizerTable() {
  const lines = [];
  for (const target of targets) {
    for (const level of LEVELS) {
      const { tokens, median, p90, total, violations } = summary(
        await outcomes(rows, target, level),
      );
      const { encoding, quality } = target.tokenizer;
      lines.push([
        `${encoding} (${target.name}, ${quality})`,
        level,
        tokens,
        median,
        p90,
        total,
        violations,
      ]);
    }
  }
  const head = ['tokenizer', 'level', 'tokens', 'median', 'p90', 'total', 'violations'];
  return `All ${rows.length} files, by tokenizer:\n\n${table(head, lines)}`;
}

async function neighbourTable() {
  const target = targets[0];
  const lines = [];
  for (const level of LEVELS)
    lines.push([`promptfare, ${level}`, ...figuresOf(await outcomes(rows, target, level))]);
  for (const level of ['safe', 'balanced', 'aggressive']) {
    const made = rows.map(({ texts }) =>
      outcome(
        texts,
        texts.map((text) => minify(text, { level }).minified),
        target,
      ),
    );
    lines.push([`prompt-minifier 0.1.1, ${level}`, ...figuresOf(made)]);
  }
  const withJson = rows.filter(({ texts }) => texts.some((text) => toToon(text) !== text));
  const json = summary(withJson.map(({ texts }) => outcome(texts, texts.map(toToon), target)));
  const ours = summary(await outcomes(withJson, target, 'suggest'));
  const head = ['tool', 'median', 'p90', 'total', 'longer files', 'violations'];
  return [
    `Beside prompt-minifier, ${MODELS[0]}, all ${rows.length} files:\n\n${table(head, lines)}`,
    `Beside @toon-format/toon on the ${withJson.length} files with JSON blocks: ${json.total} in TOON, ${ours.total} with promptfare at level suggest. TOON changes the format that the model reads, so it is not judged by the verifier.`,
  ].join('\n\n');
}

function figuresOf(made) {
  const { median, p90, total, violations } = summary(made);
  return [
    median,
    p90,
    total,
    made.filter(({ before, after }) => after > before).length,
    violations,
  ];
}

/** JSON blocks on lines of their own as TOON. */
function toToon(text) {
  let written = '';
  let at = 0;
  for (const { range } of own.readStructure(text).jsonBlocks) {
    written += text.slice(at, range.start) + encode(JSON.parse(text.slice(range.start, range.end)));
    at = range.end;
  }
  return written + text.slice(at);
}

function summary(made) {
  const ratios = made
    .filter(({ before }) => before > 0)
    .map(({ before, after }) => (before - after) / before)
    .toSorted((a, b) => a - b);
  const tokens = made.reduce((sum, { before }) => sum + before, 0);
  const after = made.reduce((sum, one) => sum + one.after, 0);
  return {
    tokens,
    median: percent(quantile(ratios, 0.5)),
    p90: percent(quantile(ratios, 0.9)),
    total: `${percent((tokens - after) / tokens)} (${tokens - after})`,
    violations: made.reduce((sum, { violations }) => sum + violations, 0),
  };
}

/** The nearest rank. */
function quantile(sorted, share) {
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
}

function percent(ratio) {
  return `${(ratio * 100).toFixed(2)} %`;
}

function table(head, lines) {
  const rule = head.map((_, index) => (index === 0 ? '---' : '---:'));
  return [head, rule, ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function writeBetweenMarks(path, text) {
  const [start, end] = ['<!-- measured: begin -->', '<!-- measured: end -->'];
  const page = readFileSync(path, 'utf8');
  const from = page.indexOf(start);
  const to = page.indexOf(end);
  if (from < 0 || to < from) throw new Error(`${path} has no marks for the tables`);
  writeFileSync(path, `${page.slice(0, from + start.length)}\n\n${text}\n\n${page.slice(to)}`);
}
