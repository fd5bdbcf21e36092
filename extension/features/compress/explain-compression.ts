import { l10n, QuickPickItemKind, type QuickPickItem, window } from 'vscode';
import { rangeOf } from '../../editor/document-changes.ts';
import type { JudgedReplacement } from '../../engine/compressed-document.ts';
import { replacementWords } from '../../present/compress-words.ts';
import type { Preview } from './compression-previews.ts';

type Item = QuickPickItem & { readonly replacement?: JudgedReplacement };

/** Lists what is made and what is not, and why; picking one shows its place. */
export async function explainCompression({
  document,
  compressed,
}: Pick<Preview, 'document' | 'compressed'>): Promise<void> {
  const toItem = (replacement: JudgedReplacement): Item => {
    const { line } = document.positionAt(replacement.range.start);
    return { ...replacementWords(replacement, { line: line + 1, t: l10n.t }), replacement };
  };
  const made = compressed.replacements.filter(({ notMade }) => notMade === undefined);
  const dropped = compressed.replacements.filter(({ notMade }) => notMade !== undefined);
  const items: readonly Item[] = [
    ...section(l10n.t('Made'), made.map(toItem)),
    ...section(l10n.t('Not made'), dropped.map(toItem)),
  ];
  const picked = await window.showQuickPick(items, {
    title: l10n.t('What compressing changes, and what the verifier does not let pass'),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  if (!picked?.replacement) return;
  const selection = rangeOf(document, picked.replacement.range);
  await window.showTextDocument(document, { selection });
}

function section(label: string, items: readonly Item[]): readonly Item[] {
  return items.length === 0 ? [] : [{ label, kind: QuickPickItemKind.Separator }, ...items];
}
