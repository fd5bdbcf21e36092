// What the start of a command costs: short calls of the built program in a repository of one prompt, and Node alone.
// Usage: node bench/cli/start.mjs [promptfare.js...], after npm run build; several programs take turns.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROUNDS = 9;
const PROBE = fileURLToPath(new URL('end-probe.cjs', import.meta.url));
const CALLS = [
  ['--version'],
  ['--help'],
  ['prices', 'gpt-4o'],
  ['count', 'prompts/greet.prompt.md'],
  ['lint', 'prompts/greet.prompt.md'],
  ['diff'],
];

const programs = process.argv.slice(2);
if (programs.length === 0) programs.push('dist/cli/promptfare.js');
const folder = createRepository();
const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];
try {
  console.log(`CPU (and wall) in ms, medians of ${ROUNDS}`);
  printMedians('node alone', [['--eval', '0']]);
  for (const call of CALLS) {
    printMedians(
      call.join(' '),
      programs.map((program) => [resolve(program), ...call]),
    );
  }
} finally {
  rmSync(folder, { recursive: true });
}

/** Calls that take turns, in one row. */
function printMedians(name, calls) {
  const runs = calls.map(() => []);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [index, args] of calls.entries()) runs[index].push(run(args));
  }
  const cells = runs.map((times) => {
    const [cpu, wall] = ['cpuMs', 'wallMs'].map((key) => median(times.map((one) => one[key])));
    return `${cpu.toFixed(0)} (${wall.toFixed(0)})`.padStart(14);
  });
  console.log(`  ${name.padEnd(32)}${cells.join('')}`);
}

function run(args) {
  const { output, status } = spawnSync(process.execPath, ['--require', PROBE, ...args], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}: ${output[2]}`);
  return JSON.parse(output[3]);
}

/** Two commits, of which the second makes the prompt longer. */
function createRepository() {
  const root = mkdtempSync(join(tmpdir(), 'promptfare-start-'));
  const git = (...args) =>
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', ...args], {
      cwd: root,
    });
  const write = (text) =>
    writeFileSync(
      join(root, 'prompts/greet.prompt.md'),
      `---\nmodel: gpt-4o\n---\nGreet {{name}} kindly.${text}\n`,
    );
  mkdirSync(join(root, 'prompts'));
  git('init', '--quiet', '--initial-branch', 'main');
  write('');
  git('add', '.');
  git('commit', '--quiet', '-m', 'Greet');
  git('checkout', '--quiet', '-b', 'brief');
  write(' Be brief.');
  git('commit', '--quiet', '-am', 'Be brief');
  return root;
}
