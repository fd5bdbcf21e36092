import { UserError } from '../../shared/text/user-error.ts';

type Explanation = { readonly pattern: RegExp; readonly message: string; readonly hint: string };

const EXPLANATIONS: readonly Explanation[] = [
  {
    pattern: /not a git repository/,
    message: 'This folder is not in a git repository',
    hint: 'Run it inside the repository that holds the prompts, or run git init first.',
  },
  {
    pattern: /dubious ownership|unsafe repository/,
    message: 'Git refuses this repository because another user owns its folder',
    hint: 'Trust it: git config --global --add safe.directory "$PWD" (in a container, before this step).',
  },
  {
    pattern: /cannot use bare repository|must be run in a work tree/,
    message: 'This repository has no working tree',
    hint: 'Run it in a clone with checked-out files.',
  },
  {
    pattern:
      /Authentication failed|could not read (?:Username|Password)|Permission denied|\b40[13]\b/,
    message: 'Git was refused by the remote',
    hint: 'Give the checkout its credentials (actions/checkout: persist-credentials: true), or fetch the whole history there (fetch-depth: 0).',
  },
  {
    pattern: /promisor remote|unable to read [0-9a-f]{40}|missing blob|bad object/,
    message: 'This clone does not hold all contents of the commit',
    hint: 'Fetch them from the remote first, or clone without --filter.',
  },
];

/** What a failed git call means for the person who ran it. */
export function explainGitFailure(stderr: string, command: string): UserError {
  const explanation = EXPLANATIONS.find(({ pattern }) => pattern.test(stderr));
  if (explanation) return new UserError(explanation.message, { hint: explanation.hint });
  return new UserError(`${command} failed: ${lastWords(stderr)}`);
}

/** Git's own first line about it, without credentials in addresses. */
export function lastWords(stderr: string): string {
  const lines = stderr.split('\n').map((line) => line.trim());
  const line = lines.find((text) => /^(?:fatal|error):/.test(text)) ?? lines.find(Boolean);
  const words = (line ?? 'git gave no reason').replace(/^(?:fatal|error): /, '');
  return words.replaceAll(/:\/\/[^/@\s]+@/g, '://').slice(0, 500);
}
