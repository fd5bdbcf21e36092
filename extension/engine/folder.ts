import type { Config } from '../../shared/config/config.ts';
import { defaultConfig } from '../../shared/config/default-config.ts';
import type { FileContent, FileReader, UnpackBytes } from '../../shared/text/files.ts';
import type { Problem } from '../../shared/text/problem.ts';
import { CONFIG_PATH, readConfig } from '../../shared/workspace/read-config.ts';
import { openBaselineFiles } from './baseline-files.ts';
import type { Caller } from './channel.ts';
import type { ForgetCall } from './engine-calls.ts';
import type { BaselineChanges, EditorCalls, Side } from './editor-calls.ts';
import { type FolderFiles, openFolderFiles } from './folder-files.ts';

/** The state that the folder is compared with. */
export type Baseline = { readonly files: FileReader; readonly changes: BaselineChanges };

/** One workspace folder, as the engine knows it between calls. */
export type Folder = {
  readonly files: FolderFiles;
  /** The config, or the default one where there is none or it cannot be read. */
  readonly readConfig: () => Promise<FolderConfig>;
  /** Absent without git, or where there is nothing to compare with. */
  readonly openBaseline: () => Promise<Baseline | undefined>;
  /** Files have changed on disk or in an editor; answers whether anybody asked for what they hold, or for their list. */
  readonly forget: (change: Omit<ForgetCall, 'root'>) => boolean;
  /** The baseline is another commit, or may be. */
  readonly forgetBaseline: () => void;
};

export type FolderConfig = {
  readonly exists: boolean;
  readonly config: Config;
  readonly problems: readonly Problem[];
};

type FolderTools = {
  readonly call: Caller<EditorCalls>;
  readonly unpackBrotli?: UnpackBytes;
};

export function openFolder(root: string, { call, unpackBrotli }: FolderTools): Folder {
  const open = (side: Side): FolderFiles => ({
    ...openFolderFiles(call, { root, side }),
    ...(unpackBrotli && { unpackBrotli }),
  });
  const files = open('head');
  const changed = open('baseline');
  let baseline: Promise<Baseline | undefined> | undefined;
  // A keystroke asks for the config, and seldom changes it.
  let known: { readonly content: FileContent; readonly value: FolderConfig } | undefined;
  const findBaseline = async (): Promise<Baseline | undefined> => {
    const changes = await call('listChanges', { root });
    return changes && { files: openBaselineFiles(files, changed, changes), changes };
  };
  const forgetBaseline = (): void => {
    baseline = undefined;
    changed.forget();
  };
  return {
    files,
    readConfig: async () => {
      const content = await files.read(CONFIG_PATH);
      if (!known || known.content !== content) {
        const { exists, config, problems } = await readConfig(files, CONFIG_PATH);
        known = { content, value: { exists, config: config ?? defaultConfig(), problems } };
      }
      return known.value;
    },
    openBaseline: () => (baseline ??= findBaseline()),
    forget: ({ paths, isContent = false }) => {
      const isListed = !isContent || !paths || paths.some(isIgnoreFile);
      const matters = isListed || paths.some(files.isAsked);
      if (matters) files.forget(paths, { isListed });
      // Which files differ from the baseline may have changed too; what the baseline holds has not.
      baseline = undefined;
      return matters;
    },
    forgetBaseline,
  };
}

/** It decides which files there are. */
function isIgnoreFile(path: string): boolean {
  return path === '.gitignore' || path.endsWith('/.gitignore');
}
