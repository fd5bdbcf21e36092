// Puts the parser of source code and its grammars into dist/grammars, where they are read when the first prompt in
// code is met.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { collectLicences } from './collect-licences.mjs';

/** The file of each grammar, by the name it is asked for. */
const GRAMMARS = {
  engine: fileURLToPath(import.meta.resolve('web-tree-sitter/web-tree-sitter.wasm')),
  javascript: fileURLToPath(
    import.meta.resolve('@vscode/tree-sitter-wasm/wasm/tree-sitter-javascript.wasm'),
  ),
  typescript: fileURLToPath(
    import.meta.resolve('@vscode/tree-sitter-wasm/wasm/tree-sitter-typescript.wasm'),
  ),
  tsx: fileURLToPath(import.meta.resolve('@vscode/tree-sitter-wasm/wasm/tree-sitter-tsx.wasm')),
  python: fileURLToPath(
    import.meta.resolve('@vscode/tree-sitter-wasm/wasm/tree-sitter-python.wasm'),
  ),
};

/** The grammars are built from repositories of their own, all under the MIT licence printed for the engine. */
const AUTHORS = `tree-sitter-javascript, MIT, Copyright (c) 2014 Max Brunsfeld
tree-sitter-python, MIT, Copyright (c) 2016 Max Brunsfeld
tree-sitter-typescript, MIT, Copyright (c) 2017 Max Brunsfeld
`;

/** Copies every grammar and the licences into `folder`. */
export async function copyGrammars(folder) {
  mkdirSync(folder, { recursive: true });
  for (const [name, file] of Object.entries(GRAMMARS)) {
    writeFileSync(join(folder, `${name}.wasm`), readFileSync(file));
  }
  const licences = await collectLicences(Object.values(GRAMMARS));
  writeFileSync(join(folder, 'licences.txt'), `${licences}\n${AUTHORS}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await copyGrammars(fileURLToPath(new URL('../dist/grammars', import.meta.url)));
}
