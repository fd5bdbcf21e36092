import { l10n } from 'vscode';
import { UserError } from '../../shared/text/user-error.ts';
import { sentenceWords } from '../present/sentence-words.ts';

/** Why a call failed, for people. */
export function explainFailure(error: unknown): string {
  if (error instanceof UserError) return sentenceWords(error.said, l10n.t);
  return error instanceof Error ? error.message : String(error);
}
