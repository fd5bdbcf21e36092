import { writePieces } from '../../node/files/write-pieces.ts';
import { openWorkspaceFiles } from '../../node/files/workspace-files.ts';
import {
  type CompressAnswer,
  compressFiles,
  type CompressRequest,
} from '../../shared/workspace/compress-files.ts';
import { createRewriter, type Rewriter } from '../../node/model-endpoint/create-rewriter.ts';
import { loadVocabulary } from '../../node/vocabulary/load-vocabulary.ts';
import { CONFIG_PATH, readConfig, requireConfig } from '../../shared/workspace/read-config.ts';
import { defaultConfig } from '../../shared/config/default-config.ts';
import {
  renderCompressions,
  renderCompressionsJson,
} from '../../shared/report/render-compression.ts';
import { renderPatch } from '../../shared/report/render-patch.ts';
import { presentRewriter } from '../../shared/report/present-rewriter.ts';
import { UserError } from '../../shared/text/user-error.ts';
import type { CommandArguments, CommandContext, ExitCode, RunCommand } from '../command.ts';

export const runCompress: RunCommand = async ({ operands, options }, context) => {
  const progress = context.showProgress('Compressing prompts');
  try {
    const files = openWorkspaceFiles(context.cwd, { env: context.env });
    const config = requireConfig(await readConfig(files, CONFIG_PATH)) ?? defaultConfig();
    const rewriter = await rewriterOf(options, config, context);
    const answer = await compressFiles({
      files,
      operands,
      config,
      level: options['level'] === 'suggest' ? 'suggest' : 'safe',
      models: namesOf(options['model']),
      now: context.now,
      loadVocabulary,
      ...(rewriter && { rewrite: rewriter }),
    });
    const isWritten = options['write'] === true;
    if (isWritten) writeChanged(answer, context);
    progress.stop();
    context.writeOut(render(answer, options, context));
    if (rewriter) context.writeError(`${presentRewriter(rewriter.report())}\n`);
    return exitCodeOf(answer, operands, options);
  } finally {
    progress.stop();
  }
};

function namesOf(written: string | boolean | undefined): readonly string[] {
  if (typeof written !== 'string') return [];
  return written
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

async function rewriterOf(
  options: CommandArguments['options'],
  { pricing }: CompressRequest['config'],
  { env, now }: CommandContext,
): Promise<Rewriter | undefined> {
  const { with: model, endpoint, keep = '70', maxUsd = '1' } = options;
  if (typeof model !== 'string') {
    if (endpoint === undefined) return undefined;
    throw new UserError('--endpoint needs --with', { hint: 'Name the model to ask there.' });
  }
  return await createRewriter({
    model,
    ...(typeof endpoint === 'string' && { endpoint }),
    keepRatio: readPercent(String(keep)),
    maxUsd: String(maxUsd),
    pricing,
    env,
    now,
  });
}

function readPercent(written: string): number {
  const percent = Number(written.replace(/\s*%$/, ''));
  if (percent >= 10 && percent <= 95) return percent / 100;
  throw new UserError('--keep is no percentage between 10 and 95', {
    hint: 'Models asked for less than half lose more than they save; 70 is usual.',
  });
}

function writeChanged({ compressions }: CompressAnswer, { cwd }: CommandContext): void {
  for (const { path, before, after, pieces } of compressions) {
    if (before !== after) writePieces(cwd, path, { before, pieces });
  }
}

function render(
  { compressions, problems }: CompressAnswer,
  options: CommandArguments['options'],
  { hasColors }: CommandContext,
): string {
  if (options['json'] === true) return renderCompressionsJson(compressions, problems);
  if (options['diff'] !== true) {
    const isWritten = options['write'] === true;
    return renderCompressions(compressions, problems, { hasColors, isWritten });
  }
  return compressions
    .filter(({ before, after }) => before !== after)
    .map((compression) => renderPatch(compression, { hasColors }))
    .join('');
}

/** 2: nothing that was asked for could be read. */
function exitCodeOf(
  { compressions }: CompressAnswer,
  operands: readonly string[],
  options: CommandArguments['options'],
): ExitCode {
  if (compressions.length === 0 && operands.length > 0) return 2;
  const isChanged = compressions.some(({ before, after }) => before !== after);
  return options['check'] === true && isChanged ? 1 : 0;
}
