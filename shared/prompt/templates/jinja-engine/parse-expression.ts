import { sentence } from '../../../text/sentence.ts';
import type { BinaryOperator, Expression } from './ast.ts';
import { unexpected, type Cursor } from './cursor.ts';
import { parsePostfix } from './parse-postfix.ts';

/** How tightly operators bind, Jinja's order; `~` depends on the language. */
const POWERS: ReadonlyMap<string, number> = new Map([
  ['or', 10],
  ['and', 20],
  ['in', 40],
  ['not in', 40],
  ['==', 40],
  ['!=', 40],
  ['===', 40],
  ['!==', 40],
  ['<', 40],
  ['>', 40],
  ['<=', 40],
  ['>=', 40],
  ['+', 50],
  ['-', 50],
  ['*', 60],
  ['/', 60],
  ['//', 60],
  ['%', 60],
  ['**', 70],
]);
const NOT_POWER = 30;
const COMPARISON_POWER = 40;

/** A whole expression, `a if b else c` included. */
export function parseExpression(cursor: Cursor): Expression {
  return cursor.nest(() => {
    let value = parseOperators(cursor, 0);
    while (cursor.accept('if')) {
      const test = parseOperators(cursor, 0);
      const otherwise = cursor.accept('else') ? parseExpression(cursor) : undefined;
      value = { kind: 'ternary', test, whenTrue: value, otherwise };
    }
    return value;
  });
}

/** An expression without `if`: what stands after `in` of a loop. */
export function parseCondition(cursor: Cursor): Expression {
  return parseOperators(cursor, 0);
}

function parseOperators(cursor: Cursor, power: number): Expression {
  return cursor.nest(() => {
    let left = parsePrefix(cursor);
    /** What a comparison that goes on compares with next: the `b` of `a < b < c`. */
    let compared: Expression | undefined;
    for (;;) {
      const found = findOperator(cursor, power);
      if (!found) return left;
      const { operator } = found;
      for (let words = operator === 'not in' ? 2 : 1; words > 0; words -= 1) cursor.next();
      const right = parseOperators(cursor, found.power + 1);
      const link: Expression = { kind: 'binary', operator, left: compared ?? left, right };
      left = compared ? { kind: 'binary', operator: 'and', left, right: link } : link;
      const goesOn = cursor.syntax.chainsComparisons && found.power === COMPARISON_POWER;
      compared = goesOn ? right : undefined;
    }
  });
}

function findOperator(
  cursor: Cursor,
  above: number,
): { readonly operator: BinaryOperator; readonly power: number } | undefined {
  const operator = operatorAt(cursor);
  if (!isBinary(operator)) return undefined;
  if (isStrict(operator) && !cursor.syntax.hasStrictEquality) {
    throw unexpected(cursor.peek(), sentence`an operator of this language`);
  }
  const power = POWERS.get(operator) ?? cursor.syntax.concatPower;
  return power < above ? undefined : { operator, power };
}

function operatorAt(cursor: Cursor): string {
  const { kind, value } = cursor.peek();
  if (kind !== 'operator' && kind !== 'name') return '';
  return value === 'not' && cursor.peek(1).value === 'in' ? 'not in' : value;
}

function isStrict(operator: BinaryOperator): boolean {
  return operator === '===' || operator === '!==';
}

function isBinary(operator: string): operator is BinaryOperator {
  return operator === '~' || POWERS.has(operator);
}

function parsePrefix(cursor: Cursor): Expression {
  if (cursor.peek().kind === 'name' && cursor.accept('not')) {
    return { kind: 'unary', operator: 'not', operand: parseOperators(cursor, NOT_POWER) };
  }
  return parsePostfix(cursor, parseExpression);
}
