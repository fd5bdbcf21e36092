import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parsePrompts } from '../../../../shared/prompt/parse-prompts.ts';
import type { ParsedFile } from '../../../../shared/prompt/prompt.ts';
import type { FileReader } from '../../../../shared/text/files.ts';
import { formatProblem } from '../../../../shared/text/problem.ts';
import { expectHonestPlaces } from '../honest-places.ts';

export const FIXTURES: string = join(import.meta.dirname, '../../../fixtures/prompts');

/** The workspace that a folder of test/fixtures/prompts is. */
export function fixtureFiles(format: string): FileReader {
  const root = join(FIXTURES, format);
  return {
    list: async () =>
      readdirSync(root, { recursive: true, encoding: 'utf8' }).map((path) =>
        path.replaceAll('\\', '/'),
      ),
    read: async (path) =>
      existsSync(join(root, path))
        ? { kind: 'text', text: readFileSync(join(root, path), 'utf8') }
        : { kind: 'missing' },
  };
}

/** A fixture's prompts; its places are checked on the way. */
export async function parseFixture(format: string, path: string): Promise<ParsedFile> {
  const text = readFileSync(join(FIXTURES, format, path), 'utf8');
  const parsed = await parsePrompts({ path, text }, fixtureFiles(format));
  for (const prompt of parsed.prompts) expectHonestPlaces(prompt, { path, text });
  return parsed;
}

/** A prompt in few words: `role: text` per message. */
export function messagesOf({ prompts }: ParsedFile): readonly string[] {
  return prompts.flatMap(({ messages }) =>
    messages.map(({ role, parts }) => {
      const texts = parts.map((part) => (part.kind === 'text' ? part.text : `<${part.source}>`));
      return `${role}: ${texts.join('')}`;
    }),
  );
}

export function problemsOf({ problems }: ParsedFile): readonly string[] {
  return problems.map((problem) => `${problem.severity} ${formatProblem(problem)}`);
}
