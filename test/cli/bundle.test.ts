import { build, type Metafile } from 'esbuild';
import { beforeAll, describe, expect, it } from 'vitest';
import { COMMANDS } from '../../cli/commands/index.ts';
import { RENDERERS } from '../../shared/report/renderers/index.ts';

let outputs: Metafile['outputs'] = {};

beforeAll(async () => {
  const { metafile } = await build({
    entryPoints: { promptfare: 'cli/promptfare.ts' },
    outdir: 'dist/cli',
    bundle: true,
    splitting: true,
    write: false,
    metafile: true,
    platform: 'node',
    format: 'esm',
    logLevel: 'silent',
  });
  outputs = metafile.outputs;
});

describe('the command line loads', () => {
  it('nothing of the core before it knows the command, and none of the big libraries', () => {
    const { core, packages } = partsOf('cli/promptfare.ts');
    expect(core).toEqual([
      'shared/report/strip-control.ts',
      'shared/text/sentence.ts',
      'shared/text/user-error.ts',
    ]);
    expect(packages).toEqual(['@bomb.sh/tab', 'commander', 'picocolors']);
  });

  it.each([
    ['count', ['shared/compress', 'shared/replay', 'shared/report/html']],
    ['lint', ['shared/replay', 'shared/report/html', 'shared/recording/formats']],
    ['compress', ['shared/replay', 'shared/report/html', 'shared/recording/formats']],
    ['prices', ['shared/replay', 'shared/prompt/formats', 'shared/recording/formats']],
    ['recordings', ['shared/replay', 'shared/report/html', 'shared/compress']],
    ['tokenizers', ['shared/prompt', 'shared/pricing', 'shared/config', 'shared/recording']],
    ['check-config', ['shared/prompt/formats', 'shared/pricing', 'shared/replay']],
    ['diff', ['shared/compress', 'shared/pricing/catalog', 'shared/recording/formats']],
  ])('for %s no %j', (name, foreign) => {
    const { core } = partsOf(`cli/commands/run-${name}.ts`);
    expect(core.length).toBeGreaterThan(3);
    expect(core.filter((file) => foreign.some((folder) => file.startsWith(folder)))).toEqual([]);
  });

  it.each(COMMANDS)('$name from a file of its own', ({ name }) => {
    expect(partsOf(`cli/commands/run-${name}.ts`).core).not.toEqual([]);
  });
});

it('names every format of a report in the help of diff', () => {
  const diff = COMMANDS.find(({ name }) => name === 'diff');
  const choices = diff?.options.find(({ flags }) => flags.startsWith('--format'))?.choices;
  expect(choices).toEqual(RENDERERS.map(({ id }) => id));
});

/** What is loaded with an entry point: files of the core, and packages. */
function partsOf(entryPoint: string): {
  readonly core: readonly string[];
  readonly packages: readonly string[];
} {
  const files = [...loadedWith(entryPoint)].flatMap((output) =>
    Object.entries(outputs[output]?.inputs ?? {})
      .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
      .map(([file]) => file),
  );
  const packages = files.map((file) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1] ?? []);
  return {
    core: files.filter((file) => file.startsWith('shared/')).toSorted(),
    packages: [...new Set(packages.flat())].toSorted(),
  };
}

/** The file of an entry point and what it imports at once. */
function loadedWith(entryPoint: string): ReadonlySet<string> {
  const found = Object.entries(outputs).find(([, output]) => output.entryPoint === entryPoint);
  const loaded = new Set(found ? [found[0]] : []);
  // A set shows what is added while it is walked.
  for (const output of loaded) {
    for (const { path, kind, external } of outputs[output]?.imports ?? []) {
      if (kind === 'import-statement' && external !== true) loaded.add(path);
    }
  }
  return loaded;
}
