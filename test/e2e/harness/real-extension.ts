import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The extension as `npm run package` made it, or another one that is to be tried. */
export function findVsix(): string {
  const built = fileURLToPath(new URL('../../../dist/promptfare.vsix', import.meta.url));
  const vsix = process.env['PROMPTFARE_VSIX'] ?? built;
  if (!existsSync(vsix)) throw new Error(`${vsix} is not there; make it with: npm run package`);
  return vsix;
}
