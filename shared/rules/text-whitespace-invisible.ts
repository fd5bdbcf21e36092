import type { Replacement } from './replacement.ts';
import type { RuleContext, RulePart } from './rule-context.ts';
import type { Rule, Waste } from './rule.ts';
import { findBlankRuns, findTrailingSpace, findWideSpaces } from './whitespace/blank-space.ts';
import { findHtmlComments } from './whitespace/html-comments.ts';
import { findInvisibleCharacters } from './whitespace/invisible-characters.ts';
import { findTablePadding } from './whitespace/table-padding.ts';

/** Each finding is all places of one kind in one text. */
const KINDS: readonly {
  readonly message: string;
  readonly find: (part: RulePart) => Iterable<Replacement>;
}[] = [
  { message: 'trailing', find: findTrailingSpace },
  { message: 'blank', find: findBlankRuns },
  { message: 'wide', find: findWideSpaces },
  { message: 'invisible', find: findInvisibleCharacters },
  { message: 'table', find: findTablePadding },
];

/** White space and characters that nobody sees and everybody pays for. */
export const whitespaceInvisible: Rule = {
  id: 'text/whitespace-invisible',
  title: 'White space and invisible characters',
  severity: 'info',
  fix: 'automatic',
  messages: {
    trailing: 'White space at the end of {places:line}',
    blank: 'More blank lines than one in {places:place}',
    wide: 'Two spaces between sentences in {places:place}',
    invisible: 'Invisible characters in {places:place}',
    table: 'Padding in table cells in {places:place}',
    comment: 'This HTML comment is sent with every call',
  },
  find: findWhitespace,
};

function* findWhitespace({ parts }: RuleContext): Generator<Waste> {
  for (const part of parts) {
    for (const { message, find } of KINDS) {
      for (const replacement of find(part)) {
        yield { part, range: replacement.range, message, replacement, isGrouped: true };
      }
    }
    for (const { comment, replacement } of findHtmlComments(part)) {
      yield { part, range: comment, message: 'comment', replacement, fix: 'suggestion' };
    }
  }
}
