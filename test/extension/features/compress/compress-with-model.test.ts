import type { CancellationToken, LanguageModelChat } from 'vscode';
import { describe, expect, it, vi } from 'vitest';
import { createLanguageModels } from '../../../../extension/editor/language-models.ts';
import type { EngineCalls } from '../../../../extension/engine/engine-calls.ts';
import {
  askModel,
  compressWithModel,
} from '../../../../extension/features/compress/compress-with-model.ts';
import type { Compressing } from '../../../../extension/features/compress/compress-prompt.ts';
import type { Session } from '../../../../extension/features/feature.ts';
import { memoryFiles } from '../../../shared/memory-files.ts';
import { openEditor } from '../../engine/editor-double.ts';
import { openDocument } from '../../fake-editor/document.ts';
import { lm, Uri, window, workspace } from '../../fake-editor/vscode.ts';

vi.mock('vscode', () => import('../../fake-editor/vscode.ts'));

const LONG =
  'When a customer asks about an order, please kindly take the time to look at the order in our system before you answer the customer, and be sure to do it with care. You must never promise a refund.';
const SHORT =
  'When a customer asks about an order, look at the order in our system before you answer, with care. You must never promise a refund.';
const UNSAFE = SHORT.replace('You must never promise', 'Promise');

const CALL = {
  root: 'loose:file:///shop',
  path: 'shop.prompt.md',
  text: `---\nmodel: gpt-4o\n---\n${LONG}\n`,
  level: 'safe',
  models: [],
} as const;

type Asked = { readonly role: string; readonly text: string };

/** A model of the editor that answers in two parts, as they do. */
function modelThat(answer: (messages: readonly Asked[]) => string): LanguageModelChat {
  return {
    id: 'fake',
    name: 'Fake Model',
    sendRequest: async (messages: readonly Asked[]) => {
      const text = answer(messages);
      return {
        text: (async function* () {
          yield text.slice(0, 20);
          yield text.slice(20);
        })(),
      };
    },
  } as unknown as LanguageModelChat;
}

type Cancelling = { readonly token: CancellationToken; readonly cancel: () => void };

function cancelling(): Cancelling {
  const listeners: (() => void)[] = [];
  const token = {
    isCancellationRequested: false,
    onCancellationRequested: (listener: () => void) => {
      listeners.push(listener);
      return { dispose: () => undefined };
    },
  };
  return {
    token: token as unknown as CancellationToken,
    cancel: () => {
      token.isCancellationRequested = true;
      for (const listener of listeners) listener();
    },
  };
}

function openSession(): Pick<Session, 'models' | 'engine'> {
  const models = createLanguageModels();
  const { engine } = openEditor({ files: memoryFiles({}), askModel: models.ask });
  const call = (name: keyof EngineCalls, argument: never): unknown => engine[name](argument);
  return { models, engine: { call } as unknown as Session['engine'] };
}

describe('a language model that shortens a prompt', () => {
  it('is asked section by section, and its answer is taken when nothing is lost', async () => {
    const asked: string[] = [];
    const model = modelThat((messages) => {
      asked.push(...messages.map(({ text }) => text));
      return `Here it is: <shorter>${SHORT}</shorter>`;
    });
    const session = openSession();
    const compressed = await askModel({ session, model, token: cancelling().token }, CALL);
    expect(asked).toEqual([
      expect.stringContaining('Keep word for word'),
      expect.stringContaining(LONG),
    ]);
    expect(compressed?.replacements).toMatchObject([{ rule: 'model/rewrite', after: SHORT }]);
    expect(compressed?.replacements[0]).not.toHaveProperty('notMade');
    expect(compressed?.changes.length).toBeGreaterThan(0);
  });

  it('is not believed when it lost a negation', async () => {
    const model = modelThat(() => `<shorter>${UNSAFE}</shorter>`);
    const session = openSession();
    const compressed = await askModel({ session, model, token: cancelling().token }, CALL);
    expect(compressed?.changes).toEqual([]);
    expect(compressed?.replacements[0]?.notMade).toMatchObject({ kind: 'loses' });
  });

  it('can be cancelled while it answers', async () => {
    const { token, cancel } = cancelling();
    const model = modelThat(() => {
      cancel();
      return `<shorter>${SHORT}</shorter>`;
    });
    expect(await askModel({ session: openSession(), model, token }, CALL)).toBeUndefined();
  });

  it('says what went wrong when it refuses', async () => {
    const model = modelThat(() => {
      throw new Error('Off-topic');
    });
    const { token } = cancelling();
    await expect(askModel({ session: openSession(), model, token }, CALL)).rejects.toThrow(
      'Off-topic',
    );
  });
});

describe('without a language model', () => {
  it('nothing is asked, and the user is told what to do', async () => {
    const { document } = openDocument('file:///shop/shop.prompt.md', CALL.text);
    workspace.openTextDocument.mockResolvedValue(document);
    lm.selectChatModels.mockResolvedValue([]);
    const compressing = {
      session: openSession(),
      previews: { find: () => undefined },
    } as unknown as Compressing;
    await compressWithModel(compressing, Uri.parse('file:///shop/shop.prompt.md'));
    expect(window.showInformationMessage).toHaveBeenCalledWith(
      expect.stringContaining('No language model is available'),
      'Compress without a Model',
    );
    expect(window.showQuickPick).not.toHaveBeenCalled();
  });
});
