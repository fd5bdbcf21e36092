import {
  type CancellationToken,
  l10n,
  type LanguageModelChat,
  lm,
  ProgressLocation,
  type QuickPickItem,
  type Uri,
  window,
} from 'vscode';
import type { CompressedDocument } from '../../engine/compressed-document.ts';
import type { CompressCall } from '../../engine/engine-calls.ts';
import type { Session } from '../feature.ts';
import {
  compressCall,
  type Compressing,
  compressPrompt,
  findDocument,
  showCompressed,
} from './compress-prompt.ts';

type ModelItem = QuickPickItem & { readonly model: LanguageModelChat };

/** Lets a language model of the editor write sections anew; the verifier and the preview are the same as without. */
export async function compressWithModel(
  compressing: Compressing,
  uri: Uri | undefined,
): Promise<void> {
  const document = await findDocument(compressing, uri);
  if (!document) return;
  const models = await findModels();
  if (models.length === 0) {
    await tellNoModel(compressing, document.uri);
    return;
  }
  const model = await pickModel(models);
  if (!model) return;
  const call = compressCall(document, 'safe');
  const compressed = await window.withProgress(
    {
      location: ProgressLocation.Notification,
      title: l10n.t('{0} shortens the prompt', model.name),
      cancellable: true,
    },
    (_, token) => askModel({ session: compressing.session, model, token }, call),
  );
  if (!compressed) return;
  await showCompressed(compressing, document, { compressed, call: { ...call, session: model.id } });
}

/** Editors that are made of VS Code may have no language models at all. */
async function findModels(): Promise<readonly LanguageModelChat[]> {
  const api: Partial<Pick<typeof lm, 'selectChatModels'>> | undefined = lm;
  return (await api?.selectChatModels?.()) ?? [];
}

async function pickModel(
  models: readonly LanguageModelChat[],
): Promise<LanguageModelChat | undefined> {
  const items = models.map((model): ModelItem => ({
    label: model.name,
    description: `${model.vendor} · ${model.family}`,
    model,
  }));
  const picked = await window.showQuickPick(items, {
    title: l10n.t('Language model that shortens the prompt'),
    placeHolder: l10n.t('The prompt is sent to it, section by section'),
    matchOnDescription: true,
  });
  return picked?.model;
}

/** Absent when the user has cancelled. */
export async function askModel(
  {
    session: { models, engine },
    model,
    token,
  }: {
    readonly session: Pick<Session, 'models' | 'engine'>;
    readonly model: LanguageModelChat;
    readonly token: CancellationToken;
  },
  call: CompressCall,
): Promise<CompressedDocument | undefined> {
  try {
    return await models.withModel(model, token, (session) =>
      Promise.race([engine.call('compress', { ...call, session }), cancelled(token)]),
    );
  } catch (error) {
    if (token.isCancellationRequested) return undefined;
    throw error;
  }
}

function cancelled(token: CancellationToken): Promise<undefined> {
  return new Promise((resolve) => {
    token.onCancellationRequested(() => resolve(undefined));
  });
}

async function tellNoModel(compressing: Compressing, uri: Uri): Promise<void> {
  const without = l10n.t('Compress without a Model');
  const choice = await window.showInformationMessage(
    l10n.t(
      'No language model is available in this editor. Install an extension that brings one (GitHub Copilot Chat, for instance), sign in there, and try it again.',
    ),
    without,
  );
  if (choice === without) await compressPrompt(compressing, uri, 'safe');
}
