import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openWorkspaceFiles } from '../../node/files/workspace-files.ts';
import { initialConfig } from '../../shared/workspace/initial-config.ts';
import { loadVocabulary } from '../../node/vocabulary/load-vocabulary.ts';
import { CONFIG_PATH } from '../../shared/workspace/read-config.ts';
import { plural } from '../../shared/report/format-tokens.ts';
import { formatUsd } from '../../shared/report/format-usd.ts';
import { UserError } from '../../shared/text/user-error.ts';
import type { RunCommand } from '../command.ts';

export const runInit: RunCommand = async ({ options }, context) => {
  const files = openWorkspaceFiles(context.cwd, { env: context.env });
  const isThere = (await files.read(CONFIG_PATH)).kind !== 'missing';
  if (isThere && options['force'] !== true && options['print'] !== true) {
    throw new UserError(`There is a ${CONFIG_PATH} already`, {
      hint: 'Use --force to write over it, or --print to look first.',
    });
  }
  const progress = context.showProgress('Looking for prompts and recordings');
  try {
    const { text, suites, unusedRecordings } = await initialConfig(files, {
      now: context.now,
      loadVocabulary,
    });
    progress.stop();
    if (options['print'] === true) {
      context.writeOut(text);
      return 0;
    }
    await writeFile(join(context.cwd, CONFIG_PATH), text);
    context.writeOut(`Wrote ${CONFIG_PATH} with ${plural(suites.length, 'suite')}.\n`);
    for (const { suite, costPerRunUsd } of suites) {
      const cost =
        costPerRunUsd === undefined
          ? 'cost not known yet'
          : `${formatUsd(costPerRunUsd)} per run today`;
      context.writeOut(
        `  ${suite.name}: ${plural(suite.prompts.length, 'prompt file')}, ${plural(suite.recordings.length, 'recording')}, ${cost}\n`,
      );
    }
    for (const path of unusedRecordings) {
      context.writeOut(
        `  ${path}: a recording whose prompts were not found; add it to a suite by hand\n`,
      );
    }
    return 0;
  } finally {
    progress.stop();
  }
};
