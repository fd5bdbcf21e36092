import {
  CodeAction,
  type CodeActionContext,
  CodeActionKind,
  type CodeActionProvider,
  type Disposable,
  l10n,
  languages,
  type Range,
  type TextDocument,
  Uri,
  window,
} from 'vscode';
import { workspaceEditOf } from '../../editor/document-changes.ts';
import { placeOf } from '../../editor/place.ts';
import { readSettings } from '../../editor/settings.ts';
import type { DocumentFinding } from '../../engine/document-finding.ts';
import type { FileEdit } from '../../../shared/compress/pieces.ts';
import { findingSaving } from '../../present/finding-words.ts';
import type { Session } from '../feature.ts';
import { EVERY_FILE } from '../prompt-selector.ts';
import type { LintedDocuments } from './linted-documents.ts';
import { diagnosticsOf, shownRange } from './show-diagnostics.ts';

const FIX_ALL = CodeActionKind.SourceFixAll.append('promptfare');
const COMPRESS = CodeActionKind.RefactorRewrite.append('promptfare');

/** What becomes of the document when an action is picked; refused when it is another one by then. */
type Plan = {
  readonly document: TextDocument;
  readonly version: number;
  readonly findChanges: () => Promise<readonly FileEdit[]>;
  /** What to say when there is nothing to change. */
  readonly nothing: string;
};

/** Quick fixes of findings, "fix all" for a file (on save, too), and the way to the preview of a compression. */
export function offerQuickFixes(session: Session, linted: LintedDocuments): Disposable {
  const plans = new WeakMap<CodeAction, Plan>();
  const provider: CodeActionProvider = {
    provideCodeActions: (document, range, { only }) => {
      const known = linted.find(document);
      const findings = known && !known.isStale ? known.findings : [];
      const offer = { session, document, findings, plans };
      return [
        ...(isAsked(only, CodeActionKind.QuickFix) ? quickFixes(offer, range) : []),
        ...(only && isAsked(only, FIX_ALL) ? fixAll(offer, FIX_ALL) : []),
        ...(isAsked(only, COMPRESS) ? compressActions(offer) : []),
      ];
    },
    resolveCodeAction: async (action) => {
      const plan = plans.get(action);
      if (plan) await carryOut(plan, action);
      return action;
    },
  };
  return languages.registerCodeActionsProvider(EVERY_FILE, provider, {
    providedCodeActionKinds: [CodeActionKind.QuickFix, FIX_ALL, COMPRESS],
  });
}

type Offer = {
  readonly session: Session;
  readonly document: TextDocument;
  readonly findings: readonly DocumentFinding[];
  readonly plans: WeakMap<CodeAction, Plan>;
};

function isAsked(only: CodeActionContext['only'], kind: CodeActionKind): boolean {
  return only === undefined || only.contains(kind);
}

function quickFixes(offer: Offer, range: Range): CodeAction[] {
  const { document, findings } = offer;
  if (!readSettings(document.uri).diagnostics.enabled) return [];
  const here = findings.filter(
    (finding) => shownRange(document, finding).intersection(range) !== undefined,
  );
  const automatic = here.filter(({ fix, isFixable }) => isFixable && fix === 'automatic');
  return [
    ...here.filter(({ isFixable }) => isFixable).map((finding) => fixOne(offer, finding)),
    ...(automatic.length > 0 ? fixAll(offer, CodeActionKind.QuickFix) : []),
    ...here.map((finding) => suppress(offer, finding)),
    ...here.map((finding) => openPage(offer, finding)),
  ];
}

function fixOne(offer: Offer, finding: DocumentFinding): CodeAction {
  const saving = findingSaving(finding, l10n.t);
  const action = planned(offer, {
    title: l10n.t('Fix: {0} ({1})', l10n.t(finding.title), saving),
    kind: CodeActionKind.QuickFix,
    findChanges: () => offer.session.engine.call('fix', { ...callOf(offer), finding }),
    nothing: l10n.t('The text would no longer say the same, so it was left as it is.'),
  });
  action.isPreferred = finding.fix === 'automatic';
  return ofFinding(action, offer, finding);
}

function fixAll(offer: Offer, kind: CodeActionKind): CodeAction[] {
  const fixable = offer.findings.filter(({ fix, isFixable }) => isFixable && fix === 'automatic');
  if (fixable.length === 0) return [];
  const call = { ...callOf(offer), level: 'safe' as const, models: [] };
  return [
    planned(offer, {
      title: l10n.t('Fix all automatic findings in this file'),
      kind,
      findChanges: async () => (await offer.session.engine.call('compress', call)).changes,
      nothing: l10n.t('There is nothing to fix automatically in this file.'),
    }),
  ];
}

function suppress(offer: Offer, finding: DocumentFinding): CodeAction {
  const { rule } = finding;
  const action = planned(offer, {
    title: l10n.t('Switch off {0} here by a comment', rule),
    kind: CodeActionKind.QuickFix,
    findChanges: () => offer.session.engine.call('suppress', { ...callOf(offer), finding }),
    nothing: l10n.t(
      'No comment can stand here. For the whole folder, promptfare.yml takes: rules: { {0}: off }',
      rule,
    ),
  });
  return ofFinding(action, offer, finding);
}

function openPage(offer: Offer, finding: DocumentFinding): CodeAction {
  const title = l10n.t('Open the page of {0}', finding.rule);
  const action = new CodeAction(title, CodeActionKind.QuickFix);
  action.command = { title, command: 'vscode.open', arguments: [Uri.parse(finding.docUrl)] };
  return ofFinding(action, offer, finding);
}

function compressActions({ session, document }: Offer): CodeAction[] {
  const prompts = session.documents.find(document)?.measured.prompts ?? [];
  if (prompts.length === 0) return [];
  const title = l10n.t('Compress prompt …');
  const action = new CodeAction(title, COMPRESS);
  action.command = { title, command: 'promptfare.compress', arguments: [document.uri] };
  return [action];
}

/** Tells the editor which diagnostic an action is for. */
function ofFinding(action: CodeAction, { document }: Offer, finding: DocumentFinding): CodeAction {
  action.diagnostics = diagnosticsOf(document, [finding]);
  return action;
}

function callOf({ document }: Offer): {
  readonly root: string;
  readonly path: string;
  readonly text: string;
} {
  const { root, path } = placeOf(document.uri);
  return { root, path, text: document.getText() };
}

function planned(
  { document, plans }: Offer,
  {
    title,
    kind,
    ...plan
  }: Pick<Plan, 'findChanges' | 'nothing'> & {
    readonly title: string;
    readonly kind: CodeActionKind;
  },
): CodeAction {
  const action = new CodeAction(title, kind);
  plans.set(action, { document, version: document.version, ...plan });
  return action;
}

async function carryOut(
  { document, version, findChanges, nothing }: Plan,
  action: CodeAction,
): Promise<void> {
  const changes = document.version === version ? await findChanges() : [];
  if (document.version !== version) {
    void window.showInformationMessage(
      l10n.t('The document has changed meanwhile: nothing was done. Try it again.'),
    );
    return;
  }
  if (changes.length > 0) action.edit = workspaceEditOf(document, changes);
  else void window.showInformationMessage(nothing);
}
