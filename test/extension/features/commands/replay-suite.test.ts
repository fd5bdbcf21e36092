import { beforeEach, describe, expect, it, vi } from 'vitest';
import { replaySuite } from '../../../../extension/features/commands/replay-suite.ts';
import type { CostNode } from '../../../../extension/present/cost-node.ts';

const editor = vi.hoisted(() => ({
  isTrusted: true,
  isInstalled: true,
  compareWith: 'merge-base',
  answer: '',
  run: vi.fn(),
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
    tasks: { executeTask: editor.run },
    window: {
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
      fs: {
        stat: async () => {
          if (!editor.isInstalled) throw new Error('not there');
          return {};
        },
      },
    },
  };
});

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
  editor.answer = '';
});

describe('the comparison in a terminal', () => {
  it('runs the command of the folder', async () => {
    await replaySuite(suiteIn('file:///shop'));
    expect(commandLine()).toEqual(['./node_modules/.bin/promptfare', strong('diff')]);
  });

  it('compares with what the editor compares with, as one quoted word', async () => {
    editor.compareWith = 'main; rm -rf x';
    await replaySuite(suiteIn('file:///shop'));
    expect(commandLine().slice(2)).toEqual([strong('--base'), strong('main; rm -rf x')]);
  });

  it.each([
    ['saved', ['--base', 'HEAD']],
    ['--output=x', []],
  ])('makes of %s the options %j', async (compareWith, options) => {
    editor.compareWith = compareWith;
    await replaySuite(suiteIn('file:///shop'));
    expect(commandLine().slice(2)).toEqual(options.map(strong));
  });

  it('asks before npx may download anything', async () => {
    editor.isInstalled = false;
    await replaySuite(suiteIn('file:///shop'));
    expect(editor.run).not.toHaveBeenCalled();
    editor.answer = 'Run npx';
    await replaySuite(suiteIn('file:///shop'));
    expect(commandLine().slice(0, 2)).toEqual(['npx', strong('promptfare')]);
  });

  it.each([
    ['a workspace that is not trusted', 'file:///shop', false],
    ['a folder that is on no disk', 'vscode-vfs://github/shop', true],
  ])('runs nothing in %s, and says so', async (_, root, isTrusted) => {
    editor.isTrusted = isTrusted;
    await replaySuite(suiteIn(root));
    expect(editor.run).not.toHaveBeenCalled();
    expect(editor.say).toHaveBeenCalledOnce();
  });
});
