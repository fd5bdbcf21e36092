import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { openWorkspaceFiles } from '../../node/files/workspace-files.ts';
import { writePieces } from '../../node/files/write-pieces.ts';
import { fixPrompts } from '../../shared/workspace/fix-prompts.ts';
import {
  type LintAnswer,
  type LintRequest,
  lintWorkspace,
} from '../../shared/workspace/lint-workspace.ts';
import { loadVocabulary } from '../../node/vocabulary/load-vocabulary.ts';
import { CONFIG_PATH, readConfig, requireConfig } from '../../shared/workspace/read-config.ts';
import { defaultConfig } from '../../shared/config/default-config.ts';
import { findNearest } from '../../shared/config/find-nearest.ts';
import { plural } from '../../shared/report/format-tokens.ts';
import { renderLintAnnotations } from '../../shared/report/render-lint-annotations.ts';
import { renderLintJson } from '../../shared/report/render-lint-json.ts';
import { renderLint } from '../../shared/report/render-lint.ts';
import { renderSarifFindings } from '../../shared/report/sarif-findings.ts';
import { BASELINE_PATH, readBaseline, writeBaseline } from '../../shared/rules/baseline.ts';
import { RULES } from '../../shared/rules/index.ts';
import type { FileReader } from '../../shared/text/files.ts';
import { UserError } from '../../shared/text/user-error.ts';
import type { CommandArguments, CommandContext, ExitCode, RunCommand } from '../command.ts';

export const runLint: RunCommand = async (args, context) => {
  const progress = context.showProgress('Linting prompts');
  try {
    const maxWarnings = readMaxWarnings(args.options['maxWarnings']);
    const request = await readRequest(args, context);
    if (args.options['fix'] === true) await writeFixes(request, context);
    const answer = await lintWorkspace(request);
    progress.stop();
    if (args.options['writeBaseline'] === true) return await writeAccepted(answer, context);
    context.writeOut(render(answer, args, context));
    return exitCodeOf(answer, args, maxWarnings);
  } finally {
    progress.stop();
  }
};

async function readRequest(
  { operands, options }: CommandArguments,
  context: CommandContext,
): Promise<LintRequest> {
  const files = openWorkspaceFiles(context.cwd, { env: context.env });
  const config = requireConfig(await readConfig(files, CONFIG_PATH)) ?? defaultConfig();
  const only = readRuleIds(options['rule']);
  const baseline = options['writeBaseline'] === true ? undefined : await loadBaseline(files);
  return {
    files,
    operands,
    config,
    now: context.now,
    loadVocabulary,
    ...(typeof options['model'] === 'string' && { model: options['model'] }),
    ...(only && { only }),
    ...(baseline && { baseline }),
  };
}

function readRuleIds(written: string | boolean | undefined): ReadonlySet<string> | undefined {
  if (typeof written !== 'string') return undefined;
  const ids = written.split(',').map((id) => id.trim());
  const known = RULES.map(({ id }) => id);
  for (const id of ids) {
    if (known.includes(id)) continue;
    const nearest = findNearest(id, known);
    const hint = nearest ? `Did you mean ${nearest}?` : `Rules: ${known.join(', ')}.`;
    throw new UserError(`no rule is called "${id}"`, { hint });
  }
  return new Set(ids);
}

function readMaxWarnings(written: string | boolean | undefined): number {
  if (typeof written !== 'string') return Number.POSITIVE_INFINITY;
  if (/^\d{1,9}$/.test(written)) return Number(written);
  throw new UserError(`--max-warnings takes a whole number, not "${written}"`);
}

async function loadBaseline(files: FileReader): Promise<ReturnType<typeof readBaseline>> {
  const content = await files.read(BASELINE_PATH);
  if (content.kind === 'missing') return undefined;
  const baseline = content.kind === 'text' ? readBaseline(content.text) : undefined;
  if (baseline) return baseline;
  throw new UserError(`${BASELINE_PATH} is no baseline`, {
    hint: 'Write it anew with promptfare lint --write-baseline.',
  });
}

async function writeFixes(request: LintRequest, context: CommandContext): Promise<void> {
  const fixed = await fixPrompts(request);
  for (const { path, before, pieces } of fixed) {
    writePieces(context.cwd, path, { before, pieces });
  }
  const count = fixed.reduce((sum, { fixCount }) => sum + fixCount, 0);
  context.writeError(`${plural(count, 'replacement')} in ${plural(fixed.length, 'file')}.\n`);
}

async function writeAccepted(
  { findings }: LintAnswer,
  { cwd, writeOut }: CommandContext,
): Promise<ExitCode> {
  const path = join(cwd, BASELINE_PATH);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, writeBaseline(findings));
  writeOut(`${plural(findings.length, 'finding')} accepted in ${BASELINE_PATH}.\n`);
  return 0;
}

function render(
  answer: LintAnswer,
  { options }: CommandArguments,
  context: CommandContext,
): string {
  if (options['json'] === true) return renderLintJson(answer);
  if (options['sarif'] === true) return renderSarifFindings(answer.findings);
  if (options['annotations'] === true) return renderLintAnnotations(answer);
  return renderLint(answer, context);
}

/** 1: an error, or too many warnings; 2: nothing that was asked for could be read. */
function exitCodeOf(
  { findings, promptCount }: LintAnswer,
  { operands }: CommandArguments,
  maxWarnings: number,
): ExitCode {
  if (promptCount === 0 && operands.length > 0) return 2;
  if (findings.some(({ severity }) => severity === 'error')) return 1;
  const warnings = findings.filter(({ severity }) => severity === 'warning').length;
  return warnings > maxWarnings ? 1 : 0;
}
