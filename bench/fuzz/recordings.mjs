// Reads damaged recordings: `node bench/fuzz/recordings.mjs [files] [seed]`. Fails when a reader throws, takes longer
// than a second, or leaves the process with more memory than it may have.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { importTypeScript } from '../import-typescript.mjs';
import { mutate, randomOf } from './mutate.mjs';

const { RECORDING_FORMATS, readRecording, decodeBody, unpackBrotli } = await importTypeScript(`
  export { RECORDING_FORMATS } from './shared/recording/formats/index.ts';
  export { readRecording } from './shared/recording/read-recording.ts';
  export { decodeBody } from './shared/recording/exchange/decode-body.ts';
  export { unpackBrotli } from './node/files/unpack-brotli.ts';
`);

const wanted = Number(process.argv[2] ?? 100_000);
const seed = Number(process.argv[3] ?? 1);
const MAX_MS = 1000;
const MAX_RSS_MB = 900;
const FAST = { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } };

const folder = 'test/fixtures/recordings';
const originals = readdirSync(folder).flatMap((name) =>
  readdirSync(join(folder, name)).map((file) => ({
    path: `${name}/${file}`,
    bytes: readFileSync(join(folder, name, file)),
  })),
);

const random = randomOf(seed);
const bomb = gzipSync(Buffer.alloc(200 * 1024 * 1024));
const failures = [];
let slowestMs = 0;
let samples = 0;
let refused = 0;

timed('a gzip bomb in a body', () => {
  const body = decodeBody(bomb.toString('base64'));
  if (body.kind !== 'unread') throw new Error(`a bomb was read as ${body.kind}`);
});

const brotliBomb = brotliCompressSync(Buffer.alloc(200 * 1024 * 1024), FAST);
timed('a Brotli bomb in a body', () => {
  const body = decodeBody(brotliBomb.toString('base64'), unpackBrotli);
  if (body.kind !== 'unread') throw new Error(`a bomb was read as ${body.kind}`);
});

for (let count = 0; count < wanted; count += 1) {
  const { path, bytes } = originals[Math.floor(random() * originals.length)];
  const damaged = mutate(bytes, random);
  timed(`${path}, file ${count} of seed ${seed}`, () => read(path, damaged));
  if (count % 10_000 === 9999) console.log(progress(count + 1));
}

console.log(progress(wanted));
for (const failure of failures.slice(0, 20)) console.log(failure);
process.exitCode = failures.length > 0 || rssMb() > MAX_RSS_MB ? 1 : 0;

function read(path, bytes) {
  const binary = RECORDING_FORMATS.find((format) =>
    format.binary?.matches({ path, bytes }),
  )?.binary;
  const recording = binary
    ? binary.read({ path, bytes })
    : readRecording({ path, text: bytes.toString('utf8') }, { unpackBrotli });
  const keys = new Set(recording.samples.map(({ key }) => key));
  if (keys.size !== recording.samples.length) throw new Error('two samples share a key');
  if (recording.samples.length === 0 && recording.problems.length === 0) {
    if (!path.includes('fare')) throw new Error('nothing was read and nothing was said');
  }
  samples += recording.samples.length;
  refused += recording.samples.length === 0 ? 1 : 0;
}

function timed(name, run) {
  const start = performance.now();
  try {
    run();
  } catch (error) {
    failures.push(`${name}: ${error.stack}`);
  }
  const ms = performance.now() - start;
  slowestMs = Math.max(slowestMs, ms);
  if (ms > MAX_MS) failures.push(`${name}: took ${Math.round(ms)} ms`);
}

function progress(count) {
  return `${count} files: ${samples} samples, ${refused} files refused, ${failures.length} failures, slowest ${Math.round(slowestMs)} ms, ${rssMb()} MB`;
}

function rssMb() {
  return Math.round(process.memoryUsage.rss() / 1024 / 1024);
}
