import type { Config } from '../config/config.ts';
import type { Prompt } from '../prompt/prompt.ts';
import { type Baseline, findNew } from '../rules/baseline.ts';
import type { Finding } from '../rules/finding.ts';
import { lintPrompt } from '../rules/lint-prompt.ts';
import { readSourceText, type SourceText } from '../rules/source-text.ts';
import type { FileReader } from '../text/files.ts';
import type { Problem } from '../text/problem.ts';
import type { LoadVocabulary } from '../tokenizer/tokenizer.ts';
import { loadTargets } from './prompt-targets.ts';
import { readPrompts } from './read-prompts.ts';

export type LintRequest = {
  readonly files: FileReader;
  /** Paths or globs relative to the workspace; none: every prompt file there is. */
  readonly operands: readonly string[];
  /** Instead of the model a prompt or its suite names. */
  readonly model?: string;
  /** Only these rules. */
  readonly only?: ReadonlySet<string>;
  readonly config: Pick<Config, 'rules' | 'suites' | 'pricing' | 'exclude'>;
  readonly baseline?: Baseline;
  readonly now: Date;
  readonly loadVocabulary: LoadVocabulary;
};

export type LintAnswer = {
  readonly findings: readonly Finding[];
  readonly problems: readonly Problem[];
  readonly promptCount: number;
  readonly acceptedCount: number;
};

/** Finds the waste in the prompts of a workspace. */
export async function lintWorkspace(request: LintRequest): Promise<LintAnswer> {
  const { files, baseline } = request;
  const { prompts, problems } = await readPrompts({
    files,
    operands: request.operands,
    exclude: request.config.exclude,
  });
  const findings = await lintPrompts(prompts, request);
  const fresh = baseline ? findNew(findings, baseline) : findings;
  return {
    findings: fresh,
    problems,
    promptCount: prompts.length,
    acceptedCount: findings.length - fresh.length,
  };
}

/** The waste in prompts that were read already, by file and place; text that several of them send is one finding. */
export async function lintPrompts(
  prompts: readonly Prompt[],
  request: Omit<LintRequest, 'operands' | 'baseline'>,
): Promise<readonly Finding[]> {
  const targetOf = await loadTargets(prompts, request);
  const sources = await readSources(prompts, request.files);
  const found = prompts.flatMap((prompt) =>
    lintPrompt(prompt, {
      ...targetOf(prompt),
      levels: new Map(Object.entries(request.config.rules)),
      ...(request.only && { only: request.only }),
      sourceOf: (path) => sources.get(path),
    }),
  );
  return distinct(found);
}

async function readSources(
  prompts: readonly Prompt[],
  files: FileReader,
): Promise<ReadonlyMap<string, SourceText>> {
  const paths = new Set(
    prompts.flatMap(({ path, messages }) => [
      path,
      ...messages.flatMap(({ parts }) => parts.map(({ span }) => span.path)),
    ]),
  );
  const sources = new Map<string, SourceText>();
  for (const path of paths) {
    const content = await files.read(path);
    if (content.kind === 'text') sources.set(path, readSourceText(content.text));
  }
  return sources;
}

/** Several prompts may send the same text of one file: that is one finding. */
function distinct(findings: readonly Finding[]): readonly Finding[] {
  const byPlace = new Map<string, Finding>();
  for (const finding of findings) {
    const { rule, message, source } = finding;
    const { start, end } = source.range;
    const key = JSON.stringify([rule, message, source.path, start, end]);
    if (!byPlace.has(key)) byPlace.set(key, finding);
  }
  return [...byPlace.values()].toSorted(
    (a, b) =>
      (a.source.path < b.source.path ? -1 : a.source.path > b.source.path ? 1 : 0) ||
      a.source.range.start - b.source.range.start,
  );
}
