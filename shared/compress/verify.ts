import type { Repeats } from './check.ts';
import { CHECKS } from './checks/index.ts';
import type { VerifierReport } from './loss.ts';
import { scanText, type ScannedText } from './scanned-text.ts';

/**
 * Whether `after` still says what `before` says, as far as that can be told without a model: ten checks for English and
 * Chinese. Deterministic and linear; it finds what was dropped, changed or made up, not whether the style is as good.
 */
export function verifyRewrite(
  before: string | ScannedText,
  after: string,
  options: { readonly repeats?: Repeats } = {},
): VerifierReport {
  const was = typeof before === 'string' ? scanText(before) : before;
  if (was.text === after) return { passed: true, losses: [] };
  const is = scanText(after);
  const { repeats = 'count' } = options;
  const losses = CHECKS.flatMap((check) => check.findLosses(was, is, { repeats }));
  return { passed: losses.length === 0, losses };
}
