import {
  CodeLens,
  Disposable,
  EventEmitter,
  l10n,
  languages,
  Range,
  type TextDocument,
} from 'vscode';
import { rootOfConfig } from '../../editor/config-path.ts';
import { readSettings } from '../../editor/settings.ts';
import type { ComparedWorkspace } from '../../engine/compared-workspace.ts';
import { budgetLens, suiteLens } from '../../present/config-lens.ts';
import type { Session } from '../feature.ts';
import type { ConfigDocuments } from './config-documents.ts';

export const CONFIG_FILES = { pattern: '**/promptfare.yml' };

type Line = { readonly offset: number; readonly titleOf: (compared: ComparedWorkspace) => string };

/** What each suite costs now, and how much of each limit is used, above their lines. */
export function configLenses(
  configs: ConfigDocuments,
  { compared, log, ...session }: Session,
): Disposable {
  const changed = new EventEmitter<void>();
  const failed = new Set<string>();
  return Disposable.from(
    changed,
    configs.onDidRead(() => changed.fire()),
    compared.onDidCompare(() => changed.fire()),
    session.onDidChangeFolders(() => {
      failed.clear();
      changed.fire();
    }),
    languages.registerCodeLensProvider(CONFIG_FILES, {
      onDidChangeCodeLenses: changed.event,
      provideCodeLenses: (document) => {
        const root = rootOfConfig(document.uri);
        if (root === undefined || !readSettings(document.uri).codeLens.enabled) return [];
        const lines = linesOf(document, configs);
        if (lines.length === 0) return [];
        // The last answer stays until the next one is there, so that no line jumps.
        compared.compare(root).catch((error: unknown) => {
          if (failed.has(root)) return;
          failed.add(root);
          log.warn(`${root}: ${String(error)}`);
          changed.fire();
        });
        const answer = compared.findCompared(root);
        const waiting = failed.has(root) ? l10n.t('Not measured') : l10n.t('Measuring …');
        return lines.map(({ offset, titleOf }) =>
          lens(document, offset, answer ? titleOf(answer) : waiting),
        );
      },
    }),
  );
}

function linesOf(document: TextDocument, configs: ConfigDocuments): readonly Line[] {
  const overview = configs.find(document);
  if (!overview) return [];
  const suites = overview.suites.map(({ name, offset }): Line => ({
    offset,
    titleOf: ({ suites: known, against }) => {
      const suite = known.find((each) => each.name === name);
      return suite ? suiteLens(suite, against, l10n.t) : l10n.t('Not measured');
    },
  }));
  const budgets = overview.budgets.map(({ name, offset, max }): Line => ({
    offset,
    titleOf: ({ budgets: known }) => {
      const budget = known.find((each) => each.name === name);
      return budget ? budgetLens(budget, max, l10n.t) : l10n.t('Not measured');
    },
  }));
  return [...suites, ...budgets];
}

function lens(document: TextDocument, offset: number, title: string): CodeLens {
  const position = document.positionAt(offset);
  return new CodeLens(new Range(position, position), {
    title,
    tooltip: l10n.t('Show the report'),
    command: 'promptfare.showReport',
  });
}
