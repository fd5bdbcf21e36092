import { countPrompts, type PromptCount } from '../shared/check/count-prompts.ts';
import { globMatcher } from '../shared/text/match-glob.ts';
import type { Config } from '../shared/config/config.ts';
import { createPriceTable } from '../shared/pricing/price-table.ts';
import { PROMPT_FORMATS } from '../shared/prompt/formats/index.ts';
import { findPromptFormat, parsePrompts } from '../shared/prompt/parse-prompts.ts';
import type { Prompt } from '../shared/prompt/prompt.ts';
import type { FileReader } from '../shared/text/files.ts';
import type { Problem } from '../shared/text/problem.ts';
import { loadVocabulary } from './vocabulary/load-vocabulary.ts';

export type CountRequest = {
  readonly files: FileReader;
  /** Paths or globs relative to the workspace; none: every prompt file there is. */
  readonly operands: readonly string[];
  readonly models: readonly string[];
  readonly pricing: Config['pricing'];
  readonly exclude: readonly string[];
  readonly now: Date;
};

export type CountAnswer = {
  readonly counts: readonly PromptCount[];
  readonly problems: readonly Problem[];
};

/** Counts the prompts of a workspace, for the models they name or the given ones. */
export async function countWorkspace(request: CountRequest): Promise<CountAnswer> {
  const { files, models, pricing, now } = request;
  const read = new Set<string>();
  const found: {
    readonly path: string;
    readonly isNamed: boolean;
    readonly prompts: readonly Prompt[];
  }[] = [];
  const problems: Problem[] = [];
  for (const { path, isNamed } of await pathsOf(request)) {
    const content = await files.read(path);
    if (content.kind === 'missing') {
      problems.push({ severity: 'error', path, message: 'there is no such file' });
      continue;
    }
    if (content.kind === 'unreadable') {
      problems.push({
        severity: 'error',
        path,
        message: content.reason,
        ...(content.hint !== undefined && { hint: content.hint }),
      });
      continue;
    }
    const file = { path, text: content.text };
    if (!isNamed && !findPromptFormat(file)) continue;
    const parsed = await parsePrompts(file, files, { asPlain: isNamed });
    found.push({ path, isNamed, prompts: parsed.prompts });
    for (const other of parsed.reads) read.add(other);
    problems.push(...parsed.problems);
  }
  // A file that another prompt file reads is that file's, unless somebody asked for it.
  const prompts = found.flatMap((file) =>
    read.has(file.path) && !file.isNamed ? [] : file.prompts,
  );
  const counts = await countPrompts({
    prompts,
    models,
    aliases: pricing.aliases,
    prices: createPriceTable({ at: now, overrides: pricing.overrides }),
    loadVocabulary,
  });
  return { counts, problems };
}

type NamedPath = { readonly path: string; readonly isNamed: boolean };

async function pathsOf({ files, operands, exclude }: CountRequest): Promise<readonly NamedPath[]> {
  const isExcluded = globMatcher(exclude);
  const listed = (await files.list()).filter((path) => !isExcluded(path));
  if (operands.length === 0) {
    const matches = globMatcher(PROMPT_FORMATS.flatMap(({ patterns }) => patterns));
    return listed.filter(matches).map((path) => ({ path, isNamed: false }));
  }
  return operands.flatMap((operand): readonly NamedPath[] => {
    const path = operand.replace(/^\.\//, '').replace(/\/$/, '');
    const inside = listed.filter(globMatcher([path, `${path}/**`]));
    if (inside.length === 0 || inside.includes(path)) return [{ path, isNamed: true }];
    return inside.map((found) => ({ path: found, isNamed: false }));
  });
}
