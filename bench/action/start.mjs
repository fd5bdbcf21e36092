// How long the action takes from the start of Node to the first thing it asks git: everything is loaded by then that
// measuring needs, but for the vocabularies. Usage: node bench/action/start.mjs [bundle], after npm run build.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const RUNS = 7;
const PROBE = fileURLToPath(new URL('start-probe.cjs', import.meta.url));

const [bundle = 'dist/action/index.mjs'] = process.argv.slice(2);
const workspace = mkdtempSync(join(tmpdir(), 'promptfare-start-'));
const event = join(workspace, 'event.json');
writeFileSync(event, JSON.stringify({ before: '0'.repeat(40), after: 'a'.repeat(40) }));
const env = {
  PATH: process.env.PATH,
  GITHUB_EVENT_NAME: 'push',
  GITHUB_EVENT_PATH: event,
  GITHUB_REPOSITORY: 'shop/prompts',
  GITHUB_WORKSPACE: workspace,
  GITHUB_RUN_ID: '1',
  RUNNER_TEMP: workspace,
};

const runs = Array.from({ length: RUNS }, () => {
  const args = ['--require', PROBE, resolve(bundle)];
  const text = execFileSync(process.execPath, args, { cwd: workspace, env, encoding: 'utf8' });
  return JSON.parse(/started (.*)/.exec(text)[1]);
});
rmSync(workspace, { recursive: true });
for (const key of ['wallMs', 'cpuMs']) {
  const sorted = runs.map((run) => run[key]).toSorted((a, b) => a - b);
  const [least, median] = [sorted[0], sorted[RUNS >> 1]];
  process.stdout.write(
    `${key}: median ${median.toFixed(0)}, least ${least.toFixed(0)} of ${RUNS}\n`,
  );
}
