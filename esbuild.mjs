import { writeFile } from 'node:fs/promises';
import { bundleAction, bundleCli } from './scripts/bundle.mjs';
import { bundleExtension } from './scripts/bundle-extension.mjs';
import { collectLicences } from './scripts/collect-licences.mjs';
import { copyGrammars } from './scripts/copy-grammars.mjs';

// Everything that ships is made here: dist/cli and dist/action (ESM for Node), dist/extension (for both hosts), and
// what they read when it is needed: dist/grammars.
await bundleCli('dist/cli/promptfare.js');
const { inputs } = await bundleAction('dist/action/index.mjs');
await writeFile('dist/action/licences.txt', await collectLicences(Object.keys(inputs)));
const parts = await bundleExtension();
await writeFile('dist/extension/licences.txt', await collectLicences(parts));
await copyGrammars('dist/grammars');
