// Compares our counts with tiktoken's on generated texts: `node bench/tokens/fuzz.mjs --inputs 300000 [--seed 1]`.
// Ends with 1 and prints the texts when a count differs.
import { parseArgs } from 'node:util';
import { get_encoding } from 'tiktoken';
import { loadCounters } from './own-counter.mjs';
import { createTextGenerator } from './text-generator.mjs';

const { values } = parseArgs({
  options: {
    inputs: { type: 'string', default: '300000' },
    seed: { type: 'string', default: '1' },
  },
});
const nextText = createTextGenerator(Number(values.seed));
const counters = await loadCounters();
const encodings = Object.keys(counters).map((name) => ({
  name,
  count: counters[name],
  reference: get_encoding(name),
}));

let mismatches = 0;
for (let input = 0; input < Number(values.inputs); input += 1) {
  const text = nextText();
  for (const { name, count, reference } of encodings) {
    const expected = reference.encode(text, [], []).length;
    const actual = count(text);
    if (actual === expected) continue;
    mismatches += 1;
    console.log(`${name} ${JSON.stringify(text)}: ${actual}, tiktoken ${expected}`);
  }
}
console.log(`${values.inputs} inputs, ${encodings.length} encodings, ${mismatches} mismatches`);
process.exitCode = mismatches === 0 ? 0 : 1;
