import * as z from 'zod/mini';
import type { Environment } from '../node/git/git-command.ts';
import type { Shard } from '../shared/check/measured-file.ts';
import { findNearest } from '../shared/config/find-nearest.ts';
import { POST_RULES, type PostRule } from '../shared/config/review-config.ts';
import { commentKeySchema } from '../shared/config/review-schema.ts';
import { UserError } from '../shared/text/user-error.ts';

/** As in action.yml, where each is described. */
export const INPUT_NAMES = [
  'token',
  'mode',
  'config',
  'working-directory',
  'base-ref',
  'comment',
  'key',
  'comment-author',
  'shard',
  'reports',
  'history',
  'report-path',
  'sarif-path',
  'check-run',
  'rerun-workflow',
] as const;

type InputName = (typeof INPUT_NAMES)[number];

const MODE_NAMES = ['check', 'merge', 'comment'] as const;

/** What a workflow asked for; absent is what the config says, or the default. */
export type Inputs = {
  readonly token?: string;
  readonly mode: (typeof MODE_NAMES)[number];
  readonly config?: string;
  readonly workingDirectory?: string;
  readonly baseRef?: string;
  readonly post?: PostRule;
  readonly key?: string;
  /** The login that our comments are from. */
  readonly commentAuthor: string;
  readonly shard?: Shard;
  /** The folder that holds the measured files of other jobs. */
  readonly reports?: string;
  /** The folder with the reports of earlier runs, for charts. */
  readonly history?: string;
  readonly reportPath?: string;
  readonly sarifPath?: string;
  /** The name of a check run to make. */
  readonly checkRun?: string;
  /** The workflow file whose failed run of the same commit is run again after an approval by comment. */
  readonly rerunWorkflow?: string;
};

/** Reads what the runner made of `with:`; throws a `UserError` for a name or value that means nothing. */
export function readInputs(env: Environment): Inputs {
  refuseUnknown(env);
  // The runner replaces blanks only; hyphens stay.
  const written = (name: InputName): string | undefined =>
    env[`INPUT_${name.toUpperCase()}`]?.trim() || undefined;
  const text = <K extends string>(
    key: K,
    name: InputName,
  ): { readonly [k in K]?: string } | object => {
    const value = written(name);
    return value === undefined ? {} : { [key]: value };
  };
  const post = oneOf('comment', written('comment'), POST_RULES);
  const shard = parseShard(written('shard'));
  const key = parseKey(written('key'));
  return {
    ...text('token', 'token'),
    mode: oneOf('mode', written('mode'), MODE_NAMES) ?? 'check',
    ...text('config', 'config'),
    ...text('workingDirectory', 'working-directory'),
    ...text('baseRef', 'base-ref'),
    ...(post && { post }),
    ...(key !== undefined && { key }),
    commentAuthor: written('comment-author') ?? 'github-actions[bot]',
    ...(shard && { shard }),
    ...text('reports', 'reports'),
    ...text('history', 'history'),
    ...text('reportPath', 'report-path'),
    ...text('sarifPath', 'sarif-path'),
    ...text('checkRun', 'check-run'),
    ...text('rerunWorkflow', 'rerun-workflow'),
  };
}

// The runner only warns about a name that action.yml does not know, and a typing mistake would go unnoticed.
function refuseUnknown(env: Environment): void {
  const known = new Set(INPUT_NAMES.map((name) => `INPUT_${name.toUpperCase()}`));
  for (const variable of Object.keys(env)) {
    if (!variable.startsWith('INPUT_') || known.has(variable)) continue;
    const name = variable.slice('INPUT_'.length).toLowerCase();
    const nearest = findNearest(name, INPUT_NAMES);
    throw new UserError(`There is no input "${name}"`, {
      hint: nearest ? `Did you mean "${nearest}"?` : `There are ${INPUT_NAMES.join(', ')}.`,
    });
  }
}

function oneOf<T extends string>(
  name: InputName,
  written: string | undefined,
  values: readonly T[],
): T | undefined {
  if (written === undefined) return undefined;
  const value = values.find((one) => one === written);
  if (value !== undefined) return value;
  throw new UserError(`The input ${name} is "${written}"`, {
    hint: `Use one of ${values.join(', ')}.`,
  });
}

function parseShard(written: string | undefined): Shard | undefined {
  if (written === undefined) return undefined;
  const [, first = '', second = ''] = /^(\d{1,3}) ?\/ ?(\d{1,3})$/.exec(written) ?? [];
  const [index, count] = [Number(first), Number(second)];
  if (first !== '' && index >= 1 && index <= count && count <= 256) return { index, count };
  throw new UserError(`The input shard is "${written}"`, {
    hint: 'Write which of how many, such as 2/4; a matrix has at most 256 jobs.',
  });
}

function parseKey(written: string | undefined): string | undefined {
  if (written === undefined) return undefined;
  const parsed = z.safeParse(commentKeySchema, written);
  if (parsed.success) return parsed.data;
  throw new UserError(`The input key is "${written}"`, {
    hint: 'It must be 1 to 50 letters, digits, dots, underscores and hyphens.',
  });
}
