import type { DocumentFinding } from '../engine/document-finding.ts';
import { tokensSaved } from './finding-words.ts';

/** Of the fixes of a prompt that the verifier lets pass; absent where none saves a token. */
export function largestSaving(
  findings: readonly DocumentFinding[],
  prompt: string,
): DocumentFinding | undefined {
  const [best] = findings
    .filter((finding) => finding.prompt === prompt && finding.isFixable)
    .toSorted((a, b) => tokensSaved(b) - tokensSaved(a));
  return best && tokensSaved(best) > 0 ? best : undefined;
}
