import { Disposable, l10n, MarkdownString, StatusBarAlignment, window, workspace } from 'vscode';
import { readSettings } from '../editor/settings.ts';
import { hoverTable } from '../present/hover-table.ts';
import { lensTitle } from '../present/lens-title.ts';
import type { MeasuredPrompt } from '../engine/measured-document.ts';
import type { Feature } from './feature.ts';

/** The cost of the prompt at the cursor, or of the first one of the file. */
export const statusBar: Feature = ({ documents }) => {
  const item = window.createStatusBarItem('promptfare.status', StatusBarAlignment.Right, 90);
  item.name = l10n.t('Prompt cost');
  item.command = 'promptfare.showPromptCost';
  const update = (): void => {
    const editor = window.activeTextEditor;
    const isOn = editor && readSettings(editor.document.uri).statusBar;
    const known = isOn ? documents.find(editor.document) : undefined;
    const offset = editor?.document.offsetAt(editor.selection.active) ?? 0;
    const prompt = known && promptAt(known.measured.prompts, offset);
    if (!prompt) {
      item.hide();
      return;
    }
    item.text = `$(tag) ${lensTitle(prompt, l10n.t)}`;
    item.tooltip = new MarkdownString(hoverTable(prompt, l10n.t));
    item.show();
  };
  update();
  return Disposable.from(
    item,
    documents.onDidMeasure(update),
    window.onDidChangeActiveTextEditor(update),
    window.onDidChangeTextEditorSelection(update),
    workspace.onDidChangeConfiguration(update),
  );
};

function promptAt(prompts: readonly MeasuredPrompt[], offset: number): MeasuredPrompt | undefined {
  const here = prompts.filter(({ isElsewhere }) => !isElsewhere);
  return here.findLast((prompt) => prompt.offset <= offset) ?? here[0] ?? prompts[0];
}
