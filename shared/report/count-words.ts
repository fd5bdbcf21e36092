import { formatCount } from './format-tokens.ts';
import type { Words } from './words.ts';

type Counted =
  | 'suite'
  | 'more suite'
  | 'prompt'
  | 'more prompt'
  | 'changed prompt file'
  | 'case'
  | 'recorded case'
  | 'verified count'
  | 'changed case'
  | 'more changed case'
  | 'budget'
  | 'finding'
  | 'new finding'
  | 'more finding'
  | 'problem'
  | 'more problem'
  | 'more reason'
  | 'smaller step'
  | 'commit'
  | 'day';

/** The templates for one and for many. */
export const COUNTED: { readonly [what in Counted]: readonly [one: string, many: string] } = {
  suite: ['{0} suite', '{0} suites'],
  'more suite': ['{0} more suite', '{0} more suites'],
  prompt: ['{0} prompt', '{0} prompts'],
  'more prompt': ['{0} more prompt', '{0} more prompts'],
  'changed prompt file': ['{0} more changed prompt file', '{0} more changed prompt files'],
  case: ['{0} case', '{0} cases'],
  'recorded case': ['{0} recorded case', '{0} recorded cases'],
  'verified count': ['{0} verified count', '{0} verified counts'],
  'changed case': ['{0} changed case', '{0} changed cases'],
  'more changed case': ['{0} more changed case', '{0} more changed cases'],
  budget: ['{0} budget', '{0} budgets'],
  finding: ['{0} finding', '{0} findings'],
  'new finding': ['{0} new finding', '{0} new findings'],
  'more finding': ['{0} more finding', '{0} more findings'],
  problem: ['{0} problem', '{0} problems'],
  'more problem': ['{0} more problem', '{0} more problems'],
  'more reason': ['{0} more reason', '{0} more reasons'],
  'smaller step': ['{0} smaller step', '{0} smaller steps'],
  commit: ['{0} commit', '{0} commits'],
  day: ['{0} day', '{0} days'],
};

/** `1 case`, `2 cases`. */
export function countWords(count: number, what: Counted): Words {
  const [one, many] = COUNTED[what];
  return [{ kind: 'said', template: count === 1 ? one : many, values: [[formatCount(count)]] }];
}
