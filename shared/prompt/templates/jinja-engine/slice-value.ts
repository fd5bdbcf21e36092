import { sentence } from '../../../text/sentence.ts';
import { TemplateFailure, type Meter } from '../meter.ts';
import { isList, type Value } from './value.ts';

/** Python's `value[start:stop:step]` of a list or a text; a bound that is absent is undefined or null. */
export function sliceValue(value: Value, bounds: readonly Value[], meter: Meter): Value {
  if (typeof value === 'string') {
    meter.produce(value.length);
    const letters = Array.from(value);
    return pick(letters, bounds).join('');
  }
  if (!isList(value)) throw new TemplateFailure(sentence`only a list or a text can be sliced`);
  meter.spend(value.length);
  return pick(value, bounds);
}

function pick<T>(items: readonly T[], bounds: readonly Value[]): T[] {
  const [start, stop, step = 1] = bounds.map(toBound);
  const { length } = items;
  if (step === 0) throw new TemplateFailure(sentence`the step of a slice is 0`);
  if (step > 0) {
    const from = clamp(start ?? 0, { length, low: 0, high: length });
    const to = clamp(stop ?? length, { length, low: 0, high: length });
    return items.slice(from, to).filter((_, index) => index % step === 0);
  }
  const from = clamp(start ?? length - 1, { length, low: -1, high: length - 1 });
  const to = stop === undefined ? -1 : clamp(stop, { length, low: -1, high: length - 1 });
  const picked = items.slice(to + 1, from + 1).toReversed();
  return picked.filter((_, index) => index % step === 0);
}

function toBound(bound: Value): number | undefined {
  if (bound === undefined || bound === null) return undefined;
  if (!Number.isSafeInteger(bound))
    throw new TemplateFailure(sentence`a bound of a slice is no integer`);
  return Number(bound);
}

function clamp(
  bound: number,
  { length, low, high }: { readonly length: number; readonly low: number; readonly high: number },
): number {
  const index = bound < 0 ? bound + length : bound;
  return Math.min(Math.max(index, low), high);
}
