import { expect, it, vi } from 'vitest';
import {
  type BaselineReader,
  createBaselineReader,
} from '../../../../extension/editor/git/baseline-reader.ts';
import { extensions } from '../../fake-editor/vscode.ts';

vi.mock('vscode', () => import('../../fake-editor/vscode.ts'));

const ROOT = 'file:///shop';
const event = (): { readonly dispose: () => void } => ({ dispose: () => undefined });

/** A repository of the git extension with one commit. */
function openBaseline(
  files: Readonly<Record<string, Uint8Array>>,
  failure?: string,
): BaselineReader {
  const contentOf = (path: string): Uint8Array => {
    if (failure !== undefined) throw new Error(failure);
    const content = files[path.replace('/shop/', '')];
    if (content) return content;
    throw Object.assign(new Error('Path not known by git'), { gitErrorCode: 'UnknownPath' });
  };
  const repository = {
    state: { HEAD: { name: 'main', commit: 'c1' }, workingTreeChanges: [], onDidChange: event },
    getCommit: async () => ({ hash: 'c1' }),
    buffer: async (_: string, path: string) => contentOf(path),
    getObjectDetails: async (_: string, path: string) => ({ size: contentOf(path).length }),
  };
  const api = {
    state: 'initialized',
    onDidChangeState: event,
    onDidOpenRepository: event,
    onDidCloseRepository: event,
    getRepository: () => repository,
  };
  extensions.getExtension.mockReturnValue({
    activate: async () => ({ enabled: true, getAPI: () => api }),
  });
  return createBaselineReader(
    () => [ROOT],
    () => 'HEAD',
  );
}

const ARCHIVE = Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0);

it('reads texts and bytes of an earlier commit, and tells them apart', async () => {
  const reader = openBaseline({
    'a.md': new TextEncoder().encode('Be brief.'),
    'a.eval': ARCHIVE,
  });
  expect(await reader.read(ROOT, 'a.md')).toEqual({ kind: 'text', text: 'Be brief.' });
  expect(await reader.read(ROOT, 'a.eval')).toMatchObject({ kind: 'unreadable' });
  expect(await reader.readBytes(ROOT, 'a.eval')).toEqual({ kind: 'bytes', bytes: ARCHIVE });
  expect(await reader.read(ROOT, 'none.md')).toEqual({ kind: 'missing' });
  expect(await reader.readBytes(ROOT, 'none.eval')).toEqual({ kind: 'missing' });
});

it('does not take a failure of git for a file that was not there', async () => {
  const reader = openBaseline({}, 'fatal: not a git repository');
  expect(await reader.read(ROOT, 'a.md')).toEqual({
    kind: 'unreadable',
    reason: 'git could not read the file: fatal: not a git repository',
  });
});

it('reads no more bytes than it may', async () => {
  const reader = openBaseline({ 'a.eval': new Uint8Array(2_000_000) });
  expect(await reader.readBytes(ROOT, 'a.eval', 1_000_000)).toMatchObject({
    kind: 'unreadable',
    isTooLarge: true,
    reason: 'The file has 1.9 MB; at most 1.0 MB are read',
  });
});
