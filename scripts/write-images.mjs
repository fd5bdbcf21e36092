// docs/images: the pictures of the editor in README and docs, as the end-to-end tests took them. Run after them:
// `npm run test:e2e && npm run docs:images`.
import { copyFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';

const TAKEN = 'test/e2e/out';
const FOLDER = 'docs/images';

/** The name in docs, and the screenshot of the test that took it. */
const IMAGES = {
  'editor-prompt': 'main-node-newest-hover',
  'editor-costs': 'main-node-newest-tree',
  'editor-compress': 'compress-node-newest-diff',
};

await mkdir(FOLDER, { recursive: true });
for (const [name, screenshot] of Object.entries(IMAGES)) {
  await copyFile(join(TAKEN, `${screenshot}.png`), join(FOLDER, `${name}.png`));
}
