/** `up-to +$0.002`, `up-to +10%`, `up-to +500`: how much may be added to the baseline. */
export type Allowance =
  | { readonly kind: 'usd' | 'tokens'; readonly added: number }
  | { readonly kind: 'ratio'; readonly added: number };

export type ApproveCommand = {
  /** A budget or a suite, as the config calls it. */
  readonly name?: string;
  readonly upTo?: Allowance;
  readonly reason: string;
};

const UP_TO = /^up-to\s+\+?(\$?)(\d{1,12}(?:\.\d{1,12})?)\s?(%?)(?=\s|$)/i;
const MAX_REASON = 300;

/**
 * The command in a comment's first line, if it starts with one: `/cost approve [name] [up-to +$x] reason`. `names` are
 * those of budgets and suites; anything else after the command is the reason.
 */
export function parseCommand(
  body: string,
  { command, names }: { readonly command: string; readonly names: readonly string[] },
): ApproveCommand | undefined {
  const [line = ''] = body.split(/\r\n|[\n\r]/, 1);
  const after = afterWord(line, command);
  if (after === undefined) return undefined;
  const named = findName(after, names);
  const rest = named?.rest ?? after;
  const { upTo, reason } = readAllowance(rest);
  return { ...(named && { name: named.name }), ...(upTo && { upTo }), reason };
}

function readAllowance(text: string): Omit<ApproveCommand, 'name'> {
  const [whole = '', dollar, digits, percent] = UP_TO.exec(text) ?? [];
  const reason = text.slice(whole.length).trim().slice(0, MAX_REASON);
  const upTo = digits === undefined ? undefined : allowance(Number(digits), { dollar, percent });
  return { ...(upTo && { upTo }), reason };
}

function allowance(
  value: number,
  {
    dollar,
    percent,
  }: { readonly dollar: string | undefined; readonly percent: string | undefined },
): Allowance | undefined {
  if (dollar && percent) return undefined;
  if (percent) return { kind: 'ratio', added: value / 100 };
  return { kind: dollar ? 'usd' : 'tokens', added: value };
}

function findName(
  text: string,
  names: readonly string[],
): { readonly name: string; readonly rest: string } | undefined {
  const plain = text.replace(/^`([^`]*)`/, '$1');
  // `answers` must not be taken for a beginning of `answers long`.
  for (const name of names.toSorted((a, b) => b.length - a.length)) {
    const rest = afterWord(plain, name);
    if (rest !== undefined) return { name, rest };
  }
  return undefined;
}

/** What follows a word at the start of a text, without blanks; undefined when the text starts with something else. */
function afterWord(text: string, word: string): string | undefined {
  if (!text.toLowerCase().startsWith(word.toLowerCase())) return undefined;
  const rest = text.slice(word.length);
  return rest === '' || /^\s/.test(rest) ? rest.trimStart() : undefined;
}
