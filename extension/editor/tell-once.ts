import { l10n, type LogOutputChannel, window } from 'vscode';

/** Writes each failure to the log, and tells the user of the first one: the next thousand would be of the same kind. */
export function tellOnce(log: LogOutputChannel): (reason: string) => void {
  let isTold = false;
  return (reason) => {
    log.error(reason);
    if (isTold) return;
    isTold = true;
    const showLog = l10n.t('Show Log');
    void window
      .showWarningMessage(l10n.t('Promptfare cannot count prompts: {0}', reason), showLog)
      .then((choice) => {
        if (choice === showLog) log.show();
      });
  };
}
