import type { FileContent, FileReader, SourceFile } from '../../../text/files.ts';
import { parseJsonDocument } from '../../../text/json-document.ts';
import type { Problem } from '../../../text/problem.ts';
import type { SourceSpan } from '../../../text/source-span.ts';
import { joinWorkspacePath } from '../../../text/workspace-path.ts';
import { parseYamlDocument } from '../../../text/yaml-document.ts';
import { matchesGlob, parseGlob } from '../../../text/match-glob.ts';
import { sentence } from '../../../text/sentence.ts';
import { createProblemLog } from './problem-log.ts';
import type { Complaint, ProblemLog } from './problem-log.ts';
import { rootNode } from './source-node.ts';
import type { SourceNode } from './source-node.ts';

/** One config may pull in this many files, and this many characters of them. */
const MAX_FILES = 2000;
const MAX_CHARACTERS = 64 * 1024 * 1024;

/** Alternatives of patterns, times paths of the workspace. */
const MAX_GLOB_WORK = 5_000_000;

/** A reference as written and the place where it stands, for what may be said about it. */
export type Reference = {
  readonly written: string;
  readonly at: SourceSpan;
  /** The file it is relative to, when that is not the config. */
  readonly from?: string;
};

/** Reads what one config refers to, each file once, and keeps what has to be said about it. */
export type ConfigReader = {
  readonly config: SourceFile;
  readonly report: ProblemLog['report'];
  /** The file behind a reference; what is wrong with it is reported where the reference stands. */
  readonly read: (reference: Reference) => Promise<SourceFile | undefined>;
  /** As `read`, without a word. */
  readonly probe: (reference: Reference) => Promise<SourceFile | undefined>;
  /** The paths that a pattern names, sorted; relative to the config. */
  readonly glob: (reference: Reference) => Promise<readonly string[]>;
  /** The root of a YAML or JSON file; its mistakes are reported once. */
  readonly parse: (file: SourceFile) => SourceNode | undefined;
  readonly problems: () => readonly Problem[];
  readonly reads: () => readonly string[];
  /** Whether a pattern decided which files were read. */
  readonly hasGlobbed: () => boolean;
};

export function createConfigReader(config: SourceFile, files: FileReader): ConfigReader {
  const log = createProblemLog(config);
  const store = createStore(files, log.know);
  const globber = createGlobber({ config, files, report: log.report });
  const roots = new Map<string, SourceNode | undefined>();
  const parse = (file: SourceFile): SourceNode | undefined => {
    if (roots.has(file.path)) return roots.get(file.path);
    log.know(file);
    const isJson = file.path.toLowerCase().endsWith('.json');
    const document = isJson ? parseJsonDocument(file) : parseYamlDocument(file);
    for (const problem of document.problems) log.add(problem);
    const root = rootNode(document, file.path);
    roots.set(file.path, root);
    return root;
  };
  const find = async (reference: Reference): Promise<FileContent & { readonly path?: string }> => {
    const found = joinWorkspacePath(reference.from ?? config.path, reference.written);
    if (found.kind === 'outside') return { kind: 'unreadable', reason: found.reason };
    return { ...(await store.read(found.path)), path: found.path };
  };
  return {
    config,
    report: log.report,
    read: async (reference) => {
      const found = await find(reference);
      if (found.kind === 'text' && found.path) return { path: found.path, text: found.text };
      log.report(reference.at, complaintOf(reference.written, found));
      return undefined;
    },
    probe: async (reference) => {
      const found = await find(reference);
      return found.kind === 'text' && found.path
        ? { path: found.path, text: found.text }
        : undefined;
    },
    glob: globber.glob,
    parse,
    problems: log.problems,
    reads: store.reads,
    hasGlobbed: globber.hasGlobbed,
  };
}

function complaintOf(written: string, found: FileContent): Complaint {
  const name = shorten(written);
  if (found.kind === 'unreadable') {
    return {
      severity: 'error',
      message: sentence`"${name}" cannot be read: ${found.reason}`,
      hint:
        found.hint ?? sentence`Refer to a text file inside the workspace, relative to this config.`,
    };
  }
  return {
    severity: 'error',
    message: sentence`"${name}" does not exist`,
    hint: sentence`Create the file, or correct the path: it is relative to the folder of this config.`,
  };
}

/** A name for people; the rest of a long one says nothing more. */
export function shorten(text: string): string {
  return text.length > 120 ? `${text.slice(0, 117)}…` : text;
}

type Surroundings = {
  readonly config: SourceFile;
  readonly files: FileReader;
  readonly report: ProblemLog['report'];
};

function createGlobber(around: Surroundings): Pick<ConfigReader, 'glob' | 'hasGlobbed'> {
  const { config, files, report } = around;
  let hasGlobbed = false;
  let work = 0;
  return {
    hasGlobbed: () => hasGlobbed,
    glob: async ({ written, at, from = config.path }) => {
      const found = joinWorkspacePath(from, written);
      const glob = parseGlob(found.kind === 'inside' ? found.path : '');
      const paths = await files.list();
      hasGlobbed = true;
      work += glob.length * paths.length;
      if (work <= MAX_GLOB_WORK) {
        return paths.filter((path) => matchesGlob(glob, path, 'hidden'));
      }
      const message = sentence`This config has too many patterns for a workspace of this size`;
      report(at, { severity: 'error', message, hint: sentence`Name the files instead.` });
      return [];
    },
  };
}

type Store = {
  readonly read: (path: string) => Promise<FileContent>;
  readonly reads: () => readonly string[];
};

function createStore(files: FileReader, onText: (file: SourceFile) => void): Store {
  const contents = new Map<string, FileContent>();
  let characters = 0;
  const read = async (path: string): Promise<FileContent> => {
    if (contents.size >= MAX_FILES || characters > MAX_CHARACTERS) {
      return { kind: 'unreadable', reason: sentence`This config refers to too many files` };
    }
    const content = await files.read(path);
    if (content.kind === 'text') {
      characters += content.text.length;
      onText({ path, text: content.text });
    }
    contents.set(path, content);
    return content;
  };
  return {
    read: async (path) => contents.get(path) ?? (await read(path)),
    reads: () => [...contents.keys()].toSorted(),
  };
}
