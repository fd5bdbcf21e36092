import type { SourceFile } from '../../../text/files.ts';
import { shorten } from './config-reader.ts';
import type { ConfigReader, Reference } from './config-reader.ts';
import { isGlob } from '../../../text/match-glob.ts';
import { sentence } from '../../../text/sentence.ts';

/** The file that a reference names or, when it is a pattern, every file it matches; a pattern without one is reported. */
export async function readAll(
  reader: ConfigReader,
  reference: Reference,
): Promise<readonly SourceFile[]> {
  if (!isGlob(reference.written)) {
    const file = await reader.read(reference);
    return file ? [file] : [];
  }
  const paths = await reader.glob(reference);
  if (paths.length === 0) {
    const message = sentence`"${shorten(reference.written)}" matches no file`;
    const hint = sentence`Correct the pattern: it is relative to the folder of this config.`;
    reader.report(reference.at, { severity: 'error', message, hint });
  }
  const files: SourceFile[] = [];
  for (const path of paths) {
    const file = await reader.read({ written: path, at: reference.at, from: '' });
    if (file) files.push(file);
  }
  return files;
}
