import { basename } from 'node:path';
import { build } from 'esbuild';
import { beforeAll, describe, expect, it } from 'vitest';
import { EXTENSION_BUILDS } from '../../scripts/bundle-extension.mjs';

type Bundle = { readonly bytes: number; readonly files: readonly string[]; readonly code: string };

const bundles = new Map<string, Bundle>();

beforeAll(async () => {
  for (const options of EXTENSION_BUILDS) {
    const made = await build({ ...options, write: false, metafile: true });
    for (const [path, { bytes, inputs }] of Object.entries(made.metafile.outputs)) {
      const code = made.outputFiles.find((file) => file.path.endsWith(path))?.text ?? '';
      const host = path.includes('/web/') ? 'web' : 'node';
      bundles.set(`${host}/${basename(path)}`, { bytes, files: Object.keys(inputs), code });
    }
  }
});

describe('what VS Code loads at the start', () => {
  it('is next to nothing in the host of Node, not even the API of the editor', () => {
    const start = bundles.get('node/extension.cjs');
    expect(start?.files).toEqual(['extension/extension-node.ts']);
    expect(start?.code).toContain('require("./session.cjs")');
    expect(start?.code).not.toContain('require("vscode")');
  });

  it.each(['node/session.cjs', 'web/extension.js'])('has nothing of the engine in %s', (name) => {
    const { bytes = 0, files = [] } = bundles.get(name) ?? {};
    expect(files).toContain('extension/open-session.ts');
    expect(
      files.filter((file) => /node_modules\/(?:yaml|zod|web-tree-sitter)\//.test(file)),
    ).toEqual([]);
    expect(files.filter((file) => /^shared\/(?:prompt|tokenizer|check)\//.test(file))).toEqual([]);
    expect(bytes).toBeGreaterThan(10_000);
    expect(bytes).toBeLessThan(300_000);
  });
});

it('keeps in the engine of Node how the parser of code loads its parts', () => {
  expect(bundles.get('node/engine.cjs')?.code).toMatch(/[^\w.]import\(/);
});
