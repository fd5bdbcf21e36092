import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createVSIX } from '@vscode/vsce';

// dist/promptfare.vsix: what the editor needs and nothing else, out of a folder of its own. The manifest there is the
// root's without what concerns the other front ends; without "type", so that both hosts take our files as CommonJS.
const STAGE = 'dist/vsix';
const FILES = [
  'CHANGELOG.md',
  'LICENSE',
  'README.md',
  'dist/extension',
  'dist/grammars',
  'dist/vocabulary',
  'docs/schema/promptfare.schema.json',
  'l10n',
  'media',
  'package.nls.json',
  'package.nls.zh-cn.json',
];
const NOT_FOR_THE_EDITOR = ['bin', 'dependencies', 'devDependencies', 'files', 'scripts', 'type'];

await rm(STAGE, { recursive: true, force: true });
await mkdir(STAGE, { recursive: true });
for (const path of FILES) await cp(path, join(STAGE, path), { recursive: true });
const manifest = JSON.parse(await readFile('package.json', 'utf8'));
for (const key of NOT_FOR_THE_EDITOR) delete manifest[key];
manifest.engines = { vscode: manifest.engines.vscode };
await writeFile(join(STAGE, 'package.json'), `${JSON.stringify(manifest, undefined, 2)}\n`);
await createVSIX({ cwd: STAGE, packagePath: 'dist/promptfare.vsix', dependencies: false });
