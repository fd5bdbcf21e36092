import type { FileReader } from '../text/files.ts';
import {
  parseVerifiedCounts,
  VERIFIED_COUNTS_PATH,
  type ParsedCounts,
} from '../tokenizer/verified-counts.ts';

/** What the providers counted of a workspace, or of one commit of it; nothing when there is no such file. */
export async function readVerifiedCounts(files: FileReader): Promise<ParsedCounts> {
  const content = await files.read(VERIFIED_COUNTS_PATH);
  if (content.kind === 'missing') return { kind: 'read', counts: new Map() };
  return content.kind === 'text' ? parseVerifiedCounts(content.text) : content;
}
