// Writes the table of recordings in docs/formats.md: what came of every recording of the corpus, by format.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { importTypeScript } from '../bench/import-typescript.mjs';

const DOC = 'docs/formats.md';
const START = '<!-- recording table: written by scripts/write-recording-table.mjs -->';
const END = '<!-- end of recording table -->';

const corpus =
  process.env['PROMPTFARE_CORPUS'] ?? resolve(import.meta.dirname, '../../shared/corpus');
if (!existsSync(corpus)) {
  console.log(`There is no corpus at ${corpus}; the table stays as it is.`);
  process.exit();
}

const { loadRecording, openWorkspaceFiles, RECORDING_FORMATS } = await importTypeScript(`
  export { loadRecording } from './shared/recording/load-recording.ts';
  export { openWorkspaceFiles } from './node/files/workspace-files.ts';
  export { RECORDING_FORMATS } from './shared/recording/formats/index.ts';
`);

const rows = new Map();
for (const name of readdirSync(corpus).filter((folder) => folder.startsWith('eval-'))) {
  const files = openWorkspaceFiles(join(corpus, name));
  for (const path of readdirSync(join(corpus, name))) {
    const loaded = await loadRecording(path, files);
    const { format, samples } =
      loaded.kind === 'read' ? loaded.recording : { format: 'unknown', samples: [] };
    const row = rows.get(format) ?? { files: 0, read: 0, calls: 0, usage: 0 };
    row.files += 1;
    row.read += samples.length > 0 ? 1 : 0;
    row.calls += samples.length;
    row.usage += samples.filter(({ usage }) => usage).length;
    rows.set(format, row);
  }
}

const ids = [...RECORDING_FORMATS.map(({ id }) => id), 'unknown'].filter((id) => rows.has(id));
const table = [
  '| format | files | read | refused | calls | with usage |',
  '| --- | ---: | ---: | ---: | ---: | ---: |',
  ...ids.map((id) => {
    const { files, read, calls, usage } = rows.get(id);
    const name = id === 'unknown' ? 'none' : `\`${id}\``;
    return `| ${name} | ${files} | ${read} | ${files - read} | ${calls} | ${usage} |`;
  }),
].join('\n');

const doc = readFileSync(DOC, 'utf8');
const section = `${START}\n\n${table}\n\n${END}`;
const pattern = new RegExp(`${START}[^]*?${END}`);
if (!pattern.test(doc)) throw new Error(`${DOC} has no place for the table: ${START}`);
writeFileSync(
  DOC,
  doc.replace(pattern, () => section),
);

const oxfmt = createRequire(import.meta.url).resolve('oxfmt/package.json');
execFileSync(process.execPath, [join(dirname(oxfmt), 'bin/oxfmt'), DOC], { stdio: 'inherit' });
