import type { Config } from './config.ts';
import { configSchema } from './schema.ts';

/** What holds where there is no promptfare.yml: no suites, no budgets, the default of every other key. */
export function defaultConfig(): Config {
  return configSchema.parse({ version: 1 });
}
