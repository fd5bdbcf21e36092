import type { ExtensionContext } from 'vscode';
import { activateWith, type Activated } from './activate.ts';
import { startNodeEngine } from './host/start-node-engine.ts';

/** Called by VS Code's extension host of Node: on the desktop, in a container, on a server. */
export function activate(context: ExtensionContext): Activated {
  return activateWith(context, startNodeEngine);
}
