// One of everything that the real extension shows, so that the harness is proven without it.
'use strict';
const vscode = require('vscode');

const HOST = typeof importScripts === 'function' ? 'browser' : 'node';
const SELECTOR = { pattern: '**/*.txt' };
const TODO = /TODO /;

function countWords(document) {
  return document.getText().split(/\s+/).filter(Boolean).length;
}

function findTodos(document) {
  const found = TODO.exec(document.getText());
  if (!found) return [];
  const start = document.positionAt(found.index);
  const range = new vscode.Range(start, start.translate(0, found[0].length));
  const diagnostic = new vscode.Diagnostic(
    range,
    'A TODO is left',
    vscode.DiagnosticSeverity.Warning,
  );
  diagnostic.source = 'trivial';
  return [diagnostic];
}

function removeTodo(document, diagnostic) {
  const action = new vscode.CodeAction('Remove the TODO', vscode.CodeActionKind.QuickFix);
  action.diagnostics = [diagnostic];
  action.edit = new vscode.WorkspaceEdit();
  action.edit.delete(document.uri, diagnostic.range);
  return action;
}

function showPanel() {
  const panel = vscode.window.createWebviewPanel(
    'trivial',
    'Trivial panel',
    vscode.ViewColumn.Beside,
  );
  panel.webview.html = `<!doctype html><h1>Panel of ${HOST}</h1>`;
  void vscode.window.showInformationMessage(`Shown by ${HOST}, in ${vscode.env.language}`);
}

exports.activate = ({ subscriptions }) => {
  const diagnostics = vscode.languages.createDiagnosticCollection('trivial');
  const check = (document) => diagnostics.set(document.uri, findTodos(document));
  const status = vscode.window.createStatusBarItem('trivial.status');
  status.text = `$(beaker) trivial in ${HOST}`;
  status.show();
  subscriptions.push(
    diagnostics,
    status,
    vscode.workspace.onDidOpenTextDocument(check),
    vscode.workspace.onDidChangeTextDocument(({ document }) => check(document)),
    vscode.commands.registerCommand('trivial.showPanel', showPanel),
    vscode.languages.registerCodeLensProvider(SELECTOR, {
      provideCodeLenses: (document) => [
        new vscode.CodeLens(new vscode.Range(0, 0, 0, 0), {
          title: `${countWords(document)} words`,
          command: 'trivial.showPanel',
        }),
      ],
    }),
    vscode.languages.registerHoverProvider(SELECTOR, {
      provideHover: () => new vscode.Hover('**trivial** hover'),
    }),
    vscode.languages.registerCodeActionsProvider(SELECTOR, {
      provideCodeActions: (document, _range, { diagnostics: all }) =>
        all.filter(({ source }) => source === 'trivial').map((each) => removeTodo(document, each)),
    }),
    vscode.window.registerTreeDataProvider('trivial.words', {
      getChildren: () => ['one', 'two'],
      getTreeItem: (word) => new vscode.TreeItem(word),
    }),
  );
  vscode.workspace.textDocuments.forEach(check);
};
