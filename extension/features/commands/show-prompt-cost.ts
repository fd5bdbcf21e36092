import { commands, l10n, Selection, type TextEditor, type Uri, window, workspace } from 'vscode';
import type { MeasuredPrompt } from '../../engine/measured-document.ts';
import { lensTitle } from '../../present/lens-title.ts';
import type { Session } from '../feature.ts';

/** Shows what a prompt is made of: the one of the lens that was clicked, the one at the cursor, or the one that is picked. */
export async function showPromptCost(
  { documents }: Session,
  resource?: Uri,
  promptId?: string,
): Promise<void> {
  const editor = resource ? await openEditor(resource) : window.activeTextEditor;
  const prompts = (editor && documents.find(editor.document)?.measured.prompts) ?? [];
  if (!editor || prompts.length === 0) {
    void window.showInformationMessage(
      l10n.t('There is no prompt in the active editor. Open a prompt file, and try again.'),
    );
    return;
  }
  const prompt = prompts.find(({ id }) => id === promptId) ?? (await choosePrompt(prompts, editor));
  if (!prompt) return;
  if (prompt.isElsewhere) {
    void window.showInformationMessage(lensTitle(prompt, l10n.t));
    return;
  }
  const position = editor.document.positionAt(prompt.offset);
  editor.selection = new Selection(position, position);
  editor.revealRange(editor.selection);
  await commands.executeCommand('editor.action.showHover', { focus: 'autoFocusImmediately' });
}

async function openEditor(resource: Uri): Promise<TextEditor> {
  const name = resource.toString();
  const open = window.visibleTextEditors.find(({ document }) => document.uri.toString() === name);
  const document = open?.document ?? (await workspace.openTextDocument(resource));
  return await window.showTextDocument(document, {
    ...(open?.viewColumn && { viewColumn: open.viewColumn }),
  });
}

async function choosePrompt(
  prompts: readonly MeasuredPrompt[],
  { document, selection }: TextEditor,
): Promise<MeasuredPrompt | undefined> {
  const [only, ...others] = prompts;
  if (others.length === 0) return only;
  const offset = document.offsetAt(selection.active);
  const here = prompts.findLast((prompt) => !prompt.isElsewhere && prompt.offset <= offset);
  if (here) return here;
  const picked = await window.showQuickPick(
    prompts.map((prompt) => ({
      label: prompt.name ?? prompt.id,
      description: lensTitle(prompt, l10n.t),
      prompt,
    })),
    { title: l10n.t('Prompts of this file') },
  );
  return picked?.prompt;
}
