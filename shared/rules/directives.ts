import type { Lines } from '../text/lines.ts';

/** What the comments of a file say about rules. */
export type Directives = {
  /** Whether a comment switches `rule` off on `line` (counted from 1). */
  readonly isDisabled: (rule: string, line: number) => boolean;
};

type Directive = {
  readonly verb: 'disable' | 'enable' | 'disable-next-line';
  readonly line: number;
  /** Empty: all rules. */
  readonly rules: readonly string[];
};

/** More are no comments but an attack on the time it takes to look them up. */
const MAX_DIRECTIVES = 500;

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
    if (directives.length === MAX_DIRECTIVES) break;
    const { line } = lines.positionAt(index);
    directives.push({ verb: verbOf(verb), rules: rulesIn(rest), line });
  }
  return { isDisabled: (rule, line) => isDisabled(directives, rule, line) };
}

function verbOf(word: string | undefined): Directive['verb'] {
  return word === 'enable' || word === 'disable-next-line' ? word : 'disable';
}

function rulesIn(rest: string): readonly string[] {
  const [list = ''] = rest.split(/-->|-?#\}|--|\*\/|\}\}/, 1);
  return list.split(/[\s,]+/).filter((word) => /^[a-z]+\/(?:[a-z-]+|\*)$/.test(word));
}

function isDisabled(directives: readonly Directive[], rule: string, line: number): boolean {
  let isOff = false;
  for (const directive of directives) {
    if (directive.line > line) break;
    if (!names(directive, rule)) continue;
    if (directive.verb !== 'disable-next-line') isOff = directive.verb === 'disable';
    else if (directive.line + 1 === line) return true;
  }
  return isOff;
}

function names({ rules }: Directive, rule: string): boolean {
  const group = rule.slice(0, rule.indexOf('/') + 1);
  return rules.length === 0 || rules.includes(rule) || rules.includes(`${group}*`);
}
