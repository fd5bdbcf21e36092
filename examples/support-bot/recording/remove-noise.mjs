import { readFile, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';

/** What differs from run to run or from machine to machine and says nothing about tokens or answers. */
const NOISE = new Set([
  'author',
  'date',
  'durationMs',
  'evaluationDurationMs',
  'evaluationCreatedAt',
  'exportedAt',
  'http',
  'latencyMs',
  'nodeVersion',
  'platform',
  'arch',
  'timestamp',
  'totalLatencyMs',
]);

/** Rewrites promptfoo's output file so that two runs of the same suite give the same bytes. */
export async function removeNoise(path, folder) {
  const output = JSON.parse(await readFile(path, 'utf8'));
  for (const row of output.results.results) delete row.id;
  output.evalId = `eval-${basename(path, '.json')}`;
  const text = JSON.stringify(output, (key, value) => (NOISE.has(key) ? undefined : value), 2);
  await writeFile(path, `${text.replaceAll(folder, '')}\n`);
}
