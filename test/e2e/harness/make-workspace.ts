import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Scratch, openScratch } from '../../node/git/scratch-repository.ts';
import { makeTempFolder } from './make-temp-folder.ts';

const EXAMPLE = fileURLToPath(new URL('../../../examples/support-bot/', import.meta.url));

/** What the shop's repository holds; the rest of the folder is about making the example. */
const REPOSITORY = [
  'promptfare.yml',
  'promptfooconfig.yaml',
  'promptfooconfig.handover.yaml',
  'prompts',
  'data',
  'evals',
];

/** A fresh copy of the support bot, on the branch of its pull request, whose base is `main`. */
export function makeWorkspace(): Scratch {
  const scratch = openScratch(makeTempFolder());
  for (const name of REPOSITORY) {
    cpSync(join(EXAMPLE, name), join(scratch.root, name), { recursive: true });
  }
  scratch.git('init', '--quiet', '--initial-branch=main');
  scratch.commit();
  scratch.git('checkout', '--quiet', '-b', 'policy-in-the-prompt');
  scratch.git('apply', '--index', join(EXAMPLE, 'change/pull-request.patch'));
  scratch.commit();
  return scratch;
}
