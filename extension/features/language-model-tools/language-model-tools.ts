import {
  Disposable,
  l10n,
  LanguageModelTextPart,
  type LanguageModelTool,
  LanguageModelToolResult,
  lm,
  type TextDocument,
} from 'vscode';
import { measureCall } from '../../editor/measure-call.ts';
import { placeOf } from '../../editor/place.ts';
import { readSettings } from '../../editor/settings.ts';
import type { Feature, Session } from '../feature.ts';
import { compressAnswer, countAnswer, findingsAnswer } from './tool-answers.ts';
import { openToolFile } from './tool-file.ts';

/** What a tool is asked about, as a model wrote it. */
type ToolInput = { readonly path?: unknown };

type Answer = (document: TextDocument, session: Session) => Promise<string>;

/** Tools for agents in the editor: they read prompts of the workspace and write nothing. */
export const languageModelTools: Feature = (session) => {
  // Editors that are made of VS Code may have no tools.
  const api: Partial<Pick<typeof lm, 'registerTool'>> | undefined = lm;
  if (!api?.registerTool) return new Disposable(() => undefined);
  return Disposable.from(
    lm.registerTool(
      'promptfare_count',
      tool(session, count, (path) => l10n.t('Counting the tokens of {0}', path)),
    ),
    lm.registerTool(
      'promptfare_findings',
      tool(session, findFindings, (path) => l10n.t('Looking for waste in {0}', path)),
    ),
    lm.registerTool(
      'promptfare_compress',
      tool(session, proposeCompression, (path) => l10n.t('Looking for a shorter {0}', path)),
    ),
  );
};

function tool(
  session: Session,
  answer: Answer,
  sentence: (path: string) => string,
): LanguageModelTool<ToolInput> {
  return {
    prepareInvocation: ({ input }) => ({ invocationMessage: sentence(pathOf(input)) }),
    invoke: async ({ input }, token) => {
      const document = await openToolFile(pathOf(input));
      const text = token.isCancellationRequested ? '' : await answer(document, session);
      return new LanguageModelToolResult([new LanguageModelTextPart(text)]);
    },
  };
}

function pathOf({ path }: ToolInput): string {
  return typeof path === 'string' ? path : '';
}

async function count(document: TextDocument, { engine }: Session): Promise<string> {
  const measured = await engine.call('measure', await measureCall(document));
  return countAnswer(placeOf(document.uri).path, measured);
}

async function findFindings(document: TextDocument, { engine }: Session): Promise<string> {
  const { root, path } = placeOf(document.uri);
  const found = await engine.call('lint', { root, path, text: document.getText() });
  return findingsAnswer(path, found, lineOf(document));
}

async function proposeCompression(document: TextDocument, { engine }: Session): Promise<string> {
  const { root, path } = placeOf(document.uri);
  const { models } = readSettings(document.uri);
  const text = document.getText();
  const compressed = await engine.call('compress', { root, path, text, level: 'suggest', models });
  return compressAnswer(path, compressed, lineOf(document));
}

/** Counted from 1. */
function lineOf(document: TextDocument): (offset: number) => number {
  return (offset) => document.positionAt(offset).line + 1;
}
