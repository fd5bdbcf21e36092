import {
  Diagnostic,
  DiagnosticSeverity,
  Disposable,
  l10n,
  languages,
  type Range,
  type TextDocument,
  Uri,
  workspace,
} from 'vscode';
import { rangeOf } from '../../editor/document-changes.ts';
import { readSettings, type Settings } from '../../editor/settings.ts';
import type { DocumentFinding } from '../../engine/document-finding.ts';
import { findingSentence } from '../../present/finding-words.ts';
import type { LintedDocuments } from './linted-documents.ts';

export const SOURCE: string = 'promptfare';

/** Findings in the Problems view and under the text, each with a link to its rule's page. */
export function showDiagnostics(linted: LintedDocuments): Disposable {
  const collection = languages.createDiagnosticCollection('promptfare.findings');
  const show = (uri: Uri): void => {
    const document = workspace.textDocuments.find((one) => one.uri.toString() === uri.toString());
    const { enabled } = readSettings(uri).diagnostics;
    const known = document && enabled ? linted.find(document) : undefined;
    if (!document || !known) collection.delete(uri);
    // Until they are found anew, the editor moves those that are shown with the text.
    else if (!known.isStale) collection.set(uri, diagnosticsOf(document, known.findings));
  };
  return Disposable.from(collection, linted.onDidLint(show));
}

/** The diagnostics of a document, in the order of its findings. */
export function diagnosticsOf(
  document: TextDocument,
  findings: readonly DocumentFinding[],
): Diagnostic[] {
  const { severity } = readSettings(document.uri).diagnostics;
  return findings.map((finding) => {
    const diagnostic = new Diagnostic(
      shownRange(document, finding),
      findingSentence(finding, l10n.t),
      severityOf(finding, severity),
    );
    diagnostic.source = SOURCE;
    diagnostic.code = { value: finding.rule, target: Uri.parse(finding.docUrl) };
    return diagnostic;
  });
}

/** What a whole prompt is about has no text of its own: its line is shown. */
export function shownRange(
  document: TextDocument,
  { range }: Pick<DocumentFinding, 'range'>,
): Range {
  const shown = rangeOf(document, range);
  return shown.isEmpty ? document.lineAt(shown.start.line).range : shown;
}

function severityOf(
  { severity }: DocumentFinding,
  setting: Settings['diagnostics']['severity'],
): DiagnosticSeverity {
  switch (setting === 'rule' ? severity : setting) {
    case 'error':
      return DiagnosticSeverity.Error;
    case 'warning':
      return DiagnosticSeverity.Warning;
    case 'hint':
      return DiagnosticSeverity.Hint;
    case 'info':
    case 'information':
      return DiagnosticSeverity.Information;
  }
}
