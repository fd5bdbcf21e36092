import type { RewriteRequest } from '../../shared/compress/rewrite-request.ts';
import type { BytesContent, FileContent } from '../../shared/text/files.ts';
import type { Sentence } from '../../shared/text/sentence.ts';

/** Which state of a workspace folder is meant: as it is in the editor, or the one it is compared with. */
export type Side = 'head' | 'baseline';

type FileCall = {
  /** The URI of a workspace folder. */
  readonly root: string;
  /** Relative to it, with `/`. */
  readonly path: string;
  readonly side: Side;
  readonly maxBytes?: number;
};

/** What the editor says about its language. */
export type EditorLanguage = {
  /** As the editor calls it: `en`, `zh-cn`. */
  readonly tag: string;
  /** Our English templates in it; absent where the extension speaks English. */
  readonly texts?: { readonly [english: string]: string };
};

/** What the engine asks of the editor. */
export type EditorCalls = {
  readonly readFile: (call: FileCall) => Promise<FileContent>;
  readonly readBytes: (call: FileCall) => Promise<BytesContent>;
  readonly listFiles: (call: Pick<FileCall, 'root' | 'side'>) => Promise<readonly string[]>;
  /** Paths that differ between the sides; all others are the same on both. Absent when there is no baseline. */
  readonly listChanges: (call: Pick<FileCall, 'root'>) => Promise<BaselineChanges | undefined>;
  /** A file of the extension, below `dist/`. */
  readonly readAsset: (name: string) => Promise<Uint8Array>;
  readonly readLanguage: () => EditorLanguage;
  /** Asks the language model that the user picked; no answer when it gave none. Rejects when the user has cancelled. */
  readonly askModel: (
    call: RewriteRequest & { readonly session: string },
  ) => Promise<string | undefined>;
};

/** How a folder differs from its baseline. */
export type BaselineChanges = {
  /** Full commit id. */
  readonly commit: string;
  /** Commit of the head's last commit; absent before the first. */
  readonly headCommit?: string;
  /** For people: `main`, `HEAD`. */
  readonly label: string;
  /** For people: `merge base of HEAD and origin/main`. */
  readonly how: Sentence;
  /** Paths, of either side, whose content differs. */
  readonly changed: readonly string[];
  /** Files that were moved: head path, baseline path. */
  readonly renames: readonly (readonly [string, string])[];
};
