import type { Lines } from '../text/lines.ts';

/** What the comments of a file say about rules. */
export type Directives = {
  /** Whether a comment switches `rule` off on `line` (counted from 1). */
  readonly isDisabled: (rule: string, line: number) => boolean;
  /** Most files have none, and no line has to be found for them. */
  readonly hasAny: boolean;
};

type Directive = {
  readonly verb: 'disable' | 'enable' | 'disable-next-line';
  readonly line: number;
  /** Empty: all rules. */
  readonly rules: readonly string[];
};

// The mark of a comment in Markdown, Jinja, Handlebars, YAML, Python and JavaScript must stand right before it.
const PATTERN =
  /(?:<!--|\{#-?|\{\{!(?:--)?|#|\/\/|\/\*)[ \t]*promptfare-(disable-next-line|disable|enable)(?![\w-])([^\n]{0,300})/g;

/**
 * `promptfare-disable-next-line <rules>` is for the next line, `promptfare-disable <rules>` for everything from its line to
 * `promptfare-enable` or the end of the file. Without rules it is for all; `text/*` is for a group. What stands behind
 * ` -- ` is the reason.
 */
export function readDirectives(text: string, lines: Lines): Directives {
  const directives: Directive[] = [];
  for (const { index, 1: verb, 2: rest = '' } of text.matchAll(PATTERN)) {
    const { line } = lines.positionAt(index);
    directives.push({ verb: verbOf(verb), rules: rulesIn(rest), line });
  }
  const byRule = new Map<string, RuleSwitches>();
  return {
    hasAny: directives.length > 0,
    isDisabled: (rule, line) => {
      const switches = byRule.get(rule) ?? switchesOf(rule, directives);
      byRule.set(rule, switches);
      return switches.lines.has(line) || isOffAt(switches, line);
    },
  };
}

/** What concerns one rule, so that thousands of findings can be held against thousands of comments. */
type RuleSwitches = {
  /** Lines behind a `disable-next-line`. */
  readonly lines: ReadonlySet<number>;
  /** `disable` and `enable`, in order. */
  readonly switches: readonly Directive[];
};

function switchesOf(rule: string, directives: readonly Directive[]): RuleSwitches {
  const own = directives.filter((directive) => names(directive, rule));
  const next = own.filter(({ verb }) => verb === 'disable-next-line');
  return {
    lines: new Set(next.map(({ line }) => line + 1)),
    switches: own.filter(({ verb }) => verb !== 'disable-next-line'),
  };
}

/** What the last switch at or before `line` says; a binary search. */
function isOffAt({ switches }: RuleSwitches, line: number): boolean {
  let low = 0;
  let high = switches.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((switches[middle]?.line ?? 0) <= line) low = middle + 1;
    else high = middle;
  }
  return switches[low - 1]?.verb === 'disable';
}

function verbOf(word: string | undefined): Directive['verb'] {
  return word === 'enable' || word === 'disable-next-line' ? word : 'disable';
}

function rulesIn(rest: string): readonly string[] {
  const [list = ''] = rest.split(/-->|-?#\}|--|\*\/|\}\}/, 1);
  return list.split(/[\s,]+/).filter((word) => /^[a-z]+\/(?:[a-z-]+|\*)$/.test(word));
}

function names({ rules }: Directive, rule: string): boolean {
  const group = rule.slice(0, rule.indexOf('/') + 1);
  return rules.length === 0 || rules.includes(rule) || rules.includes(`${group}*`);
}
