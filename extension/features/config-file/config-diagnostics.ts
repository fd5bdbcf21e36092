import {
  Diagnostic,
  DiagnosticSeverity,
  Disposable,
  l10n,
  languages,
  Range,
  type TextDocument,
  workspace,
} from 'vscode';
import { readSettings } from '../../editor/settings.ts';
import type { Problem } from '../../../shared/text/problem.ts';
import { problemWords } from '../../present/problem-words.ts';
import type { ConfigDocuments } from './config-documents.ts';

/** What is wrong in promptfare.yml, with or without a YAML extension. */
export function configDiagnostics(configs: ConfigDocuments): Disposable {
  const collection = languages.createDiagnosticCollection('promptfare.config');
  const show = (document: TextDocument): void => {
    const { enabled } = readSettings(document.uri).diagnostics;
    const problems = enabled ? (configs.find(document)?.problems ?? []) : [];
    collection.set(
      document.uri,
      problems.map((problem) => toDiagnostic(document, problem)),
    );
  };
  return Disposable.from(
    collection,
    configs.onDidRead(show),
    configs.onDidClose((uri) => collection.delete(uri)),
    workspace.onDidChangeConfiguration(() =>
      workspace.textDocuments.filter(configs.find).forEach(show),
    ),
  );
}

function toDiagnostic(document: TextDocument, problem: Problem): Diagnostic {
  const { severity, position } = problem;
  const line = document.lineAt(Math.min((position?.line ?? 1) - 1, document.lineCount - 1));
  const column = Math.min((position?.column ?? 1) - 1, line.range.end.character);
  const start = line.range.start.translate(0, column);
  const word = document.getWordRangeAtPosition(start);
  const range = word?.start.isEqual(start) ? word : new Range(start, line.range.end);
  const diagnostic = new Diagnostic(
    range,
    problemWords(problem, l10n.t),
    severity === 'error' ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning,
  );
  diagnostic.source = 'promptfare';
  return diagnostic;
}
