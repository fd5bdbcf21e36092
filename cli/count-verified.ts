import { collectMissing } from '../node/verify-counts/collect-missing.ts';
import { readCountsFile, writeCountsFile } from '../node/verify-counts/counts-file.ts';
import { verifyCounts } from '../node/verify-counts/verify-counts.ts';
import { presentVerification } from '../shared/report/present-verification.ts';
import { findInCounts, VERIFIED_COUNTS_PATH } from '../shared/tokenizer/verified-counts.ts';
import {
  countWorkspace,
  type CountAnswer,
  type CountRequest,
} from '../shared/workspace/count-workspace.ts';
import type { CommandContext } from './command.ts';

/** Counts a workspace with what its providers counted before; when `asks`, they are asked about the rest first. */
export async function countVerified(
  request: CountRequest,
  { asks, context }: { readonly asks: boolean; readonly context: CommandContext },
): Promise<CountAnswer> {
  const known = await readCountsFile(request.files);
  if (!asks) return countWorkspace({ ...request, findVerified: findInCounts(known) });
  const collected = collectMissing(known);
  await countWorkspace({ ...request, findVerified: collected.find });
  const { counts, verification } = await verifyCounts({
    counts: known,
    missing: collected.missing(),
    env: context.env,
  });
  if (verification.askedCount > 0) await writeCountsFile(context.cwd, counts);
  context.writeError(presentVerification(verification, VERIFIED_COUNTS_PATH));
  return countWorkspace({ ...request, findVerified: findInCounts(counts) });
}
