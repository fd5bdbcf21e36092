import { sentence } from '../../../text/sentence.ts';
import { TemplateFailure, type Meter } from '../meter.ts';
import type { CallArguments, Value } from './value.ts';

/** `range(stop)` or `range(start, stop, step)`; pays for its length before it makes the list. */
export function rangeList({ positional }: CallArguments, meter: Meter): Value {
  const [first = 0, second, step = 1] = positional;
  const [start, stop] = second === undefined ? [0, first] : [first, second];
  if (!isWhole(start) || !isWhole(stop) || !isWhole(step) || step === 0) {
    throw new TemplateFailure(sentence`range needs whole numbers, and a step that is not 0`);
  }
  const length = Math.max(0, Math.ceil((stop - start) / step));
  meter.spend(length);
  return Array.from({ length }, (_, index) => start + index * step);
}

function isWhole(value: Value): value is number {
  return Number.isSafeInteger(value);
}
