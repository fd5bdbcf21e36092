import * as z from 'zod/mini';
import {
  APPROVER_RIGHTS,
  type Approver,
  type CommentConfig,
  type OverrideConfig,
  POST_RULES,
} from './review-config.ts';
import type { ValueRule } from './value-rules.ts';
import { nameSchema, smallPercentSchema } from './value-schemas.ts';

const KEY_RULE: ValueRule = 'comment-key';

/** What tells one comment from another; it stands inside an HTML comment. */
export const commentKeySchema: z.ZodMiniType<string> = z
  .string()
  .check(z.regex(/^(?!.*--)[A-Za-z0-9][A-Za-z0-9._-]{0,49}$/, { error: KEY_RULE }));

export const commentSchema: z.ZodMiniType<CommentConfig> = z.strictObject({
  post: z.prefault(
    z
      .enum(POST_RULES)
      .check(z.describe('When a comment is made; once it is there, it is kept up to date.')),
    'on-change',
  ),
  key: z.prefault(
    commentKeySchema.check(z.describe('Comments with different keys stand side by side.')),
    'default',
  ),
  drafts: z.prefault(z.boolean().check(z.describe('Whether drafts get a comment.')), false),
});

const COMMAND_RULE: ValueRule = 'command';

const WHO_RULE: ValueRule = 'who';

/** A team's name as GitHub writes it; it becomes part of an address. */
const teamSchema: z.ZodMiniType<`@${string}`> = z.pipe(
  z
    .string()
    .check(
      z.regex(/^@[A-Za-z0-9](?:[A-Za-z0-9-]{0,38})\/[A-Za-z0-9][\w.-]{0,99}$/, { error: WHO_RULE }),
    ),
  z.transform((written): `@${string}` => `@${written.slice(1)}`),
);

export const approverSchema: z.ZodMiniType<Approver> = z.union(
  [z.enum(APPROVER_RIGHTS), z.literal('codeowners'), teamSchema],
  { error: WHO_RULE },
);

export const overrideSchema: z.ZodMiniType<OverrideConfig> = z.pipe(
  z.strictObject({
    label: z.prefault(
      nameSchema.check(z.describe('The label that permits a change to be over budget.')),
      'cost-approved',
    ),
    command: z.prefault(
      z
        .string()
        .check(
          z.regex(/^\/[^\p{Cc}\p{Zl}\p{Zp}]{0,48}[^\p{Cc}\p{Z}]$/u, { error: COMMAND_RULE }),
          z.describe('The words that a comment which permits it starts with.'),
        ),
      '/cost approve',
    ),
    who: z.prefault(
      approverSchema.check(
        z.describe(
          'Who permits: the least right on the repository (`write`, `maintain` or `admin`), a team such as `@org/team`, or the `codeowners` of the config.',
        ),
      ),
      'write',
    ),
    tolerance_percent: z.prefault(
      smallPercentSchema.check(
        z.describe('How much of the approved increase a later push may add to it.'),
      ),
      5,
    ),
    require_reason: z.prefault(
      z.boolean().check(z.describe('Whether a command without a reason permits nothing.')),
      true,
    ),
  }),
  z.transform(({ tolerance_percent: toleranceRatio, require_reason: requireReason, ...rest }) => ({
    ...rest,
    toleranceRatio,
    requireReason,
  })),
);
