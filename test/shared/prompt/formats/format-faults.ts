import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PromptFormat } from '../../../../shared/prompt/prompt-format.ts';

/** What does not agree with the list of prompt formats in the repository at `root`; a sentence for each. */
export function findFormatFaults(
  root: string,
  formats: readonly Pick<PromptFormat, 'id' | 'patterns'>[],
): readonly string[] {
  const page = readFileSync(join(root, 'docs/formats.md'), 'utf8');
  const tests = readdirSync(join(root, 'test/shared/prompt/formats')).join('\n');
  const fixtures = join(root, 'test/fixtures/prompts');
  const ids = formats.map(({ id }) => id);
  return [
    ...ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `${id} is listed twice`),
    ...readdirSync(fixtures)
      .filter((folder) => !ids.includes(folder))
      .map((folder) => `test/fixtures/prompts/${folder} is of no format in the list`),
    ...formats.flatMap(({ id, patterns }) => [
      ...(isEmpty(join(fixtures, id)) ? [`${id} has no fixture`] : []),
      ...(new RegExp(`^${id}.*\\.test\\.ts$`, 'm').test(tests) ? [] : [`${id} has no test`]),
      ...[id, ...patterns]
        .filter((name) => !page.includes(`\`${name}\``))
        .map((name) => `docs/formats.md does not say \`${name}\``),
    ]),
  ];
}

function isEmpty(folder: string): boolean {
  return !existsSync(folder) || readdirSync(folder).length === 0;
}
