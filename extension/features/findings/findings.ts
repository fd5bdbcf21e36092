import { Disposable } from 'vscode';
import type { Feature } from '../feature.ts';
import { lintDocuments } from './linted-documents.ts';
import { offerQuickFixes } from './offer-quick-fixes.ts';
import { showBudgetBreaches } from './show-budget-breaches.ts';
import { showDiagnostics } from './show-diagnostics.ts';
import { showSaveLens } from './show-save-lens.ts';

/** What rules and budgets find in the open prompts, and what can be done about it. */
export const findings: Feature = (session) => {
  const linted = lintDocuments(session);
  return Disposable.from(
    linted,
    showDiagnostics(linted),
    showBudgetBreaches(session),
    offerQuickFixes(session, linted),
    showSaveLens(session, linted),
  );
};
