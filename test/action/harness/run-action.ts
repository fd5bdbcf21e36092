import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { makeFolder } from '../../node/git/scratch-repository.ts';
import { type FakeGithub, TOKEN } from './fake-github.ts';
import { type Annotation, readCommands } from './read-commands.ts';
import { stageAction } from './stage-action.ts';

export type RunOptions = {
  readonly workspace: string;
  readonly event: { readonly name: string; readonly payload: unknown };
  readonly with?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly runId?: number;
  readonly attempt?: number;
  readonly sha?: string;
  /** Without one, a call of the API fails the test. */
  readonly github?: FakeGithub;
};

export type ActionRun = {
  readonly exitCode: number;
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
  readonly summaryBytes: number;
  readonly annotations: readonly Annotation[];
  /** Warnings of the runner itself, such as unexpected inputs. */
  readonly log: string;
  readonly stdout: string;
  readonly stderr: string;
};

const GUARD = fileURLToPath(new URL('egress-guard.cjs', import.meta.url));
const TIMEOUT_MS = 150_000;

/** One step of a workflow: what the runner does around `node <main>`. */
export async function runAction(options: RunOptions): Promise<ActionRun> {
  const { main } = stageAction();
  const temp = makeFolder();
  const files = runnerFiles(temp);
  const env = { ...runnerEnv(options, temp), ...files, ...inputsOf(options), ...options.env };
  const { exitCode, stdout, stderr } = await start(main, options.workspace, env);
  const commands = readCommands(stdout);
  const egress = readFileSync(join(temp, 'egress'), 'utf8');
  expect(egress).toBe('');
  expect(options.github?.violations ?? []).toEqual([]);
  expect(stderr).toBe('');
  expect(commands.others).toEqual([]);
  expectNoSecret(commands.log + JSON.stringify(commands.annotations), stdout);
  for (const kind of ['error', 'warning', 'notice']) {
    expect(commands.annotations.filter((one) => one.kind === kind).length).toBeLessThanOrEqual(12);
  }
  const summaryBytes = statSync(files.GITHUB_STEP_SUMMARY).size;
  return {
    exitCode,
    outputs: readOutputs(readFileSync(files.GITHUB_OUTPUT, 'utf8')),
    // The runner drops a summary that is larger, and the step stays green.
    summary: summaryBytes > 1_048_576 ? '' : readFileSync(files.GITHUB_STEP_SUMMARY, 'utf8'),
    summaryBytes,
    annotations: commands.annotations,
    log: commands.log,
    stdout,
    stderr,
  };
}

function runnerFiles(
  temp: string,
): Readonly<Record<'GITHUB_OUTPUT' | 'GITHUB_STEP_SUMMARY', string>> {
  writeFileSync(join(temp, 'egress'), '');
  const names = [
    'GITHUB_OUTPUT',
    'GITHUB_ENV',
    'GITHUB_STATE',
    'GITHUB_PATH',
    'GITHUB_STEP_SUMMARY',
  ];
  mkdirSync(join(temp, 'files'));
  const paths = names.map((name): [string, string] => [name, join(temp, 'files', name)]);
  for (const [, path] of paths) writeFileSync(path, '');
  return Object.fromEntries(paths) as Readonly<
    Record<'GITHUB_OUTPUT' | 'GITHUB_STEP_SUMMARY', string>
  >;
}

// The runner's allow-list: the token is not among it.
function runnerEnv(
  { workspace, event, github, runId = 100, attempt = 1, sha = '' }: RunOptions,
  temp: string,
): Readonly<Record<string, string>> {
  const payload = join(temp, 'event.json');
  writeFileSync(payload, JSON.stringify(event.payload));
  return {
    PATH: process.env['PATH'] ?? '',
    HOME: temp,
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_EVENT_NAME: event.name,
    GITHUB_EVENT_PATH: payload,
    GITHUB_REPOSITORY: 'shop/prompts',
    GITHUB_REPOSITORY_OWNER: 'shop',
    GITHUB_RUN_ID: String(runId),
    GITHUB_RUN_NUMBER: '7',
    GITHUB_RUN_ATTEMPT: String(attempt),
    GITHUB_SHA: sha,
    GITHUB_SERVER_URL: github?.url ?? 'https://github.com',
    GITHUB_API_URL: github?.apiUrl ?? 'http://127.0.0.1:9',
    GITHUB_GRAPHQL_URL: `${github?.apiUrl ?? 'http://127.0.0.1:9'}/graphql`,
    GITHUB_WORKSPACE: workspace,
    RUNNER_TEMP: temp,
    RUNNER_OS: 'Linux',
    EGRESS_LOG: join(temp, 'egress'),
    NODE_OPTIONS: `--require ${GUARD}`,
    GIT_CONFIG_NOSYSTEM: '1',
  };
}

/** Only blanks become underscores; hyphens stay. Defaults are those of action.yml. */
function inputsOf({ with: given = {} }: RunOptions): Readonly<Record<string, string>> {
  const { inputs } = stageAction().manifest;
  const defaults = Object.entries(inputs).map(([name, input]): [string, string] => [
    name,
    (input.default ?? '').replaceAll(/\$\{\{ *github\.token *\}\}/g, TOKEN),
  ]);
  const all = { ...Object.fromEntries(defaults), ...given };
  return Object.fromEntries(
    Object.entries(all).map(([name, value]) => [
      `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`,
      value,
    ]),
  );
}

function start(
  main: string,
  cwd: string,
  env: Readonly<Record<string, string>>,
): Promise<Pick<ActionRun, 'exitCode' | 'stdout' | 'stderr'>> {
  const node = process.env['ACTION_NODE'] ?? process.execPath;
  return new Promise((resolve) => {
    const options = { cwd, env, timeout: TIMEOUT_MS, maxBuffer: 64 * 1024 * 1024 };
    execFile(node, [main], options, (error, stdout, stderr) => {
      const exitCode = error ? (typeof error.code === 'number' ? error.code : -1) : 0;
      resolve({ exitCode, stdout, stderr });
    });
  });
}

function expectNoSecret(shown: string, stdout: string): void {
  const basic = Buffer.from(`x-access-token:${TOKEN}`).toString('base64');
  expect(shown).not.toContain(TOKEN);
  expect(stdout).not.toContain(basic);
  expect(stdout.replaceAll(`::add-mask::${TOKEN}`, '')).not.toContain(TOKEN);
}

/** `name=value`, and `name<<delimiter` with lines until the delimiter. The last one counts. */
function readOutputs(text: string): Readonly<Record<string, string>> {
  const outputs: Record<string, string> = {};
  const lines = text.split('\n');
  for (let at = 0; at < lines.length; at += 1) {
    const [, name = '', delimiter = ''] = /^([\w-]+)<<(.+)$/.exec(lines[at] ?? '') ?? [];
    if (name === '') continue;
    const end = lines.indexOf(delimiter, at + 1);
    if (end === -1) throw new Error(`The output ${name} has no end`);
    outputs[name] = lines.slice(at + 1, end).join('\n');
    at = end;
  }
  return outputs;
}

/** What a path of the outputs holds, as JSON. */
export function readJson(path: string | undefined): Readonly<Record<string, unknown>> {
  if (path === undefined || !existsSync(path)) throw new Error(`There is no ${path}`);
  return JSON.parse(readFileSync(path, 'utf8'));
}
