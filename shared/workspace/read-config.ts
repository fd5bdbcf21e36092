import type { Config } from '../config/config.ts';
import { parseConfig } from '../config/parse-config.ts';
import type { FileReader } from '../text/files.ts';
import { sayProblem, type Problem } from '../text/problem.ts';
import type { Sentence } from '../text/sentence.ts';
import { UserError } from '../text/user-error.ts';

export const CONFIG_PATH: string = 'promptfare.yml';

/** A side's config, if it has one; `config` is absent when there is none or it cannot be read. */
export type ReadConfig = {
  readonly exists: boolean;
  readonly config?: Config;
  readonly problems: readonly Problem[];
};

export async function readConfig(files: FileReader, path: string): Promise<ReadConfig> {
  const content = await files.read(path);
  if (content.kind === 'missing') return { exists: false, problems: [] };
  if (content.kind === 'unreadable') {
    const { reason, hint } = content;
    return {
      exists: true,
      problems: [{ severity: 'error', path, message: reason, ...(hint !== undefined && { hint }) }],
    };
  }
  const { config, problems } = parseConfig({ path, text: content.text });
  return { exists: true, ...(config && { config }), problems };
}

/** The config of a side that is judged: undefined when there is none, a user's mistake when it cannot be read. */
export function requireConfig({ exists, config, problems }: ReadConfig): Config | undefined {
  if (config || !exists) return config;
  throw new UserError(listLines(problems.map(sayProblem)), {
    hint: 'Run `promptfare check-config` after mending it.',
  });
}

function listLines(said: readonly Sentence[]): Sentence {
  return { template: said.map((_, index) => `{${index}}`).join('\n'), values: said };
}
