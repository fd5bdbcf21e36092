// Our counter against other tokenizers of npm: `node bench/tokens/run.mjs [--rounds 5]`.
// Every measurement has a process of its own; the clock is CPU time, because machines that run benchmarks are shared.
import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { bundleOwnCounter } from './own-counter.mjs';

const COUNTERS = ['promptfare', 'gpt-tokenizer', 'ai-tokenizer', 'tiktoken', 'js-tiktoken'];
const MEASURE = fileURLToPath(new URL('measure.mjs', import.meta.url));
const { values } = parseArgs({ options: { rounds: { type: 'string', default: '5' } } });

const { folder, outfile } = await bundleOwnCounter();
const runs = new Map(COUNTERS.map((counter) => [counter, []]));
// Round by round, so that a busy minute of the machine is shared by all.
for (let round = 0; round < Number(values.rounds); round += 1) {
  for (const counter of COUNTERS) {
    // One round is enough for the counter that takes half a minute.
    if (counter !== 'js-tiktoken' || round === 0) runs.get(counter).push(measure(counter));
  }
}
const results = new Map(COUNTERS.map((counter) => [counter, mediansOf(runs.get(counter))]));
rmSync(folder, { recursive: true });
printTable(results);

function measure(counter) {
  const output = execFileSync(process.execPath, [MEASURE, counter, outfile, folder], {
    encoding: 'utf8',
  });
  return JSON.parse(output);
}

function mediansOf(rounds) {
  const names = Object.keys(rounds[0]);
  return new Map(names.map((name) => [name, median(rounds.map((round) => round[name]))]));
}

function median(numbers) {
  return numbers.toSorted((a, b) => a - b)[numbers.length >> 1];
}

function printTable(table) {
  const names = [...table.get('promptfare').keys()];
  console.log(`| | ${COUNTERS.join(' | ')} | ratio |`);
  console.log(`|---|${COUNTERS.map(() => '---:|').join('')}---:|`);
  for (const name of names) {
    const row = COUNTERS.map((counter) => table.get(counter).get(name));
    const rivals = row.slice(1).filter((value) => value !== undefined && value !== null);
    const isSpeed = name.endsWith('MB/s');
    const ratio = isSpeed ? row[0] / Math.max(...rivals) : Math.min(...rivals) / row[0];
    const ratioText = Number.isFinite(ratio) ? `${ratio.toFixed(1)}×` : 'only one';
    const cells = row.map((value) => ((value ?? null) === null ? '–' : value.toPrecision(3)));
    console.log(`| ${name} | ${cells.join(' | ')} | ${ratioText} |`);
  }
}
