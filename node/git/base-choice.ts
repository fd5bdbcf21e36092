import type { Sentence } from '../../shared/text/sentence.ts';
import type { Environment } from './git-command.ts';

/** The proposed side. A working tree stands on the commit `sha`, which is absent before the first one. */
export type Head =
  | { readonly kind: 'commit'; readonly sha: string }
  | { readonly kind: 'working-tree'; readonly sha?: string };

/** What started the run, where a build service says so. All ids are full commit ids. */
export type GitEvent =
  | { readonly kind: 'pull_request'; readonly baseSha: string; readonly headSha: string }
  | { readonly kind: 'merge_group'; readonly baseSha: string; readonly headSha?: string }
  | { readonly kind: 'push'; readonly before: string; readonly headSha?: string }
  | { readonly kind: 'other' };

export type BaseChoice =
  | {
      readonly kind: 'pair';
      readonly baseSha: string;
      readonly head: Head;
      /** For people: `merge base of HEAD and origin/main`. */
      readonly how: Sentence;
      /** Commits of the base branch that are newer than the base; left out where that says nothing. */
      readonly behind?: number;
    }
  | { readonly kind: 'none'; readonly head: Head; readonly reason: Sentence };

export type BaseRequest = {
  readonly root: string;
  /** Compared with as it is, whatever the event says. */
  readonly explicitRef?: string;
  /** The branch that pull requests go into, when it is not the remote's default branch. */
  readonly baselineRef?: string;
  readonly event?: GitEvent;
  readonly env?: Environment;
};
