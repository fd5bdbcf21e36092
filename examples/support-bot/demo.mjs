// Shows what a reviewer sees: node examples/support-bot/demo.mjs (after npm run build).
// Options go to `promptfare diff`; the report then stands alone: node examples/support-bot/demo.mjs --markdown
import { execFile } from 'node:child_process';
import { access, cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const EXAMPLE = fileURLToPath(new URL('.', import.meta.url));
const PROMPTFARE = fileURLToPath(new URL('../../dist/cli/promptfare.js', import.meta.url));

/** What the shop's repository holds; the rest of this folder is about making the example. */
const REPOSITORY = [
  'promptfare.yml',
  'promptfooconfig.yaml',
  'promptfooconfig.handover.yaml',
  'prompts',
  'data',
  'evals',
];

/** Nobody's git settings: no identity, signature or hook of this machine is needed or used. */
const GIT_SETTINGS = [
  'user.name=Lantern & Loom',
  'user.email=support-ai@lanternandloom.example',
  'commit.gpgSign=false',
  'core.autocrlf=false',
  'core.hooksPath=.git/no-hooks',
].flatMap((setting) => ['-c', setting]);

const INTRODUCTION = `Lantern & Loom, an online shop, keeps four prompts, recorded eval runs of each, and a promptfare.yml
with budgets. A pull request pastes the whole policy into the prompt that answers customers, shortens
the one that sorts tickets, and moves translations from gpt-4o to gpt-4.1-mini. No model is called.

$ promptfare diff
`;

const CLOSING = `Promptfare ended with exit code 1, over budget: as a check of the pull request this is red.
The demo itself went well. Try it with --markdown (the comment on the pull request) or --json.`;

async function makePullRequest(folder) {
  for (const name of REPOSITORY)
    await cp(join(EXAMPLE, name), join(folder, name), { recursive: true });
  const git = (...args) => runOrThrow('git', [...GIT_SETTINGS, ...args], folder);
  await git('init', '--quiet', '--template=', '--initial-branch=main');
  await git('add', '--all');
  await git('commit', '--quiet', '--message=Prompts, evals and budgets');
  await git('checkout', '--quiet', '-b', 'policy-in-the-prompt');
  await git('apply', '--index', join(EXAMPLE, 'change/pull-request.patch'));
  await git('commit', '--quiet', '--message=Answer policy questions without the search');
}

async function runOrThrow(command, args, folder) {
  const { exitCode, stderr } = await run(command, args, folder);
  if (exitCode !== 0) throw new Error(`${command} ${args.join(' ')} failed: ${stderr}`);
}

/** Runs a program to its end, whatever its exit code. */
function run(command, args, cwd) {
  return new Promise((resolve, reject) => {
    execFile(
      command,
      args,
      { cwd, env: environment(), maxBuffer: 64 * 1024 * 1024 },
      (error, stdout, stderr) => {
        const exitCode = error ? error.code : 0;
        if (typeof exitCode === 'number') resolve({ exitCode, stdout, stderr });
        else reject(error);
      },
    );
  });
}

/** Without git's variables: inside a hook they point at another repository. With the look of this terminal. */
function environment() {
  const names = Object.keys(process.env).filter((name) => !name.startsWith('GIT_'));
  const env = Object.fromEntries(names.map((name) => [name, process.env[name]]));
  const { isTTY, columns } = process.stdout;
  return {
    ...env,
    ...(columns && { COLUMNS: String(columns) }),
    ...(isTTY && !env.NO_COLOR && { FORCE_COLOR: '1' }),
  };
}

async function main(options) {
  await access(PROMPTFARE).catch(() => {
    throw new Error('There is no built program yet: run `npm run build` first.');
  });
  const folder = await mkdtemp(join(tmpdir(), 'promptfare-demo-'));
  try {
    await makePullRequest(folder);
    const report = await run(process.execPath, [PROMPTFARE, 'diff', ...options], folder);
    const isForPeople = options.length === 0;
    if (isForPeople) process.stdout.write(`${INTRODUCTION}\n`);
    process.stdout.write(report.stdout);
    process.stderr.write(report.stderr);
    if (isForPeople && report.exitCode === 1) process.stdout.write(`\n${CLOSING}\n`);
    // Being over budget is what the demo shows; any other end is a fault.
    process.exitCode = report.exitCode === 1 ? 0 : report.exitCode;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

await main(process.argv.slice(2));
