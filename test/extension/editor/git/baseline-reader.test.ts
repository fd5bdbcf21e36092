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
function openBaseline(files: Readonly<Record<string, Uint8Array>>): BaselineReader {
  const contentOf = (path: string): Uint8Array => {
    const content = files[path.replace('/shop/', '')];
    if (!content) throw new Error('fatal: path does not exist');
    return content;
  };
  const repository = {
    state: { HEAD: { name: 'main', commit: 'c1' }, workingTreeChanges: [], onDidChange: event },
    getCommit: async () => ({ hash: 'c1' }),
    show: async (_: string, path: string) => new TextDecoder().decode(contentOf(path)),
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
  expect(await reader.readBytes(ROOT, 'none.eval')).toEqual({ kind: 'missing' });
});

it('reads no more bytes than it may', async () => {
  const reader = openBaseline({ 'a.eval': new Uint8Array(2_000_000) });
  expect(await reader.readBytes(ROOT, 'a.eval', 1_000_000)).toMatchObject({
    kind: 'unreadable',
    isTooLarge: true,
    reason: 'The file has 1.9 MB; at most 1.0 MB are read',
  });
});
