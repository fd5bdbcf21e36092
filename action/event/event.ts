import type { GitEvent } from '../../node/git/base-choice.ts';

/** The pull request a run is about. */
export type PullRequest = {
  readonly number: number;
  readonly headSha: string;
  readonly isDraft: boolean;
  /** Whether it comes from another repository, whose runs get a token that can only read. */
  readonly isFork: boolean;
};

/** A label that this very run was started for. */
type LabelEvent = { readonly name: string };

/** What started the run. */
export type Event =
  | {
      readonly kind: 'change';
      readonly git: GitEvent;
      readonly pull?: PullRequest;
      readonly labeled?: LabelEvent;
      /** The pull request that a merge queue tries, for its approvals only. */
      readonly queuedPull?: number;
    }
  | { readonly kind: 'schedule' }
  | {
      readonly kind: 'issue_comment';
      readonly number: number;
      readonly isPull: boolean;
      readonly body: string;
    }
  | {
      readonly kind: 'workflow_run';
      readonly headSha: string;
      readonly headOwner: string;
      readonly headBranch: string;
      readonly event: string;
    };
