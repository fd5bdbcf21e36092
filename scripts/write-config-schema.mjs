// Writes what is made from the schema of promptfare.yml: its JSON Schema, and the key tables of its documentation.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';

const SCHEMA = 'docs/schema/promptfare.schema.json';
const DOC = 'docs/configuration.md';

const { configJsonSchema, renderKeyTables } = await importTypeScript(`
  export { configJsonSchema } from './shared/config/json-schema.ts';
  export { renderKeyTables } from './shared/config/render-key-tables.ts';
`);

mkdirSync(dirname(SCHEMA), { recursive: true });
writeFileSync(SCHEMA, JSON.stringify(configJsonSchema()));
writeFileSync(DOC, renderKeyTables(readFileSync(DOC, 'utf8')));

const oxfmt = createRequire(import.meta.url).resolve('oxfmt/package.json');
execFileSync(process.execPath, [join(dirname(oxfmt), 'bin/oxfmt'), SCHEMA, DOC], {
  stdio: 'inherit',
});

/** Node 20 cannot import TypeScript itself. */
async function importTypeScript(contents) {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: '.' },
    bundle: true,
    format: 'esm',
    platform: 'node',
    write: false,
  });
  const code = Buffer.from(outputFiles[0].contents).toString('base64');
  return import(`data:text/javascript;base64,${code}`);
}
