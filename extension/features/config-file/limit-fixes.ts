import {
  CodeAction,
  CodeActionKind,
  type Disposable,
  l10n,
  languages,
  Range,
  type TextDocument,
  WorkspaceEdit,
} from 'vscode';
import { rootOfConfig } from '../../editor/config-path.ts';
import type { ConfigOverview } from '../../engine/config-overview.ts';
import type { ComparedBudget } from '../../engine/compared-workspace.ts';
import { limitWords } from '../../present/budget-rows.ts';
import { limitAbove, limitText } from '../../present/limit-text.ts';
import type { Session } from '../feature.ts';
import type { ConfigDocuments } from './config-documents.ts';
import { CONFIG_FILES } from './config-lenses.ts';

/** Room above the current value. */
const ROOM = 1.1;

type Budget = ConfigOverview['budgets'][number];

/** Raises or tightens a limit to what is used now, exactly or with some room. */
export function limitFixes(configs: ConfigDocuments, { compared }: Session): Disposable {
  return languages.registerCodeActionsProvider(
    CONFIG_FILES,
    {
      provideCodeActions: (document, { start }) => {
        const root = rootOfConfig(document.uri);
        const budgets = configs.find(document)?.budgets ?? [];
        const budget = budgetAt(budgets, document, start.line);
        const known = root === undefined ? undefined : compared.findCompared(root);
        const measured = known?.budgets.find(({ name }) => name === budget?.name);
        return budget && measured ? fixesOf(document, budget, measured) : [];
      },
    },
    { providedCodeActionKinds: [CodeActionKind.QuickFix] },
  );
}

/** From the line of its name to that of its limit. */
function budgetAt(
  budgets: readonly Budget[],
  document: TextDocument,
  line: number,
): Budget | undefined {
  return budgets.find(({ offset, max }) => {
    if (!max) return false;
    const lines = [offset, max.range.start].map((each) => document.positionAt(each).line);
    return Math.min(...lines) <= line && line <= Math.max(...lines);
  });
}

function fixesOf(
  document: TextDocument,
  { max }: Budget,
  { head, unit }: ComparedBudget,
): CodeAction[] {
  if (!max || head === undefined || head <= 0) return [];
  const { range, text, value } = max;
  const choices = [
    { limit: limitAbove(head * ROOM, unit), words: l10n.t('the current value + 10 %') },
    { limit: limitAbove(head, unit), words: l10n.t('the current value') },
  ];
  return choices.flatMap(({ limit, words }) => {
    const written = limitText(limit, unit, text);
    if (written === text) return [];
    const isRaise = value === undefined || limit > value;
    const title = isRaise
      ? l10n.t('Raise the limit to {0}: {1}', limitWords(limit, unit), words)
      : l10n.t('Tighten the limit to {0}: {1}', limitWords(limit, unit), words);
    const action = new CodeAction(title, CodeActionKind.QuickFix);
    action.edit = new WorkspaceEdit();
    const place = new Range(document.positionAt(range.start), document.positionAt(range.end));
    action.edit.replace(document.uri, place, written);
    return [action];
  });
}
