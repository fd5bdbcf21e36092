import type { ExtensionContext } from 'vscode';
import { startNodeEngine } from './host/start-node-engine.ts';
import { openSession } from './open-session.ts';

/** Everything but the start, in a file of its own; see `extension-node.ts`. */
export function openNodeSession(context: ExtensionContext): void {
  openSession(context, startNodeEngine);
}
