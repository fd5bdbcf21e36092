import { Disposable, l10n, Range, type TextEditor, ThemeColor, window, workspace } from 'vscode';
import { readSettings } from '../editor/settings.ts';
import { lensTitle } from '../present/lens-title.ts';
import type { Feature } from './feature.ts';

/** The cost at the end of a prompt's first line: for people who want no lines between theirs. */
export const endOfLine: Feature = ({ documents }) => {
  const decoration = window.createTextEditorDecorationType({
    after: { color: new ThemeColor('editorCodeLens.foreground'), margin: '0 0 0 2em' },
  });
  const show = (editor: TextEditor): void => {
    const { document } = editor;
    const known = readSettings(document.uri).endOfLine ? documents.find(document) : undefined;
    const prompts = known?.measured.prompts.filter(({ isElsewhere }) => !isElsewhere) ?? [];
    editor.setDecorations(
      decoration,
      prompts.map((prompt) => {
        const { range } = document.lineAt(document.positionAt(prompt.offset));
        const contentText = lensTitle(prompt, l10n.t);
        return {
          range: new Range(range.end, range.end),
          renderOptions: { after: { contentText } },
        };
      }),
    );
  };
  const showAll = (): void => window.visibleTextEditors.forEach(show);
  showAll();
  return Disposable.from(
    decoration,
    documents.onDidMeasure(showAll),
    window.onDidChangeVisibleTextEditors(showAll),
    workspace.onDidChangeConfiguration(showAll),
  );
};
