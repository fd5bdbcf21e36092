import { createVSCodeMock } from 'jest-mock-vscode';
import { type Mock, vi } from 'vitest';
import { english } from '../present/words.ts';

/** `vscode` for tests of providers: value types of the mock, and of the rest what providers touch. */
type Api = ReturnType<typeof createVSCodeMock>;
type Spies<Name extends string> = Readonly<Record<Name, Mock>>;

const mock: Api = createVSCodeMock(vi);

export const CodeAction: Api['CodeAction'] = mock.CodeAction;
export const CodeActionKind: Api['CodeActionKind'] = mock.CodeActionKind;
export const Diagnostic: Api['Diagnostic'] = mock.Diagnostic;
export const DiagnosticSeverity: Api['DiagnosticSeverity'] = mock.DiagnosticSeverity;
export const Disposable: Api['Disposable'] = mock.Disposable;
export const EventEmitter: Api['EventEmitter'] = mock.EventEmitter;
export const FileSystemError: Api['FileSystemError'] = mock.FileSystemError;
export const FileType: Api['FileType'] = mock.FileType;
export const Position: Api['Position'] = mock.Position;
export const ProgressLocation: Api['ProgressLocation'] = mock.ProgressLocation;
export const Range: Api['Range'] = mock.Range;
export const Uri: Api['Uri'] = mock.Uri;
export const WorkspaceEdit: Api['WorkspaceEdit'] = mock.WorkspaceEdit;

export const l10n: { readonly t: typeof english } = { t: english };

export const RelativePattern: Mock = vi.fn();

export class LanguageModelTextPart {
  readonly value: string;
  constructor(value: string) {
    this.value = value;
  }
}

export class LanguageModelToolResult {
  readonly content: readonly unknown[];
  constructor(content: readonly unknown[]) {
    this.content = content;
  }
}

export const LanguageModelChatMessage: { readonly User: (text: string) => object } = {
  User: (text) => ({ role: 'user', text }),
};

export const TabInputTextDiff: Mock = vi.fn();
export const QuickPickItemKind: { readonly Separator: number } = { Separator: -1 };

const disposable = (): Mock => vi.fn(() => ({ dispose: () => undefined }));

export const languages: Spies<'registerCodeActionsProvider'> = {
  registerCodeActionsProvider: disposable(),
};
export const lm: Spies<'registerTool' | 'selectChatModels'> = {
  registerTool: disposable(),
  selectChatModels: vi.fn(),
};
export const extensions: Spies<'getExtension'> = { getExtension: vi.fn() };
export const commands: Spies<'executeCommand'> = { executeCommand: vi.fn() };
export const window: Spies<'showInformationMessage' | 'showQuickPick' | 'withProgress'> = {
  showInformationMessage: vi.fn(),
  showQuickPick: vi.fn(),
  withProgress: vi.fn(),
};
type WorkspaceName =
  | 'getConfiguration'
  | 'getWorkspaceFolder'
  | 'onDidCloseTextDocument'
  | 'openTextDocument';

export const workspace: Spies<WorkspaceName> & {
  readonly fs: Spies<'stat'>;
  readonly textDocuments: unknown[];
} = {
  getConfiguration: vi.fn(() => ({ get: (_: string, value: unknown) => value })),
  getWorkspaceFolder: vi.fn(),
  onDidCloseTextDocument: disposable(),
  openTextDocument: vi.fn(),
  fs: { stat: vi.fn() },
  textDocuments: [],
};
