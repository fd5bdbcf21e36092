// Proves that the tests of the action bite: plants one bug after the other into the bundle, never into the source, and
// runs the tests that must fail. Usage: node test/action/plant-bugs.mjs [parts of names]
import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { bundleAction } from '../../scripts/bundle.mjs';
import { ALL_BUGS } from './all-planted-bugs.mjs';

const wanted = process.argv.slice(2);
const bugs = ALL_BUGS.filter(
  ({ name }) => wanted.length === 0 || wanted.some((part) => name.includes(part)),
);
const folder = await mkdtemp(join(tmpdir(), 'promptfare-bugs-'));
const survivors = [];
try {
  const control = await plant({ name: 'control', file: '', from: '', to: '' });
  const pattern = [...new Set(bugs.map(({ test }) => test))].join('|');
  if (!(await passes(control, pattern))) throw new Error('The tests fail without a bug');
  say('The tests pass without a bug.');
  for (const bug of bugs) {
    const survived = await passes(await plant(bug), bug.test);
    say(`${survived ? 'SURVIVED' : 'caught'}: ${bug.name}`);
    if (survived) survivors.push(bug.name);
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}
say(`${bugs.length - survivors.length} of ${bugs.length} bugs caught`);
process.exitCode = survivors.length === 0 ? 0 : 1;

function say(line) {
  process.stdout.write(`${line}\n`);
}

async function plant({ name, file, from, to }) {
  const target = resolve(file);
  let isPlanted = file === '';
  const plugin = {
    name: 'planted-bug',
    setup: ({ onLoad }) =>
      onLoad({ filter: /\.ts$/ }, async ({ path }) => {
        if (path !== target) return undefined;
        const text = await readFile(path, 'utf8');
        if (text.split(from).length !== 2) throw new Error(`"${from}" is not once in ${file}`);
        isPlanted = true;
        return { contents: text.replace(from, () => to), loader: 'ts' };
      }),
  };
  const outfile = join(folder, name.replaceAll(/\W/g, '-'), 'index.mjs');
  await bundleAction(outfile, [plugin]);
  if (!isPlanted) throw new Error(`${file} is not in the bundle`);
  return outfile;
}

/** Test files that hold the words of a pattern: the others need not be started to find that they have no such test. */
async function filesWith(pattern) {
  const names = (await readdir('test/action')).filter((name) => name.endsWith('.test.ts'));
  const paths = names.map((name) => `test/action/${name}`);
  const texts = await Promise.all(paths.map((path) => readFile(path, 'utf8')));
  const found = paths.filter((_, at) => new RegExp(pattern).test(texts[at]));
  return found.length === 0 ? paths : found;
}

/** Whether the tests of a pattern pass; a pattern without a test is a mistake in the list, not a survivor. */
async function passes(bundle, pattern) {
  const args = [
    'node_modules/vitest/vitest.mjs',
    'run',
    ...(await filesWith(pattern)),
    '--reporter=json',
    '-t',
    pattern,
  ];
  const child = spawn(process.execPath, args, {
    env: { ...process.env, PROMPTFARE_ACTION_BUNDLE: bundle },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let text = '';
  for await (const chunk of child.stdout) text += chunk;
  const { numPassedTests, numFailedTests } = JSON.parse(text.slice(text.indexOf('{')));
  if (numPassedTests + numFailedTests === 0) throw new Error(`No test matches "${pattern}"`);
  return numFailedTests === 0;
}
