import type { ExtensionContext } from 'vscode';
import { activateWith, type Activated } from './activate.ts';
import { startWebEngine } from './host/start-web-engine.ts';

/** Called by VS Code's extension host in a browser's worker. */
export function activate(context: ExtensionContext): Activated {
  return activateWith(context, startWebEngine);
}
