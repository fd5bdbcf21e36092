import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';

const MANIFEST = 'extension/package.json';

/** `publisher.name` of a packaged extension. */
export function readExtensionId(vsix: string): string {
  const files = unzipSync(readFileSync(vsix), { filter: ({ name }) => name === MANIFEST });
  const { [MANIFEST]: bytes = new Uint8Array() } = files;
  const { publisher, name }: { publisher: string; name: string } = JSON.parse(strFromU8(bytes));
  return `${publisher}.${name}`;
}

/** Writes what a package holds into a folder, as an installation would, and answers the extension's own folder. */
export function unpackVsix(vsix: string, folder: string): string {
  for (const [name, bytes] of Object.entries(unzipSync(readFileSync(vsix)))) {
    if (name.endsWith('/')) continue;
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, bytes);
  }
  return join(folder, 'extension');
}
