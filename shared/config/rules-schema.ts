import * as z from 'zod/mini';
import { RULES } from '../rules/index.ts';
import type { RuleLevel } from '../rules/lint-prompt.ts';
import type { Config } from './config.ts';

const LEVELS: ReadonlyMap<string, RuleLevel> = new Map([
  ['off', 'off'],
  ['info', 'info'],
  ['warn', 'warning'],
  ['error', 'error'],
]);

/** `rules`: the id of a rule → what its findings are. Every rule is a key, so that editors complete them. */
export const rulesSchema: z.ZodMiniType<Config['rules']> = z.pipe(
  z.strictObject(
    Object.fromEntries(
      RULES.map(({ id, title }) => [
        id,
        z.exactOptional(z.enum(['off', 'info', 'warn', 'error']).check(z.describe(`${title}.`))),
      ]),
    ),
  ),
  z.transform((written) => {
    // Without a prototype, looking up `constructor` finds nothing.
    const levels: { [rule: string]: RuleLevel } = Object.create(null);
    for (const [rule, level] of Object.entries(written)) {
      levels[rule] = LEVELS.get(level) ?? 'info';
    }
    return levels;
  }),
);
