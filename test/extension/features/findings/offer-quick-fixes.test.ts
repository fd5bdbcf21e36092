import type { CodeAction, CodeActionContext, CodeActionProvider, Range as VsRange } from 'vscode';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { LintedDocuments } from '../../../../extension/features/findings/linted-documents.ts';
import { offerQuickFixes } from '../../../../extension/features/findings/offer-quick-fixes.ts';
import type { Session } from '../../../../extension/features/feature.ts';
import type { EngineCalls } from '../../../../extension/engine/engine-calls.ts';
import { memoryFiles } from '../../../shared/memory-files.ts';
import { openEditor } from '../../engine/editor-double.ts';
import { type FakeDocument, openDocument } from '../../fake-editor/document.ts';
import { CodeActionKind, languages, Range, window } from '../../fake-editor/vscode.ts';

vi.mock('vscode', () => import('../../fake-editor/vscode.ts'));

const TEXT = `model: openai/gpt-4o
modelParameters:
  max_completion_tokens: 300
messages:
  - role: system
    content: |
      Answer about this order.
      {
        "order": { "id": 17, "state": "sent" },
        "customer": { "name": "Ada", "city": "Turin" }
      }
      Answer about this order.
`;

type Scene = FakeDocument & {
  readonly provide: (
    range: VsRange,
    only?: CodeActionContext['only'],
  ) => Promise<readonly CodeAction[]>;
  readonly resolve: (action: CodeAction) => Promise<CodeAction>;
};

async function openScene(): Promise<Scene> {
  const fake = openDocument('file:///shop/shop.prompt.yml', TEXT);
  const { engine } = openEditor({ files: memoryFiles({}) });
  const call = { root: 'loose:file:///shop', path: 'shop.prompt.yml', text: TEXT };
  const findings = await engine.lint(call);
  const session = {
    engine: { call: (name: keyof EngineCalls, argument: never) => engine[name](argument) },
    documents: { find: () => ({ measured: { prompts: [{}] } }) },
  } as unknown as Session;
  const linted = {
    find: () => ({ findings, isStale: fake.document.version !== 1 }),
  } as unknown as LintedDocuments;
  offerQuickFixes(session, linted);
  const provider = languages.registerCodeActionsProvider.mock.lastCall?.at(
    1,
  ) as unknown as Required<CodeActionProvider>;
  const token = {} as never;
  return {
    ...fake,
    provide: async (range, only) => {
      const context = { only, diagnostics: [], triggerKind: 1 } as unknown as CodeActionContext;
      const given = await provider.provideCodeActions(fake.document, range, context, token);
      return (given ?? []) as readonly CodeAction[];
    },
    resolve: async (action) => (await provider.resolveCodeAction(action, token)) ?? action,
  };
}

const titles = (actions: readonly CodeAction[]): readonly string[] =>
  actions.map(({ title }) => title);

function find(actions: readonly CodeAction[], title: string): CodeAction {
  const found = actions.find((action) => action.title.startsWith(title));
  if (!found) throw new Error(`no action ${title} among ${titles(actions).join(', ')}`);
  return found;
}

const JSON_RANGE = new Range(8, 4, 8, 4);
const ELSEWHERE = new Range(0, 0, 0, 0);

describe('quick fixes', () => {
  beforeEach(() => {
    window.showInformationMessage.mockClear();
  });

  it('are those of the findings at the cursor, with what each saves', async () => {
    const { provide } = await openScene();
    const actions = await provide(JSON_RANGE);
    expect(titles(actions)).toEqual([
      expect.stringMatching(/^Fix: JSON with indentation \(−\d+ tokens/),
      'Fix all automatic findings in this file',
      'Switch off data/pretty-json here by a comment',
      'Open the page of data/pretty-json',
      'Compress prompt …',
    ]);
    expect(find(actions, 'Fix: JSON').isPreferred).toBe(true);
    expect(titles(await provide(ELSEWHERE))).toEqual(['Compress prompt …']);
  });

  it('change only what the finding is about', async () => {
    const { provide, resolve } = await openScene();
    const { edit } = await resolve(find(await provide(JSON_RANGE), 'Fix: JSON'));
    const [[, edits] = []] = edit?.entries() ?? [];
    expect(edits?.map(({ range }) => [range.start.line, range.end.line])).toEqual([[7, 10]]);
  });

  it('are refused when the document has changed since they were offered', async () => {
    const { provide, resolve, type } = await openScene();
    const action = find(await provide(JSON_RANGE), 'Fix: JSON');
    type(`# new\n${TEXT}`);
    expect((await resolve(action)).edit).toBeUndefined();
    expect(window.showInformationMessage).toHaveBeenCalledWith(
      expect.stringContaining('has changed meanwhile'),
    );
  });

  it('are not offered for findings of an earlier text', async () => {
    const { provide, type } = await openScene();
    type(`# new\n${TEXT}`);
    expect(titles(await provide(JSON_RANGE))).toEqual(['Compress prompt …']);
  });

  it('take out all automatic findings on save, and nothing else', async () => {
    const { provide, resolve } = await openScene();
    const actions = await provide(ELSEWHERE, CodeActionKind.SourceFixAll);
    expect(actions.map(({ kind }) => kind?.value)).toEqual(['source.fixAll.promptfare']);
    const { edit } = await resolve(find(actions, 'Fix all'));
    expect(edit?.size).toBe(1);
  });

  it('write the comment that switches a rule off', async () => {
    const { provide, resolve } = await openScene();
    const { edit } = await resolve(find(await provide(JSON_RANGE), 'Switch off'));
    const [[, edits] = []] = edit?.entries() ?? [];
    expect(edits?.map((one) => ('newText' in one ? one.newText.trim() : ''))).toContain(
      '# promptfare-disable data/pretty-json',
    );
  });
});
