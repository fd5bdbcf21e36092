import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { UserError } from '../../shared/text/user-error.ts';

/** Writes a file whose folder may not be there yet. */
export function writeFile(path: string, text: string): void {
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UserError(`The report cannot be written: ${reason}`, {
      hint: 'Name a place in the input report-path that this job may write to.',
    });
  }
}
