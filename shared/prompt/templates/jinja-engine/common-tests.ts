import type { Applied, Run, Test } from './dialect.ts';
import { isList, isObject, type Value } from './value.ts';

/** Tests that mean the same in Jinja and Nunjucks. */
export const COMMON_TESTS: readonly (readonly [string, Test])[] = [
  ['defined', ({ value }) => value !== undefined],
  ['undefined', ({ value }) => value === undefined],
  ['none', ({ value }) => value === null],
  ['null', ({ value }) => value === null],
  ['string', ({ value }) => typeof value === 'string'],
  ['number', ({ value }) => typeof value === 'number'],
  ['mapping', ({ value }) => isObject(value)],
  ['iterable', ({ value }) => isSequence(value) || isObject(value)],
  ['callable', ({ value }) => typeof value === 'function'],
  ['even', ({ value }) => isDivisible(value, 2)],
  ['odd', ({ value }) => !isDivisible(value, 2) && isDivisible(value, 1)],
  ['divisibleby', ({ value, args }) => isDivisible(value, args.positional[0])],
  ['lower', ({ value }) => typeof value === 'string' && value === value.toLowerCase()],
  ['upper', ({ value }) => typeof value === 'string' && value === value.toUpperCase()],
  ['escaped', () => false],
  ['sameas', ({ value, args }) => value === args.positional[0]],
  ...comparison(['eq', 'equalto', '=='], '=='),
  ...comparison(['ne', '!='], '!='),
  ...comparison(['lt', 'lessthan', '<'], '<'),
  ...comparison(['le', '<='], '<='),
  ...comparison(['gt', 'greaterthan', '>'], '>'),
  ...comparison(['ge', '>='], '>='),
];

function isDivisible(value: Value, by: Value): boolean {
  return typeof value === 'number' && typeof by === 'number' && value % by === 0;
}

export function isSequence(value: Value): boolean {
  return typeof value === 'string' || isList(value);
}

type Comparison = '==' | '!=' | '<' | '<=' | '>' | '>=';

function comparison(names: readonly string[], operator: Comparison): (readonly [string, Test])[] {
  return names.map((name) => [name, (applied, run) => compare(operator, applied, run)]);
}

function compare(operator: Comparison, { value, args }: Applied, { dialect, meter }: Run): boolean {
  const [other] = args.positional;
  if (operator === '==') return dialect.equals(value, other, meter);
  if (operator === '!=') return !dialect.equals(value, other, meter);
  return dialect.operators.get(operator)?.(value, other, meter) === true;
}
