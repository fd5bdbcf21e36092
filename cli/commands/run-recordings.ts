import { openWorkspaceFiles } from '../../node/files/workspace-files.ts';
import { CONFIG_PATH, readConfig, requireConfig } from '../../shared/workspace/read-config.ts';
import { readRecordings } from '../../node/read-recordings.ts';
import { defaultConfig } from '../../shared/config/default-config.ts';
import { renderRecordings, renderRecordingsJson } from '../../shared/report/render-recordings.ts';
import type { RunCommand } from '../command.ts';

export const runRecordings: RunCommand = async ({ operands, options }, context) => {
  const progress = context.showProgress('Reading recordings');
  try {
    const files = openWorkspaceFiles(context.cwd, { env: context.env });
    const config = requireConfig(await readConfig(files, CONFIG_PATH)) ?? defaultConfig();
    const summaries = await readRecordings({
      cwd: context.cwd,
      files,
      operands,
      config,
      now: context.now,
      onFile: (path) => progress.update(`Reading ${path}`),
    });
    progress.stop();
    context.writeOut(
      options['json'] === true
        ? renderRecordingsJson(summaries)
        : renderRecordings(summaries, context),
    );
    const isAnythingRead = summaries.some(({ models }) => models.length > 0);
    return isAnythingRead ? 0 : 2;
  } finally {
    progress.stop();
  }
};
