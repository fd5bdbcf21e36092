import type { Approval } from '../../shared/budget/budget.ts';
import type { Caveat } from '../../shared/check/caveat.ts';
import type { Memory } from '../comment/memory.ts';
import type { Github } from '../github/client.ts';
import type { ApprovalRequest, Claim } from './approval-request.ts';
import { amountsSeen, approveSeen, approveWritten } from './approved-amounts.ts';
import { findLabelSetting } from './label-events.ts';
import { createApproverCheck, type RefusalOf } from './may-approve.ts';
import { type Allowance, parseCommand } from './parse-command.ts';

export type FoundApprovals = {
  readonly approvals: readonly Approval[];
  readonly refused: readonly Caveat[];
  /** For the next run. */
  readonly approved: Memory['approved'];
};

/** More commands than this in one conversation are not read; the newest count. */
const MAX_COMMANDS = 20;

/** Who said yes to the budgets that are exceeded, may say so, and to how much. */
export async function findApprovals(
  github: Github,
  request: ApprovalRequest,
): Promise<FoundApprovals> {
  const { number, override, configPath, baseSha } = request;
  const refusalOf = createApproverCheck(github, {
    who: override.who,
    configPath,
    ...(baseSha !== undefined && { baseSha }),
  });
  const setting = await findLabelSetting(github, { number, label: override.label });
  const label =
    setting && judgeClaim({ claim: labelClaim(setting, override.label) }, request, refusalOf);
  const commands = findCommands(request).map((written) => judgeClaim(written, request, refusalOf));
  const judged = await Promise.all([...(label ? [label] : []), ...commands]);
  return {
    approvals: judged.flatMap(({ approvals }) => approvals),
    refused: judged.flatMap(({ refused }) => refused),
    approved: judged.flatMap(({ approved }) => approved),
  };
}

type Written = { readonly claim: Claim; readonly upTo?: Allowance; readonly problem?: string };

function labelClaim(
  { id, by, at }: { readonly id: string; readonly by: string; readonly at: string },
  label: string,
): Claim {
  return { id, source: 'label', by, at, reason: `label ${label}` };
}

function findCommands({ comments, override, breaches }: ApprovalRequest): readonly Written[] {
  const names = breaches.flatMap(({ budget: { name, scope } }) =>
    scope.kind === 'suite' ? [name, scope.suite] : [name],
  );
  return comments
    .flatMap((comment): readonly Written[] => {
      const { command, requireReason } = override;
      const parsed = parseCommand(comment.body, { command, names });
      if (!parsed) return [];
      const { upTo, reason, name } = parsed;
      const problem = problemOf({ ...comment, isUnexplained: requireReason && reason === '' });
      const claim: Claim = {
        id: `comment:${comment.id}`,
        source: 'command',
        by: comment.login,
        at: comment.createdAt,
        reason: reason === '' ? 'no reason given' : reason,
        ...(name !== undefined && { name }),
      };
      return [{ claim, ...(upTo && { upTo }), ...(problem !== undefined && { problem }) }];
    })
    .slice(-MAX_COMMANDS);
}

// Who may write can edit anybody's comment, and put words into the mouth of somebody with more rights.
function problemOf(comment: {
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly isUnexplained: boolean;
}): string | undefined {
  if (comment.createdAt !== comment.updatedAt) return 'the comment was edited; write a new one';
  return comment.isUnexplained ? 'it gives no reason' : undefined;
}

async function judgeClaim(
  { claim, upTo, problem }: Written,
  request: ApprovalRequest,
  refusalOf: RefusalOf,
): Promise<FoundApprovals> {
  const refusal =
    problem ?? (claim.by === '' ? 'nobody knows who it is from' : await refusalOf(claim.by));
  if (refusal !== undefined) return refuse(claim, refusal);
  if (upTo) return { approvals: approveWritten(claim, upTo, request), refused: [], approved: [] };
  const amounts = amountsSeen(claim, request);
  if (!amounts) return refuse(claim, UNKNOWN_AMOUNT[claim.source]);
  const approvals = approveSeen(claim, amounts, request);
  return { approvals, refused: [], approved: [{ id: claim.id, amounts }] };
}

const UNKNOWN_AMOUNT = {
  label: 'it is not known which amount it was given for; take the label off and set it again',
  command:
    'it is not known which amount it was given for; write a new one, with up-to +$0.01 or up-to +10%',
} as const;

function refuse({ source, by }: Claim, reason: string): FoundApprovals {
  return {
    approvals: [],
    refused: [{ kind: 'refused-approval', source, by: by === '' ? 'somebody' : by, reason }],
    approved: [],
  };
}
