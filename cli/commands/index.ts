import type { Command } from '../command.ts';
import { checkConfig } from './check-config.ts';
import { compress } from './compress.ts';
import { count } from './count.ts';
import { diff } from './diff.ts';
import { init } from './init.ts';
import { lint } from './lint.ts';
import { recordings } from './recordings.ts';
import { prices } from './prices.ts';
import { tokenizers } from './tokenizers.ts';

/** Every subcommand, in the order of the help. */
export const COMMANDS: readonly Command[] = [
  init,
  count,
  diff,
  lint,
  compress,
  recordings,
  prices,
  tokenizers,
  checkConfig,
];
