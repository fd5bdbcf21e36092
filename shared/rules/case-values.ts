import { canonicalJson } from '../recording/vars-key.ts';
import type { Vars } from '../prompt/template-language.ts';

/** The value of a variable in a case, as text that is equal for equal values. */
export function hashable(vars: Vars, name: string): string {
  const value = Object.hasOwn(vars, name) ? vars[name] : undefined;
  return value === undefined ? '' : canonicalJson(value);
}
