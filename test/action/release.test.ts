import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { parse } from 'yaml';

type Step = { readonly run?: string };

// What `.ci/run` leaves behind; that it does so is what the other tests are about.
const BUILT = [
  'dist/action/index.mjs',
  'dist/vocabulary/o200k_base.bin',
  'dist/grammars/python.wasm',
  'dist/cli/promptfare.js',
  'dist/extension/extension.cjs',
  'dist/extension/session.cjs',
  'dist/vsix/package.json',
  'dist/promptfare.vsix',
];
const KEPT = ['action.yml', 'package.json', '.gitignore', 'LICENSE', 'README.md', 'CHANGELOG.md'];

const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
const TAG = `v${version}`;
const MAJOR = TAG.split('.')[0] ?? '';

let folder = '';
let repository = '';
let origin = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'promptfare-release-'));
  repository = join(folder, 'checkout');
  origin = join(folder, 'origin.git');
  mkdirSync(repository);
  for (const name of KEPT) cpSync(name, join(repository, name));
  mkdirSync(join(repository, '.ci'));
  write(
    '.ci/run',
    BUILT.map((path) => `mkdir -p ${dirname(path)}; echo ${path} > ${path}`),
  );
  mkdirSync(join(folder, 'bin'));
  const gh = join(folder, 'bin/gh');
  writeFileSync(gh, `#!/bin/sh\nprintf '%s\\n' "$@" > ${join(folder, 'gh.txt')}\n`);
  chmodSync(gh, 0o755);
  git('init', '--quiet', '--initial-branch', 'main');
  git('add', '.');
  git('-c', 'user.name=a', '-c', 'user.email=a@example.com', 'commit', '--quiet', '-m', 'First');
  git('tag', TAG);
  execFileSync('git', ['clone', '--quiet', '--bare', repository, origin]);
  git('remote', 'add', 'origin', origin);
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('moves the major tag to the tree of the tag and the build', () => {
  release(TAG);
  const listed = git('--git-dir', origin, 'ls-tree', '-r', '--name-only', MAJOR).split('\n');
  expect(listed).toEqual(
    expect.arrayContaining([...BUILT.slice(0, 3), 'action.yml', 'package.json']),
  );
  expect(listed).not.toContain('dist/cli/promptfare.js');
  expect(git('--git-dir', origin, 'rev-parse', `${MAJOR}^`)).toBe(git('rev-parse', TAG));
  expect(git('--git-dir', origin, 'rev-parse', 'main')).toBe(git('rev-parse', TAG));
});

it('attaches the action, the package and the extension', () => {
  release(TAG);
  const [, , tag, ...rest] = readFileSync(join(folder, 'gh.txt'), 'utf8').trimEnd().split('\n');
  expect(tag).toBe(TAG);
  const files = rest.filter((word) => !word.startsWith('--'));
  const pack = `promptfare-${version}.tgz`;
  expect(files).toEqual(['promptfare-action.tar.gz', pack, 'dist/promptfare.vsix']);
  for (const file of files) expect(existsSync(join(repository, file)), file).toBe(true);
  expect(listTar('promptfare-action.tar.gz')).toEqual(
    expect.arrayContaining(['action.yml', ...BUILT.slice(0, 3)]),
  );
  const packed = listTar(pack);
  expect(packed).toContain('package/dist/cli/promptfare.js');
  expect(packed.filter((path) => /vsix|dist\/extension/.test(path))).toEqual([]);
});

it('stops before it builds when the tag is not the version', () => {
  expect(() => release('v99.0.0')).toThrow('Command failed');
  expect(existsSync(join(repository, 'dist'))).toBe(false);
  expect(existsSync(join(folder, 'gh.txt'))).toBe(false);
});

/** The steps of the release, one shell each, as the runner starts them; `gh` only writes down what it was asked. */
function release(tag: string): void {
  const workflow = parse(readFileSync('.github/workflows/release.yml', 'utf8'));
  const steps: readonly Step[] = workflow.jobs.release.steps;
  const PATH = `${join(folder, 'bin')}:${process.env['PATH']}`;
  for (const { run } of steps) {
    if (run === undefined) continue;
    execFileSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', run], {
      cwd: repository,
      env: { ...process.env, PATH, GITHUB_REF_NAME: tag },
      stdio: 'pipe',
    });
  }
}

function write(path: string, lines: readonly string[]): void {
  writeFileSync(join(repository, path), ['#!/bin/sh', ...lines, ''].join('\n'));
  chmodSync(join(repository, path), 0o755);
}

function git(...args: readonly string[]): string {
  return execFileSync('git', args, { cwd: repository, encoding: 'utf8', stdio: 'pipe' }).trim();
}

function listTar(path: string): readonly string[] {
  const text = execFileSync('tar', ['--list', '--file', path], { cwd: repository });
  return text.toString().trimEnd().split('\n');
}
