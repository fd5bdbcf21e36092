import { close, createReadStream } from 'node:fs';
import { TextDecoder } from 'node:util';
import type { LinesContent } from '../../shared/text/files.ts';
import { UserError } from '../../shared/text/user-error.ts';
import { openFileInside } from './read-file-inside.ts';

const CHUNK_BYTES = 1024 * 1024;
/** A longer line is no record of a call: it is cut off here, and refused where it stands. */
const MAX_LINE_UNITS = 32 * 1024 * 1024;

/** The lines of a text below `root`, read as they are asked for. */
export function openLinesInside(root: string, path: string): LinesContent {
  const opened = openFileInside(root, path);
  if (opened.kind !== 'open') return opened;
  // The descriptor, not the path: what was checked is what is read.
  const stream = createReadStream('', {
    fd: opened.file,
    autoClose: false,
    highWaterMark: CHUNK_BYTES,
  });
  return { kind: 'lines', lines: linesOf(stream, path, () => close(opened.file)) };
}

async function* linesOf(
  chunks: AsyncIterable<Uint8Array>,
  path: string,
  done: () => void,
): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let rest = '';
  try {
    for await (const chunk of chunks) {
      const text = decoded(decoder, chunk, path);
      // What follows a line that was cut off is looked at no more than once.
      const isCut = rest.length >= MAX_LINE_UNITS;
      const from = isCut ? text.indexOf('\n') : 0;
      if (from === -1) continue;
      const lines = (rest + text.slice(from)).split('\n');
      rest = (lines.pop() ?? '').slice(0, MAX_LINE_UNITS);
      yield* lines;
    }
    if (rest !== '') yield rest;
  } finally {
    done();
  }
}

function decoded(decoder: TextDecoder, chunk: Uint8Array, path: string): string {
  try {
    return decoder.decode(chunk, { stream: true });
  } catch {
    throw new UserError(`${path} is not UTF-8 text`, { hint: 'Save it as UTF-8.' });
  }
}
