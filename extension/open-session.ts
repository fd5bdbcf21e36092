import { Disposable, EventEmitter, type ExtensionContext, window } from 'vscode';
import { createComparedFolders } from './editor/compared-folders.ts';
import { createEditorCalls } from './editor/editor-calls.ts';
import { createEngineClient } from './editor/engine-client.ts';
import { createFolderReader } from './editor/folder-reader.ts';
import { createBaselineReader, rootsOfWorkspace } from './editor/git/baseline-reader.ts';
import { createLanguageModels } from './editor/language-models.ts';
import { measureDocuments } from './editor/measured-documents.ts';
import { readSettings } from './editor/settings.ts';
import { tellOnce } from './editor/tell-once.ts';
import { watchFolders } from './editor/watch-folders.ts';
import { FEATURES } from './features/index.ts';
import type { StartEngine } from './host/start-engine.ts';

/** Puts the parts together. Nothing is read and no thread is started before a document or a view asks for it. */
export function openSession(context: ExtensionContext, startEngine: StartEngine): void {
  const log = window.createOutputChannel('Promptfare', { log: true });
  const models = createLanguageModels();
  const folders = createFolderReader();
  const baseline = createBaselineReader(
    rootsOfWorkspace,
    (folder) => readSettings(folder).compareWith,
  );
  const engine = createEngineClient(
    context,
    startEngine,
    createEditorCalls({ context, folders, baseline, models }),
  );
  const documents = measureDocuments(engine, tellOnce(log));
  const compared = createComparedFolders(engine);
  const changed = new EventEmitter<void>();
  const session = {
    context,
    engine,
    documents,
    compared,
    models,
    log,
    onDidChangeFolders: changed.event,
  };
  context.subscriptions.push(
    log,
    engine,
    documents,
    compared,
    baseline,
    changed,
    watchFolders({ engine, baseline, folders }, () => {
      compared.forget();
      documents.refresh();
      changed.fire();
    }),
    Disposable.from(...FEATURES.map((register) => register(session))),
  );
}
