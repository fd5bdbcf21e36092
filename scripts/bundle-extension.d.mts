import type { BuildOptions } from 'esbuild';

/** One for each bundle that the extension is made of. */
export const EXTENSION_BUILDS: readonly BuildOptions[];

/** Makes the extension in `dist/extension` and answers the files that went into it. */
export function bundleExtension(): Promise<readonly string[]>;
