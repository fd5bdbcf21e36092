import { l10n, ProgressLocation, type TextDocument, type Uri, window, workspace } from 'vscode';
import type { CompressionLevel } from '../../../shared/compress/compression.ts';
import { placeOf } from '../../editor/place.ts';
import { readSettings } from '../../editor/settings.ts';
import type { CompressedDocument } from '../../engine/compressed-document.ts';
import type { CompressCall } from '../../engine/engine-calls.ts';
import { previewSentence, sumSavings } from '../../present/compress-words.ts';
import type { Session } from '../feature.ts';
import type { CompressionPreviews, Preview } from './compression-previews.ts';
import { explainCompression } from './explain-compression.ts';

/** What the commands of this feature share. */
export type Compressing = { readonly session: Session; readonly previews: CompressionPreviews };

/** Shows what the rules make of a document: automatic replacements, or suggestions too. */
export async function compressPrompt(
  compressing: Compressing,
  uri: Uri | undefined,
  level: CompressionLevel,
): Promise<void> {
  const document = await findDocument(compressing, uri);
  if (!document) return;
  const call = compressCall(document, level);
  const compressed = await window.withProgress(
    { location: ProgressLocation.Window, title: l10n.t('Compressing the prompt') },
    () => compressing.session.engine.call('compress', call),
  );
  await showCompressed(compressing, document, { compressed, call });
}

/** The document that is meant; says so when there is none. */
export async function findDocument(
  { previews }: Compressing,
  uri: Uri | undefined,
): Promise<TextDocument | undefined> {
  const shown = previews.find(uri);
  if (shown) return shown.document;
  if (uri) return await workspace.openTextDocument(uri);
  const document = window.activeTextEditor?.document;
  if (!document) void window.showInformationMessage(l10n.t('Open the prompt to compress first.'));
  return document;
}

export function compressCall(document: TextDocument, level: CompressionLevel): CompressCall {
  const { root, path } = placeOf(document.uri);
  const { models } = readSettings(document.uri);
  return { root, path, text: document.getText(), level, models };
}

/** A diff of the document, and what can be done with it. */
export async function showCompressed(
  compressing: Compressing,
  document: TextDocument,
  { compressed, call }: { readonly compressed: CompressedDocument; readonly call: CompressCall },
): Promise<void> {
  if (document.getText() !== call.text) {
    tellChanged();
    return;
  }
  const more = call.level === 'safe' && call.session === undefined;
  if (compressed.changes.length === 0) {
    await tellNothing(compressing, document, { compressed, more });
    return;
  }
  const preview = await compressing.previews.show(document, compressed);
  await askWhatToDo(compressing, preview, more);
}

/** Not waited for by anybody: the diff has the same buttons. */
async function askWhatToDo(
  compressing: Compressing,
  preview: Preview,
  more: boolean,
): Promise<void> {
  const apply = l10n.t('Apply');
  const details = l10n.t('Details');
  const suggestions = l10n.t('With Suggestions');
  const choice = await window.showInformationMessage(
    previewSentence(sumSavings(preview.compressed.savings), l10n.t),
    apply,
    details,
    ...(more ? [suggestions] : []),
  );
  if (choice === apply) await applyPreview(compressing, preview);
  if (choice === details) await explainCompression(preview);
  if (choice === suggestions) await compressPrompt(compressing, preview.document.uri, 'suggest');
}

export async function applyPreview({ previews }: Compressing, preview: Preview): Promise<void> {
  if (await previews.apply(preview)) {
    const { tokensBefore, tokensAfter } = sumSavings(preview.compressed.savings);
    const saved = l10n.t('{0} tokens fewer per call.', tokensBefore - tokensAfter);
    window.setStatusBarMessage(saved, 5_000);
  } else tellChanged();
}

function tellChanged(): void {
  void window.showInformationMessage(
    l10n.t('The document has changed meanwhile: nothing was done. Try it again.'),
  );
}

async function tellNothing(
  compressing: Compressing,
  document: TextDocument,
  { compressed, more }: { readonly compressed: CompressedDocument; readonly more: boolean },
): Promise<void> {
  const details = l10n.t('Details');
  const suggestions = l10n.t('With Suggestions');
  const isDropped = compressed.replacements.length > 0;
  const choice = await window.showInformationMessage(
    l10n.t('There is nothing that can be taken out of this prompt without a loss.'),
    ...(isDropped ? [details] : []),
    ...(more ? [suggestions] : []),
  );
  if (choice === details) await explainCompression({ document, compressed });
  if (choice === suggestions) await compressPrompt(compressing, document.uri, 'suggest');
}
