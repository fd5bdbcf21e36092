/** When a comment is made. Once it is there, it is kept up to date, whatever this says (but for `never`). */
export const POST_RULES = ['always', 'on-change', 'on-breach', 'never'] as const;

export type PostRule = (typeof POST_RULES)[number];

/** The report as a comment on the change. */
export type CommentConfig = {
  readonly post: PostRule;
  /** Comments with different keys stand side by side. */
  readonly key: string;
  /** Whether drafts get one. */
  readonly drafts: boolean;
};

/** Rights on a repository, from the least: each includes those before it. */
export const APPROVER_RIGHTS = ['write', 'maintain', 'admin'] as const;

export type ApproverRight = (typeof APPROVER_RIGHTS)[number];

/** Who may permit: those with a right, a team such as `@org/team`, or the code owners of the config. */
export type Approver = ApproverRight | 'codeowners' | `@${string}`;

/** How a person permits a change to be over budget. */
export type OverrideConfig = {
  readonly label: string;
  /** The words a comment starts with. */
  readonly command: string;
  readonly who: Approver;
  /** How much of the approved increase a later change may add: 0.05 is 5 %. */
  readonly toleranceRatio: number;
  readonly requireReason: boolean;
};
