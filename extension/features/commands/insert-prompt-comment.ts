import { l10n, Position, window } from 'vscode';
import { placeOf } from '../../editor/place.ts';
import { readSettings } from '../../editor/settings.ts';
import { promptComment } from '../../present/prompt-comment.ts';
import type { Session } from '../feature.ts';

/** Marks the text below the cursor as a prompt, for a model that the user picks. */
export async function insertPromptComment({ engine }: Session): Promise<void> {
  const editor = window.activeTextEditor;
  if (!editor || promptComment(editor.document.languageId, 'model') === undefined) {
    const words = l10n.t(
      'Prompts are marked in code of TypeScript, JavaScript and Python. Put the cursor into the line of the text, and try again.',
    );
    void window.showInformationMessage(words);
    return;
  }
  const { document, selection } = editor;
  const { version, languageId } = document;
  const { root } = placeOf(document.uri);
  const first = readSettings(document.uri).models;
  const listed = engine.call('listModels', { root });
  const model = await window.showQuickPick(
    listed.then((models) => [...new Set([...first, ...models])]),
    { title: l10n.t('The model that this prompt is sent to') },
  );
  if (model === undefined) return;
  if (document.version !== version)
    throw new Error(l10n.t('the file has changed meanwhile; try again'));
  const line = document.lineAt(selection.start.line);
  const indent = line.text.slice(0, line.firstNonWhitespaceCharacterIndex);
  const comment = promptComment(languageId, model) ?? '';
  await editor.edit((edit) =>
    edit.insert(new Position(line.lineNumber, 0), `${indent}${comment}\n`),
  );
}
