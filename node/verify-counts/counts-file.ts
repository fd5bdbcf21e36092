import { randomUUID } from 'node:crypto';
import { rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FileReader } from '../../shared/text/files.ts';
import { englishOf } from '../../shared/text/sentence.ts';
import { UserError } from '../../shared/text/user-error.ts';
import {
  VERIFIED_COUNTS_PATH,
  writeVerifiedCounts,
  type VerifiedCounts,
} from '../../shared/tokenizer/verified-counts.ts';
import { readVerifiedCounts } from '../../shared/workspace/read-verified-counts.ts';

/** What the workspace's providers counted. Throws a UserError for a file that says something else. */
export async function readCountsFile(files: FileReader): Promise<VerifiedCounts> {
  const read = await readVerifiedCounts(files);
  if (read.kind === 'read') return read.counts;
  throw new UserError(`${VERIFIED_COUNTS_PATH} cannot be used: ${englishOf(read.reason)}`, {
    hint: 'Restore it from git, or delete it and run promptfare count --verify-counts.',
  });
}

/** Writes it in one step. A link of that name is replaced, never followed. */
export async function writeCountsFile(root: string, counts: VerifiedCounts): Promise<void> {
  const draft = join(root, `.${randomUUID()}.promptfare`);
  try {
    await writeFile(draft, writeVerifiedCounts(counts), { flag: 'wx' });
    await rename(draft, join(root, VERIFIED_COUNTS_PATH));
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}
