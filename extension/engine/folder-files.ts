import type { FileReader } from '../../shared/text/files.ts';
import type { Caller } from './channel.ts';
import type { EditorCalls, Side } from './editor-calls.ts';
import { createKeptFiles } from './kept-files.ts';

/** The files of one workspace folder, kept until the editor says that they have changed. */
export type FolderFiles = FileReader & {
  /** Takes a text that is not saved yet in the place of the file's. */
  readonly put: (path: string, text: string) => void;
  /** Forgets files; without paths, all of them. Their list too, unless told that it is the same. */
  readonly forget: (paths?: readonly string[], options?: { readonly isListed: boolean }) => void;
  /** Whether anybody asked for what a path holds. */
  readonly isAsked: (path: string) => boolean;
};

/** One side of a workspace folder, read through the editor: open documents as they are, virtual file systems too. */
export function openFolderFiles(
  call: Caller<EditorCalls>,
  { root, side }: { readonly root: string; readonly side: Side },
): FolderFiles {
  const kept = createKeptFiles();
  const revisions = new Map<string, number>();
  let revision = 0;
  let list: Promise<readonly string[]> | undefined;
  const touch = (path: string): void => {
    revision += 1;
    revisions.set(path, revision);
  };
  return {
    read: async (path, options) => {
      const known = kept.find(path);
      if (known) return known;
      const before = revisions.get(path);
      const content = await call('readFile', { root, path, side, ...options });
      if (revisions.get(path) !== before) return content;
      if (before === undefined) touch(path);
      kept.keep(path, content);
      return content;
    },
    readBytes: (path, options) => {
      if (!revisions.has(path)) touch(path);
      return call('readBytes', { root, path, side, ...options });
    },
    isAsked: (path) => revisions.has(path),
    loadGrammar: (name) => call('readAsset', `grammars/${name}.wasm`),
    list: () => (list ??= call('listFiles', { root, side })),
    contentIdOf: (path) => {
      const known = revisions.get(path);
      return known === undefined ? undefined : `${root} ${side}:${known}`;
    },
    put: (path, text) => {
      const known = kept.find(path);
      if (known?.kind === 'text' && known.text === text) return;
      // However large it is: the file on disk is another text.
      kept.hold(path, text);
      touch(path);
    },
    forget: (paths, { isListed } = { isListed: true }) => {
      if (isListed) list = undefined;
      for (const path of paths ?? [...kept.paths(), ...revisions.keys()]) {
        kept.drop(path);
        touch(path);
      }
    },
  };
}
