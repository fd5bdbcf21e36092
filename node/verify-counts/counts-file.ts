import { randomUUID } from 'node:crypto';
import { rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FileReader } from '../../shared/text/files.ts';
import { UserError } from '../../shared/text/user-error.ts';
import {
  parseVerifiedCounts,
  VERIFIED_COUNTS_PATH,
  writeVerifiedCounts,
  type VerifiedCounts,
} from '../../shared/tokenizer/verified-counts.ts';

/** What the workspace's providers counted; nothing when there is no such file. Throws a UserError for another file. */
export async function readCountsFile(files: FileReader): Promise<VerifiedCounts> {
  const content = await files.read(VERIFIED_COUNTS_PATH);
  if (content.kind === 'missing') return new Map();
  const counts = content.kind === 'text' ? parseVerifiedCounts(content.text) : undefined;
  if (counts) return counts;
  throw new UserError(`${VERIFIED_COUNTS_PATH} is no file of verified counts`, {
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
