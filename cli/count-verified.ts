import { collectMissing } from '../node/verify-counts/collect-missing.ts';
import { readCountsFile, writeCountsFile } from '../node/verify-counts/counts-file.ts';
import { verifyCounts } from '../node/verify-counts/verify-counts.ts';
import { presentVerification } from '../shared/report/present-verification.ts';
import { VERIFIED_COUNTS_PATH } from '../shared/tokenizer/verified-counts.ts';
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
  if (!asks) return countWorkspace({ ...request, verified: { counts: known } });
  const { add, missing } = collectMissing();
  await countWorkspace({ ...request, verified: { counts: known, onMissing: add } });
  const { counts, verification } = await verifyCounts({
    counts: known,
    missing: missing(),
    env: context.env,
  });
  if (verification.askedCount > 0) await writeCountsFile(context.cwd, counts);
  context.writeError(presentVerification(verification, VERIFIED_COUNTS_PATH));
  return countWorkspace({ ...request, verified: { counts } });
}
