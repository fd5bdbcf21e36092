// What the extension costs without an editor around it: its files, a keystroke in a large prompt, the index of a large
// workspace. The engine runs in its thread, as in VS Code, and asks this process for files.
import { readFileSync, statSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { Worker } from 'node:worker_threads';
import { DOCUMENTS, prose } from './documents.mjs';

const FOLDER = 'dist/extension';
/** As in extension/host/start-node-engine.ts. */
const LIMITS = { maxOldGenerationSizeMb: 1024, maxYoungGenerationSizeMb: 24 };
/** While V8 still compiles, and when somebody has typed for a while. */
const FIRST_KEYS = [10, 60];
const LATER_KEYS = [100, 200];
const FILES = 2_000;

/** The other end of the engine's channel, with how long its answers held up this thread. */
function startEngine(files) {
  const worker = new Worker(`./${FOLDER}/engine.cjs`, { resourceLimits: LIMITS });
  const pending = new Map();
  let calls = 0;
  const answers = {
    readFile: ({ path }) => {
      const text = files.get(path);
      return text === undefined ? { kind: 'missing' } : { kind: 'text', text };
    },
    readBytes: () => ({ kind: 'missing' }),
    listFiles: () => [...files.keys()],
    listChanges: () => undefined,
    readAsset: (name) => readFileSync(`dist/${name}`),
    askModel: () => undefined,
  };
  worker.on('message', (message) => {
    if (message.kind === 'call') {
      const value = answers[message.name](message.argument);
      worker.postMessage({ kind: 'answer', id: message.id, value });
      return;
    }
    const { resolve, reject } = pending.get(message.id);
    pending.delete(message.id);
    if (message.kind === 'answer') resolve(message.value);
    else reject(new Error(message.reason));
  });
  return {
    stop: () => worker.terminate(),
    call: (name, argument) =>
      new Promise((resolve, reject) => {
        calls += 1;
        pending.set(calls, { resolve, reject });
        worker.postMessage({ kind: 'call', id: calls, name, argument });
      }),
  };
}

const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];

/** CPU of all threads and time for one keystroke, in ms: the medians of the first keys and of later ones. */
async function keystroke(engine, path, { text, place = 'kindly', typed = 'abcdefgh ' }) {
  const cpu = [];
  const wall = [];
  const at = text.indexOf(place, text.length >> 1);
  const all = typed.repeat(Math.ceil(LATER_KEYS[1] / typed.length));
  for (let key = 0; key < LATER_KEYS[1]; key += 1) {
    const edited = `${text.slice(0, at)}${all.slice(0, key)}${text.slice(at)}`;
    const before = process.cpuUsage();
    const start = performance.now();
    await engine.call('measure', { root: 'file:///w', path, text: edited, models: [] });
    wall.push(performance.now() - start);
    const { user, system } = process.cpuUsage(before);
    cpu.push((user + system) / 1000);
  }
  return [FIRST_KEYS, LATER_KEYS].map((keys) => ({
    cpuMs: median(cpu.slice(...keys)),
    wallMs: median(wall.slice(...keys)),
  }));
}

console.log('Files');
for (const file of [
  'extension.cjs',
  'session.cjs',
  'web/extension.js',
  'engine.cjs',
  'web/engine.js',
]) {
  const { size } = statSync(`${FOLDER}/${file}`);
  const zipped = gzipSync(readFileSync(`${FOLDER}/${file}`)).length;
  console.log(
    `  ${file.padEnd(18)} ${(size / 1024).toFixed(1)} KB, ${(zipped / 1024).toFixed(1)} KB zipped`,
  );
}

console.log(
  `Keystroke in a prompt of 100 KB, ms of CPU (ms until the number): medians of keys ${FIRST_KEYS.join(' to ')} and ${LATER_KEYS.join(' to ')}`,
);
for (const [path, where, document] of DOCUMENTS) {
  const engine = startEngine(new Map([[path, document.text]]));
  const measured = await keystroke(engine, path, document);
  const figures = measured.map(({ cpuMs, wallMs }) => `${cpuMs.toFixed(1)} (${wallMs.toFixed(1)})`);
  console.log(`  ${path.padEnd(26)} ${where.padEnd(28)} ${figures.join('   ')}`);
  await engine.stop();
}

const files = new Map();
for (let index = 0; index < FILES; index += 1) {
  files.set(
    `prompts/p${index}.prompt.md`,
    `---\nmodel: gpt-4o\n---\n${prose(800 + (index % 7) * 300)}`,
  );
}
const engine = startEngine(files);
const [typed] = files.keys();
const type = (key) =>
  engine.call('measure', { root: 'file:///w', path: typed, text: `# Key ${key}\n`, models: [] });
await type(0);
let longest = 0;
let last = performance.now();
const probe = setInterval(() => {
  const now = performance.now();
  longest = Math.max(longest, now - last - 5);
  last = now;
}, 5);
const start = performance.now();
const index = await engine.call('index', { root: 'file:///w', models: [] });
const ms = performance.now() - start;
clearInterval(probe);
// Measured anew, because another model is counted for; somebody types meanwhile.
const again = engine.call('index', { root: 'file:///w', models: ['gpt-4o-mini'] });
const rest = (restMs) => new Promise((resolve) => setTimeout(resolve, restMs));
const waits = [];
for (let isOver = false; !isOver;) {
  const asked = performance.now();
  await type(waits.length);
  waits.push(performance.now() - asked);
  isOver = await Promise.race([again.then(() => true), rest(20)]);
}
const [changed] = files.keys();
files.set(changed, `${files.get(changed)}Be brief.\n`);
await engine.call('forget', { root: 'file:///w', paths: [changed], isContent: true });
const startAgain = performance.now();
await engine.call('index', { root: 'file:///w', models: [] });
const againMs = performance.now() - startAgain;
console.log(`Index of ${index.files.length} prompt files`);
console.log(
  `  ${(ms / 1000).toFixed(1)} s in the background, longest pause of the host ${longest.toFixed(0)} ms`,
);
console.log(
  `  a key waits for ${median(waits).toFixed(0)} ms meanwhile, at most ${Math.max(...waits).toFixed(0)} ms, of ${waits.length}`,
);
console.log(`  ${againMs.toFixed(0)} ms after a change of one file`);
console.log(
  `  ${(process.memoryUsage().rss / 1024 / 1024).toFixed(0)} MB of memory, host and engine`,
);
await engine.stop();
