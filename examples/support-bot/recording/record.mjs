// Makes the files in evals/ anew: node examples/support-bot/recording/record.mjs
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { startModelServer } from './model-server.mjs';
import { recordReplyTranslation, recordTicketTriage } from './record-fare.mjs';
import { removeNoise } from './remove-noise.mjs';

/** The newest promptfoo that runs on Node 20. */
const PROMPTFOO = 'promptfoo@0.121.20';
const EXAMPLE = fileURLToPath(new URL('..', import.meta.url));
const run = promisify(execFile);

async function runPromptfoo(config, output, baseUrl) {
  const home = await mkdtemp(join(tmpdir(), 'support-bot-promptfoo-'));
  try {
    const args = ['--yes', PROMPTFOO, 'eval', '--config', config, '--no-cache', '--no-table'];
    await run('npx', [...args, '--no-progress-bar', '--max-concurrency', '1'], {
      cwd: EXAMPLE,
      maxBuffer: 64 * 1024 * 1024,
      env: {
        ...process.env,
        OPENAI_BASE_URL: baseUrl,
        OPENAI_API_KEY: 'none-needed',
        PROMPTFOO_CONFIG_DIR: home,
        PROMPTFOO_DISABLE_TELEMETRY: '1',
        PROMPTFOO_DISABLE_UPDATE: '1',
        PROMPTFOO_DISABLE_REMOTE_GENERATION: '1',
        PROMPTFOO_FAILED_TEST_EXIT_CODE: '0',
      },
    });
  } finally {
    await rm(home, { recursive: true, force: true });
  }
  await removeNoise(join(EXAMPLE, output), EXAMPLE);
}

const server = await startModelServer();
try {
  await runPromptfoo('promptfooconfig.yaml', 'evals/support-answers.json', server.baseUrl);
  await runPromptfoo('promptfooconfig.handover.yaml', 'evals/handover-notes.json', server.baseUrl);
  await recordTicketTriage(EXAMPLE, server.baseUrl);
  await recordReplyTranslation(EXAMPLE, server.baseUrl);
  // The repository's own formatter, so that a check of the format passes.
  await run('npx', ['oxfmt', join(EXAMPLE, 'evals')], { cwd: join(EXAMPLE, '../..') });
} finally {
  await server.close();
}
