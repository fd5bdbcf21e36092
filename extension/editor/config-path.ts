import type { Uri } from 'vscode';
import { isLooseRoot, placeOf, uriIn } from './place.ts';

const NAME = 'promptfare.yml';

export function configIn(root: string): Uri {
  return uriIn(root, NAME);
}

export function isConfig({ path }: Uri): boolean {
  return path.endsWith(`/${NAME}`);
}

/** The workspace folder whose config this is; a config elsewhere is checked, but nothing is measured by it. */
export function rootOfConfig(resource: Uri): string | undefined {
  const { root, path } = placeOf(resource);
  return path === NAME && !isLooseRoot(root) ? root : undefined;
}
