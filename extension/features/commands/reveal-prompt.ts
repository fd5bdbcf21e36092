import { Range, window, workspace } from 'vscode';
import { uriIn } from '../../editor/place.ts';
import type { CostNode } from '../../present/cost-node.ts';
import type { Session } from '../feature.ts';
import { openConfig } from './open-config.ts';

/** Opens what a row of the view speaks of: the file at the prompt, or the config at the suite. */
export async function revealPrompt(session: Session, node?: CostNode): Promise<void> {
  const target = node?.target;
  if (!target) return;
  if (target.kind === 'config') {
    await openConfig(session, target);
    return;
  }
  const document = await workspace.openTextDocument(uriIn(target.root, target.path));
  const position = document.positionAt(target.offset);
  const selection = new Range(position, position);
  await window.showTextDocument(document, { selection, preview: true });
}
