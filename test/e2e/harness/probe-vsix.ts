import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeVsix } from './write-vsix.ts';

/** A small extension of this folder that stands beside ours and looks at it, packaged. */
export function probeVsix(name: 'idle-probe' | 'pause-probe' | 'tool-probe'): string {
  const folder = fileURLToPath(new URL(`${name}/`, import.meta.url));
  const read = (file: string): readonly [string, string] => [
    file,
    readFileSync(join(folder, file), 'utf8'),
  ];
  return writeVsix(Object.fromEntries(['package.json', 'extension.cjs'].map(read)));
}
