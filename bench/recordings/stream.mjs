// Reads a large JSON Lines recording as the commands do: `node bench/recordings/stream.mjs [megabytes]`. Prints time
// and memory of both ways: summed up (`promptfare recordings`) and kept (`promptfare diff`).
import { spawnSync } from 'node:child_process';
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { once } from 'node:events';
import { importTypeScript } from '../import-typescript.mjs';

const megabytes = Number(process.argv[2] ?? 300);
const MAX_RSS_MB = 300;

const [, , , way, folder] = process.argv;
let peakMb = 0;
if (way === undefined) await measureBoth();
else await measureOne(way, folder);

/** A process for each way: memory that one has had is not given back. */
async function measureBoth() {
  const made = mkdtempSync(join(tmpdir(), 'promptfare-stream-'));
  try {
    await write(join(made, 'large.fare.jsonl'));
    for (const each of ['summed up', 'kept']) {
      const script = process.argv[1];
      const { status } = spawnSync(process.execPath, [script, String(megabytes), each, made], {
        stdio: 'inherit',
      });
      process.exitCode ||= status;
    }
  } finally {
    rmSync(made, { recursive: true, force: true });
  }
}

async function measureOne(name, root) {
  const { foldRecording, formatProblem, loadRecording, openWorkspaceFiles } =
    await importTypeScript(`
    export { foldRecording, loadRecording } from './shared/recording/load-recording.ts';
    export { formatProblem } from './shared/text/problem.ts';
    export { openWorkspaceFiles } from './node/files/workspace-files.ts';
  `);
  const files = openWorkspaceFiles(root);
  const watch = setInterval(notePeak, 20);
  await measured(name, async () => {
    if (name === 'kept') {
      const { recording } = await loadRecording('large.fare.jsonl', files);
      const [problem] = recording.problems;
      return `${recording.samples.length} samples, ${problem ? formatProblem(problem) : 'no problems'}`;
    }
    let calls = 0;
    const folded = await foldRecording('large.fare.jsonl', files, () => (calls += 1));
    return `${calls} calls, ${folded.recording.problems.length} problems`;
  });
  clearInterval(watch);
  process.exitCode = peakMb > MAX_RSS_MB ? 1 : 0;
}

async function write(path) {
  const out = createWriteStream(path);
  const system = 'You sort support tickets into the queues of the shop. '.repeat(40);
  let written = 0;
  for (let number = 0; written < megabytes * 1024 * 1024; number += 1) {
    const line = `${JSON.stringify({
      model: 'gpt-4o-mini',
      vars: { ticket: `Ticket ${number}: the parcel did not come, and nobody answers. `.repeat(4) },
      messages: [
        { role: 'system', text: system },
        { role: 'user', text: `Ticket ${number}` },
      ],
      usage: { input: 400 + (number % 50), output: 20 },
      output: `queue ${number % 7}`,
    })}\n`;
    written += line.length;
    if (!out.write(line)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'close');
}

async function measured(name, run) {
  const start = performance.now();
  const what = await run();
  notePeak();
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`${megabytes} MB ${name}: ${what}, ${seconds} s, at most ${peakMb} MB of memory`);
}

function notePeak() {
  peakMb = Math.max(peakMb, Math.round(process.memoryUsage.rss() / 1024 / 1024));
}
