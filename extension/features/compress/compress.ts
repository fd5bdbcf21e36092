import { Disposable, l10n, Uri, window } from 'vscode';
import { registerCommand } from '../../editor/register-command.ts';
import type { Feature } from '../feature.ts';
import { applyPreview, compressPrompt } from './compress-prompt.ts';
import { compressWithModel } from './compress-with-model.ts';
import { createCompressionPreviews, type Preview } from './compression-previews.ts';
import { explainCompression } from './explain-compression.ts';

/** Shorter prompts: always a preview first, always through the verifier. */
export const compress: Feature = (session) => {
  const { log } = session;
  const previews = createCompressionPreviews();
  const compressing = { session, previews };
  const findPreview = (target: unknown): Preview | undefined => {
    const preview = previews.find(uriOf(target)) ?? previews.find();
    if (!preview) tellNoPreview();
    return preview;
  };
  return Disposable.from(
    previews,
    registerCommand('promptfare.compress', log, (target: unknown, level: unknown) =>
      compressPrompt(compressing, uriOf(target), level === 'suggest' ? 'suggest' : 'safe'),
    ),
    registerCommand('promptfare.compressWithModel', log, (target: unknown) =>
      compressWithModel(compressing, uriOf(target)),
    ),
    registerCommand('promptfare.applyCompression', log, async (target: unknown) => {
      const preview = findPreview(target);
      if (preview) await applyPreview(compressing, preview);
    }),
    registerCommand('promptfare.explainCompression', log, async (target: unknown) => {
      const preview = findPreview(target);
      if (preview) await explainCompression(preview);
    }),
  );
};

function uriOf(target: unknown): Uri | undefined {
  return target instanceof Uri ? target : undefined;
}

function tellNoPreview(): void {
  void window.showInformationMessage(
    l10n.t('Open the preview of a compressed prompt first: run Compress Prompt.'),
  );
}
