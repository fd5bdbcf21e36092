import { setImmediate } from 'node:timers/promises';
import type { ExtensionContext } from 'vscode';

/**
 * Called by VS Code's extension host of Node: on the desktop, in a container, on a server. The host starts many
 * extensions at once, and each waits for those before it: so the rest is another file, and is read in a later turn.
 */
export async function activate(context: ExtensionContext): Promise<void> {
  await setImmediate();
  const { openNodeSession } = await import('./session-node.ts');
  openNodeSession(context);
}
