import { writeFile } from 'node:fs/promises';
import { bundle, bundleAction } from './scripts/bundle.mjs';
import { collectLicences } from './scripts/collect-licences.mjs';

// Everything that ships is made here: dist/cli and dist/action (ESM for Node).
await bundle('cli/promptfare.ts', 'dist/cli/promptfare.js');
const inputs = await bundleAction('dist/action/index.mjs');
await writeFile('dist/action/licences.txt', await collectLicences(inputs));
