import { sentence } from '../../../text/sentence.ts';
import { TemplateFailure } from '../meter.ts';
import type { Applied, Filter, Run } from './dialect.ts';
import { listOf, readPath } from './list-filters.ts';
import { argumentOf, textArgument, weigh, type CallArguments, type Value } from './value.ts';

/** Keeps, or drops, the items a named test accepts; without a name, the items that are true. */
export function selectFilter(keeps: boolean): Filter {
  return ({ value, args }, run) =>
    listOf(value).filter((item) => passes(item, { args, run, from: 0 }) === keeps);
}

/** As `selectFilter`, by a member of each item: `selectattr('role', 'equalto', 'user')`. */
export function selectByMemberFilter(keeps: boolean): Filter {
  return ({ value, args }, run) => {
    const path = argumentOf(args, 0, 'attribute');
    return listOf(value).filter(
      (item) => passes(readPath(item, path, run), { args, run, from: 1 }) === keeps,
    );
  };
}

/** `map(attribute='name')` or `map('upper')`. */
export function mapFilter({ value, args }: Applied, run: Run): Value {
  const path = args.named.get('attribute');
  const fallback = args.named.get('default');
  if (path !== undefined) {
    return listOf(value).map((item) => readPath(item, path, run) ?? fallback);
  }
  const name = textArgument(args, 0, 'filter') ?? '';
  const filter = run.dialect.filters.get(name);
  if (!filter)
    throw new TemplateFailure(sentence`the filter “${name.slice(0, 40)}” is not supported`);
  const rest = { positional: args.positional.slice(1), named: args.named };
  return listOf(value).map((item) => {
    run.meter.spend();
    weigh(item, run.meter);
    return filter({ value: item, args: rest }, run);
  });
}

type Selection = { readonly args: CallArguments; readonly run: Run; readonly from: number };

function passes(value: Value, { args, run, from }: Selection): boolean {
  run.meter.spend();
  weigh(value, run.meter);
  const name = args.positional[from];
  if (name === undefined) return run.dialect.isTruthy(value);
  const test = typeof name === 'string' ? run.dialect.tests.get(name) : undefined;
  if (!test) throw new TemplateFailure(sentence`select was given a test that is not supported`);
  return test(
    { value, args: { positional: args.positional.slice(from + 1), named: args.named } },
    run,
  );
}
