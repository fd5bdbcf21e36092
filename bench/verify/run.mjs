// How much of what a rewrite can lose the verifier catches, and how often it refuses a rewrite that loses nothing.
//
//   node bench/verify/run.mjs [--count 200] [--seed 1] [--show] [--corpus ../shared/corpus]
//
// Ends with 1 when less than 99 % of the losses are caught or more than 5 % of the harmless rewrites are refused.
import { parseArgs } from 'node:util';
import { createRandom } from '../diff/random.mjs';
import { importSources } from '../compress/own-sources.mjs';
import { readCorpus } from '../compress/corpus.mjs';
import { HARMLESS_PAIRS } from './harmless-pairs.mjs';
import { harmlessOf } from './harmless.mjs';
import { lossesOf } from './losses.mjs';
import { LOST_PAIRS } from './lost-pairs.mjs';
import { TEXTS } from './texts.mjs';

const MIN_CAUGHT = 0.99;
const MAX_FALSE_ALARMS = 0.05;

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '200' },
    seed: { type: 'string', default: '1' },
    corpus: { type: 'string', default: process.env.PROMPTFARE_CORPUS ?? '../shared/corpus' },
    show: { type: 'boolean', default: false },
  },
});
const { own } = await importSources(`
export { verifyRewrite } from './shared/compress/verify.ts';
export { parsePrompts } from './shared/prompt/parse-prompts.ts';
`);

const judged = [
  judge('own texts', TEXTS),
  judgeRewrites('single sentences', fromPairs(LOST_PAIRS), fromPairs(HARMLESS_PAIRS)),
];
const corpus = readCorpus(values.corpus);
if (corpus) judged.push(judge('corpus', await textsOf(corpus)));
for (const { name, losses, caught, harmless, refused } of judged) {
  console.log(
    `${name}: ${caught} of ${losses} planted losses caught (${percent(caught / losses)})`,
  );
  console.log(
    `${name}: ${refused} of ${harmless} harmless rewrites refused (${percent(refused / harmless)})`,
  );
}
const isGood = judged.every(
  ({ losses, caught, harmless, refused }) =>
    caught / losses >= MIN_CAUGHT && refused / harmless <= MAX_FALSE_ALARMS,
);
process.exitCode = isGood ? 0 : 1;

/** The texts of all messages that are in the corpus, each once. */
async function textsOf(rows) {
  const texts = new Set();
  for (const { file, files } of rows) {
    const { prompts } = await own.parsePrompts(file, files, { asPlain: true });
    const parts = prompts.flatMap(({ messages }) => messages.flatMap((message) => message.parts));
    for (const { kind, text } of parts) if (kind === 'text' && isUsual(text)) texts.add(text);
  }
  return [...texts];
}

/** A text long enough to say something, and short enough to have many of them. */
function isUsual(text) {
  return text.length > 400 && text.length < 12_000;
}

function judge(name, texts) {
  return judgeRewrites(name, pick(texts, lossesOf), pick(texts, harmlessOf));
}

function fromPairs(pairs) {
  return pairs.map(([name, before, after]) => ({ name, before, after }));
}

function judgeRewrites(name, losses, harmless) {
  const missed = losses.filter(({ before, after }) => own.verifyRewrite(before, after).passed);
  const refused = harmless.filter(({ before, after }) => !own.verifyRewrite(before, after).passed);
  if (values.show) show(missed, refused);
  return {
    name,
    losses: losses.length,
    caught: losses.length - missed.length,
    harmless: harmless.length,
    refused: refused.length,
  };
}

/** Rewrites of every kind in turn, so that a frequent kind does not crowd out the others. */
function pick(texts, rewritesOf) {
  const random = createRandom(Number(values.seed));
  const kinds = new Map();
  for (const rewrite of texts.flatMap(rewritesOf)) {
    if (!kinds.has(rewrite.name)) kinds.set(rewrite.name, []);
    kinds.get(rewrite.name).push(rewrite);
  }
  const picked = [];
  while (picked.length < Number(values.count) && kinds.size > 0) {
    for (const [name, rewrites] of kinds) {
      const [rewrite] = rewrites.splice(random.below(rewrites.length), 1);
      if (rewrites.length === 0) kinds.delete(name);
      if (picked.length < Number(values.count)) picked.push(rewrite);
    }
  }
  return picked;
}

function show(missed, refused) {
  for (const { name, before, after } of missed)
    console.log(`MISSED ${name}\n${contextOf(before, after)}`);
  for (const { name, before, after } of refused) {
    const { losses } = own.verifyRewrite(before, after);
    console.log(
      `REFUSED ${name}: ${JSON.stringify(losses.slice(0, 4))}\n${contextOf(before, after)}`,
    );
  }
}

/** The stretch of a text where two begin to differ. */
function contextOf(before, after) {
  let at = 0;
  while (at < before.length && before[at] === after[at]) at += 1;
  return `  ${JSON.stringify(before.slice(Math.max(0, at - 40), at + 60))}\n  ${JSON.stringify(after.slice(Math.max(0, at - 40), at + 60))}`;
}

function percent(ratio) {
  return `${(ratio * 100).toFixed(1)} %`;
}
