import type { ExtensionContext } from 'vscode';

/** Called by VS Code's extension host in a browser's worker, which loads one file: it runs the rest in a later turn. */
export async function activate(context: ExtensionContext): Promise<void> {
  await new Promise<void>((resolve) => {
    setTimeout(resolve);
  });
  const [{ openSession }, { startWebEngine }] = await Promise.all([
    import('./open-session.ts'),
    import('./host/start-web-engine.ts'),
  ]);
  openSession(context, startWebEngine);
}
