import type { Comparison, Report } from '../shared/check/report.ts';
import type { CompareRequest, CompareStage } from '../shared/workspace/compare-sides.ts';
import type { FileReader } from '../shared/text/files.ts';
import { readConfig } from '../shared/workspace/read-config.ts';
import { openWorkspaceFiles } from './files/workspace-files.ts';
import type { BaseChoice, GitEvent } from './git/base-choice.ts';
import { type CommitFiles, openCommitFiles } from './git/commit-files.ts';
import { findRenames } from './git/find-renames.ts';
import type { GitFolder } from './git/git-command.ts';
import { selectBase } from './git/select-base.ts';
import { loadVocabulary } from './vocabulary/load-vocabulary.ts';

export type RepositoryCheck = Omit<CompareRequest, 'loadVocabulary' | 'onStage' | 'cache'> & {
  readonly folder: GitFolder;
  /** A commit to compare with, whatever the event says. */
  readonly baseRef?: string;
  readonly event?: GitEvent;
  /** Told when a stage begins: for progress and timings. */
  readonly onStage?: (stage: RepositoryStage) => void;
};

export type RepositoryStage = 'base' | CompareStage;

/** Compares a repository's head with its base, both read from git without a checkout, and judges the change. */
export async function checkRepository(request: RepositoryCheck): Promise<Report> {
  const { folder, onStage } = request;
  onStage?.('base');
  const workspaceFiles = openWorkspaceFiles(folder.root, folder);
  const choosing = chooseBase(workspaceFiles, request);
  // The most of the core, and of the time to start: loaded while git answers.
  const [choice, { compareSides }] = await Promise.all([
    choosing,
    import('../shared/workspace/compare-sides.ts'),
  ]);
  const opened: CommitFiles[] = [];
  const openCommit = async (commit: string): Promise<CommitFiles> => {
    const files = await openCommitFiles(folder, commit);
    opened.push(files);
    return files;
  };
  try {
    const baseline = choice.kind === 'pair' ? await openCommit(choice.baseSha) : undefined;
    const head = choice.head.kind === 'commit' ? await openCommit(choice.head.sha) : workspaceFiles;
    const renames =
      choice.kind === 'pair'
        ? await findRenames(folder, choice.baseSha, choice.head)
        : new Map<string, string>();
    return await compareSides(
      { comparison: comparisonOf(choice), head, renames, ...(baseline && { baseline }) },
      { ...request, loadVocabulary },
    );
  } finally {
    await Promise.all(opened.map((files) => files.close()));
  }
}

async function chooseBase(
  files: FileReader,
  { folder, configPath, baseRef, event }: RepositoryCheck,
): Promise<BaseChoice> {
  const { config } = await readConfig(files, configPath);
  const baselineRef = config?.baseline.ref;
  return await selectBase({
    ...folder,
    ...(baseRef !== undefined && { explicitRef: baseRef }),
    ...(baselineRef !== undefined && baselineRef !== 'auto' && { baselineRef }),
    ...(event && { event }),
  });
}

function comparisonOf(choice: BaseChoice): Comparison {
  const headCommit = choice.head.kind === 'commit' ? choice.head.sha : undefined;
  if (choice.kind === 'none') return { kind: 'no-baseline', headCommit, reason: choice.reason };
  const { baseSha, how, behind } = choice;
  return {
    kind: 'compared',
    baselineCommit: baseSha,
    headCommit,
    how,
    ...(behind !== undefined && { behindCount: behind }),
  };
}
