import { l10n, Range, type TextDocument, window, workspace } from 'vscode';
import { chooseRoot } from '../../editor/choose-root.ts';
import { configIn } from '../../editor/config-path.ts';
import { fileExists } from '../../editor/file-exists.ts';
import type { CostTarget } from '../../present/cost-node.ts';
import type { Session } from '../feature.ts';
import { createConfigIn } from './create-config.ts';

type Place = Extract<CostTarget, { kind: 'config' }>;

/** Opens promptfare.yml, at a suite or budget where one is meant; without the file it offers to make one. */
export async function openConfig(session: Session, place?: Place): Promise<void> {
  const root = place?.root ?? (await chooseRoot());
  if (root === undefined) return;
  const resource = configIn(root);
  if (!(await fileExists(resource))) {
    await offerToCreate(session, root);
    return;
  }
  const document = await workspace.openTextDocument(resource);
  const offset = place ? await findOffset(document, place, session) : undefined;
  const selection = offset === undefined ? undefined : rangeAt(document, offset);
  await window.showTextDocument(document, { ...(selection && { selection }) });
}

async function offerToCreate(session: Session, root: string): Promise<void> {
  const create = l10n.t('Create promptfare.yml');
  const words = l10n.t('This folder has no promptfare.yml.');
  if ((await window.showInformationMessage(words, create)) === create) {
    await createConfigIn(root, session);
  }
}

async function findOffset(
  document: TextDocument,
  { root, list, name }: Place,
  { engine }: Session,
): Promise<number | undefined> {
  if (list === undefined) return undefined;
  const overview = await engine.call('readConfig', { root, text: document.getText() });
  return overview[list].find((item) => item.name === name)?.offset;
}

function rangeAt(document: TextDocument, offset: number): Range {
  const position = document.positionAt(offset);
  return new Range(position, position);
}
