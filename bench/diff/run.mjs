// Measures `promptfare diff` on a generated repository, as a user would run it: the built program, a process per run.
//
//   npm run build && node bench/diff/run.mjs [--prompts 1000] [--cases 10000] [--changed 0.1] [--runs 5] [--keep DIR]
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { generate } from './generate.mjs';

const PROGRAM = resolve(import.meta.dirname, '../../dist/cli/promptfare.js');

const { values } = parseArgs({
  options: {
    prompts: { type: 'string', default: '1000' },
    cases: { type: 'string', default: '10000' },
    changed: { type: 'string', default: '0.1' },
    runs: { type: 'string', default: '5' },
    keep: { type: 'string' },
  },
});
if (!existsSync(PROGRAM)) throw new Error(`${PROGRAM} is not there: run npm run build first`);

const folder = values.keep
  ? resolve(values.keep)
  : mkdtempSync(join(tmpdir(), 'promptfare-bench-'));
try {
  const made = generate({
    folder,
    prompts: Number(values.prompts),
    cases: Number(values.cases),
    changed: Number(values.changed),
  });
  // The first run pays for a cold disk and is not counted.
  measure();
  const runs = Array.from({ length: Number(values.runs) }, measure);
  console.log(render(made, runs));
} finally {
  if (!values.keep) rmSync(folder, { recursive: true, force: true });
}

function measure() {
  const started = performance.now();
  const child = spawnSync(process.execPath, [PROGRAM, 'diff', '--json', '--timings'], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 512 * 1024 * 1024,
  });
  const wallMs = performance.now() - started;
  // 0 and 1 are verdicts; anything else means that the work was not done.
  if (child.status !== 0 && child.status !== 1) {
    throw new Error(`promptfare diff ended with ${child.status}:\n${child.stderr.slice(-2000)}`);
  }
  const report = JSON.parse(child.stdout);
  const line = child.stderr.split('\n').find((text) => text.startsWith('{"stages"'));
  return { wallMs, exitCode: child.status, report, ...(line && JSON.parse(line)) };
}

function render({ prompts, cases, changedPrompts }, runs) {
  const wall = runs.map(({ wallMs }) => wallMs);
  const peak = runs.flatMap(({ peakRssBytes }) => peakRssBytes ?? []);
  const lines = [
    `${prompts} prompts, ${cases} cases, ${changedPrompts} prompts changed; ${runs.length} runs, Node ${process.versions.node}, ${cpus().length} cores`,
    `wall time ${seconds(median(wall))} s (${seconds(Math.min(...wall))} to ${seconds(Math.max(...wall))}), exit code ${runs[0]?.exitCode}`,
  ];
  if (peak.length > 0) lines.push(`peak memory ${Math.round(median(peak) / 1024 / 1024)} MB`);
  for (const stage of Object.keys(runs[0]?.stages ?? {})) {
    const ms = median(runs.map(({ stages }) => stages?.[stage] ?? 0));
    const share = Math.round((ms / median(wall)) * 100);
    lines.push(`  ${stage.padEnd(12)} ${seconds(ms).padStart(7)} s ${String(share).padStart(3)} %`);
  }
  return lines.join('\n');
}

function median(numbers) {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

function seconds(ms) {
  return (ms / 1000).toFixed(2);
}
