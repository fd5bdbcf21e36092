import type { Disposable, Event, ExtensionContext, LogOutputChannel } from 'vscode';
import type { EngineClient } from '../editor/engine-client.ts';
import type { MeasuredDocuments } from '../editor/measured-documents.ts';
import type { ComparedFolders } from '../editor/compared-folders.ts';
import type { LanguageModels } from '../editor/language-models.ts';

/** What the features share; made once, in `activate`. */
export type Session = {
  readonly context: ExtensionContext;
  readonly engine: EngineClient;
  readonly documents: MeasuredDocuments;
  readonly compared: ComparedFolders;
  readonly models: LanguageModels;
  readonly log: LogOutputChannel;
  /** Files, settings or the baseline have changed, so that what was computed of folders may be another. */
  readonly onDidChangeFolders: Event<void>;
};

/** One thing the extension does in the editor. A new one is one file here and one line in `index.ts`. */
export type Feature = (session: Session) => Disposable;
