import { beforeEach, describe, expect, it, vi } from 'vitest';
import { replaySuite } from '../../../../extension/features/commands/replay-suite.ts';
import type { CostNode } from '../../../../extension/present/cost-node.ts';

const editor = vi.hoisted(() => ({
  isTrusted: true,
  isInstalled: true,
  compareWith: 'merge-base',
  answer: '',
  run: vi.fn(),
  end: (): void => undefined,
  suites: ['triage', 'answers'],
  say: vi.fn(),
}));

vi.mock('vscode', async () => {
  const { createVSCodeMock } = await import('jest-mock-vscode');
  const { Uri, Disposable, EventEmitter } = createVSCodeMock(vi);
  class Values {
    readonly values: readonly unknown[];
    constructor(...values: readonly unknown[]) {
      this.values = values;
    }
  }
  return {
    Uri,
    Disposable,
    EventEmitter,
    ShellExecution: Values,
    Task: Values,
    ShellQuoting: { Strong: 'strong' },
    TaskScope: { Workspace: 'workspace' },
    TaskRevealKind: {},
    TaskPanelKind: {},
    UIKind: { Desktop: 1, Web: 2 },
    env: { uiKind: 1 },
    l10n: { t: (message: string) => message },
    tasks: {
      executeTask: async (task: unknown) => {
        editor.run(task);
        editor.end();
      },
      onDidEndTask: (listener: (event: unknown) => void) => {
        editor.end = () => listener({ execution: { task: {} } });
        return { dispose: () => undefined };
      },
    },
    ProgressLocation: { Window: 10 },
    window: {
      withProgress: (_: unknown, run: () => unknown) => run(),
      showQuickPick: async (items: readonly { readonly label: string }[]) =>
        items.find(({ label }) => label === editor.answer),
      showInformationMessage: async (...values: readonly unknown[]) => {
        editor.say(...values);
        return editor.answer;
      },
    },
    workspace: {
      get isTrusted() {
        return editor.isTrusted;
      },
      getWorkspaceFolder: () => undefined,
      getConfiguration: () => ({
        get: (name: string, known: unknown) =>
          name === 'compareWith' ? editor.compareWith : known,
      }),
      openTextDocument: async () => ({ getText: () => '' }),
      fs: {
        stat: async () => {
          if (!editor.isInstalled) throw new Error('not there');
          return {};
        },
      },
    },
  };
});

/** An engine that finds the suites of the folder's config. */
function replay(node: CostNode): Promise<void> {
  const read = { suites: editor.suites.map((name) => ({ name, offset: 0 })) };
  return replaySuite({ engine: { call: async () => read } } as never, node);
}

function suiteIn(root: string): CostNode {
  return { id: 's', kind: 'suite', label: 's', target: { kind: 'config', root }, children: [] };
}

/** What the shell is told to run. */
function commandLine(): readonly unknown[] {
  const task: { values: readonly { values: readonly unknown[] }[] } = editor.run.mock.calls[0]?.[0];
  const [program, args] = task.values[4]?.values ?? [];
  return [program, ...(Array.isArray(args) ? args : [])];
}

const strong = (value: string): unknown => ({ value, quoting: 'strong' });

beforeEach(() => {
  vi.clearAllMocks();
  Object.assign(editor, { isTrusted: true, isInstalled: true, compareWith: 'merge-base' });
  editor.answer = 'All suites';
});

describe('the comparison in a terminal', () => {
  it('runs the command of the folder', async () => {
    await replay(suiteIn('file:///shop'));
    expect(commandLine()).toEqual(['./node_modules/.bin/promptfare', strong('diff')]);
  });

  it('replays the suite of a row, or the one that is picked', async () => {
    const target = {
      kind: 'config',
      root: 'file:///shop',
      list: 'suites',
      name: 'answers',
    } as const;
    await replay({ ...suiteIn('file:///shop'), target });
    expect(commandLine().slice(2)).toEqual([strong('--suite=answers')]);
    vi.clearAllMocks();
    editor.answer = 'triage';
    await replay(suiteIn('file:///shop'));
    expect(commandLine().slice(2)).toEqual([strong('--suite=triage')]);
  });

  it('runs nothing when no suite is picked', async () => {
    editor.answer = '';
    await replay(suiteIn('file:///shop'));
    expect(editor.run).not.toHaveBeenCalled();
  });

  it('compares with what the editor compares with, as one quoted word', async () => {
    editor.compareWith = 'main; rm -rf x';
    await replay(suiteIn('file:///shop'));
    expect(commandLine().slice(2)).toEqual([strong('--base'), strong('main; rm -rf x')]);
  });

  it.each([
    ['saved', ['--base', 'HEAD']],
    ['--output=x', []],
  ])('makes of %s the options %j', async (compareWith, options) => {
    editor.compareWith = compareWith;
    await replay(suiteIn('file:///shop'));
    expect(commandLine().slice(2)).toEqual(options.map(strong));
  });

  it('asks before npx may download anything', async () => {
    editor.isInstalled = false;
    await replay(suiteIn('file:///shop'));
    expect(editor.run).not.toHaveBeenCalled();
    editor.answer = 'Run npx';
    await replay(suiteIn('file:///shop'));
    expect(commandLine().slice(0, 2)).toEqual(['npx', strong('promptfare')]);
  });

  it.each([
    ['a workspace that is not trusted', 'file:///shop', false],
    ['a folder that is on no disk', 'vscode-vfs://github/shop', true],
  ])('runs nothing in %s, and says so', async (_, root, isTrusted) => {
    editor.isTrusted = isTrusted;
    await replay(suiteIn(root));
    expect(editor.run).not.toHaveBeenCalled();
    expect(editor.say).toHaveBeenCalledOnce();
  });
});
