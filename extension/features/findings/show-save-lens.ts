import {
  CodeLens,
  Disposable,
  EventEmitter,
  l10n,
  languages,
  Range,
  type TextDocument,
  workspace,
} from 'vscode';
import { readSettings, SECTION } from '../../editor/settings.ts';
import type { DocumentFinding } from '../../engine/document-finding.ts';
import { findingSentence, saveLensTitle } from '../../present/finding-words.ts';
import { largestSaving } from '../../present/largest-saving.ts';
import type { Session } from '../feature.ts';
import { EVERY_FILE } from '../prompt-selector.ts';
import type { LintedDocuments } from './linted-documents.ts';

const MAX_TITLE = 90;

/** Above a prompt, the fix that saves the most: `Save 34 tok: …`. It opens the preview of all that can be taken out. */
export function showSaveLens({ documents }: Session, linted: LintedDocuments): Disposable {
  const changed = new EventEmitter<void>();
  return Disposable.from(
    changed,
    linted.onDidLint(() => changed.fire()),
    workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(SECTION)) changed.fire();
    }),
    languages.registerCodeLensProvider(EVERY_FILE, {
      onDidChangeCodeLenses: changed.event,
      provideCodeLenses: (document) => {
        const { enabled, minimumTokens } = readSettings(document.uri).codeLens;
        if (!enabled) return [];
        const prompts = documents.find(document)?.measured.prompts ?? [];
        const findings = linted.find(document)?.findings ?? [];
        return prompts.flatMap(({ id, offset, isElsewhere, costs }) => {
          const isShown = !isElsewhere && (costs[0]?.inputTokens ?? 0) >= minimumTokens;
          const best = isShown ? largestSaving(findings, id) : undefined;
          return best ? [saveLens(document, offset, best)] : [];
        });
      },
    }),
  );
}

function saveLens(document: TextDocument, offset: number, finding: DocumentFinding): CodeLens {
  const position = document.positionAt(offset);
  const title = saveLensTitle(finding, l10n.t);
  return new CodeLens(new Range(position, position), {
    title: title.length > MAX_TITLE ? `${title.slice(0, MAX_TITLE - 1)}…` : title,
    tooltip: findingSentence(finding, l10n.t),
    command: 'promptfare.compress',
    arguments: [document.uri, finding.fix === 'automatic' ? 'safe' : 'suggest'],
  });
}
