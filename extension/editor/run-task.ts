import { ProgressLocation, type Task, tasks, window } from 'vscode';

/** Runs a task, with a mark in the status bar until its program has ended. */
export async function runTask(task: Task, title: string): Promise<void> {
  const options = { location: ProgressLocation.Window, title };
  await window.withProgress(options, async () => {
    const ended = new Promise<void>((resolve) => {
      const subscription = tasks.onDidEndTask(({ execution }) => {
        if (execution.task.name !== task.name) return;
        subscription.dispose();
        resolve();
      });
    });
    await tasks.executeTask(task);
    await ended;
  });
}
