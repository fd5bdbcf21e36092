import { costOfUsage } from '../pricing/cost-of-usage.ts';
import { multiplyByCalls, toUsd } from '../pricing/money.ts';
import type { Price } from '../pricing/price.ts';

const PER_1000 = 1000;

/** What tokens that are not sent would have cost at list price. Of a whole prompt, because its length may decide the price. */
export function priceSaving(
  savedTokens: number,
  promptTokens: number,
  price: Price,
): number | undefined {
  const before = costOfUsage({ input: promptTokens }, price, 'list').inputNanoUsd;
  const after = costOfUsage(
    { input: Math.max(0, promptTokens - savedTokens) },
    price,
    'list',
  ).inputNanoUsd;
  if (before === undefined || after === undefined) return undefined;
  return toUsd(multiplyByCalls(before - after, PER_1000));
}

/** What tokens would cost less if the cache had them on every call: the most that a better order can save. */
export function priceOfUncached(tokens: number, price: Price): number | undefined {
  const list = costOfUsage({ input: tokens }, price, 'list').inputNanoUsd;
  const cached = costOfUsage({ input: 0, cacheRead: tokens }, price, 'cached').inputNanoUsd;
  if (list === undefined || cached === undefined) return undefined;
  return toUsd(multiplyByCalls(list - cached, PER_1000));
}
