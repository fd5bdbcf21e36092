import { commands, type Disposable, l10n, type LogOutputChannel, window } from 'vscode';
import { explainFailure } from './explain-failure.ts';

type Run = Parameters<typeof commands.registerCommand>[1];

/** A command of ours; what goes wrong is said once, and written to the log. */
export function registerCommand(id: string, log: LogOutputChannel, run: Run): Disposable {
  return commands.registerCommand(id, async (...values: readonly unknown[]) => {
    try {
      await run(...values);
    } catch (error) {
      const reason = explainFailure(error);
      log.error(`${id}: ${reason}`);
      const showLog = l10n.t('Show Log');
      const answer = await window.showErrorMessage(l10n.t('Promptfare: {0}', reason), showLog);
      if (answer === showLog) log.show();
    }
  });
}
