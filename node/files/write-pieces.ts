import { randomUUID } from 'node:crypto';
import {
  closeSync,
  constants,
  fchmodSync,
  fstatSync,
  fsyncSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import type { Piece } from '../../shared/compress/pieces.ts';
import { UserError } from '../../shared/text/user-error.ts';
import { toWorkspacePath } from './workspace-path.ts';

/**
 * Writes a file anew in one step, keeping every byte outside of what is new: byte order mark, line ends and file mode. A
 * link is followed as long as it stays inside `root`. `before` is the text the pieces count in, as the workspace reader
 * gave it (no byte order mark, LF where git stores LF). Throws a UserError when the file is another by now.
 */
export function writePieces(
  root: string,
  path: string,
  { before, pieces }: { readonly before: string; readonly pieces: readonly Piece[] },
): void {
  const target = findTarget(root, path);
  const { raw, mode } = readRaw(target);
  const bytes = Buffer.from(mergePieces(raw, before, pieces) ?? refuseChanged(path), 'utf8');
  const draft = join(dirname(target), `.${randomUUID()}.promptfare`);
  const file = openSync(draft, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL, 0o600);
  try {
    writeFileSync(file, bytes);
    fchmodSync(file, mode & 0o7777);
    fsyncSync(file);
    closeSync(file);
    renameSync(draft, target);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
}

/** The new raw text, or undefined when `before` is not what stands in `raw`. */
export function mergePieces(
  raw: string,
  before: string,
  pieces: readonly Piece[],
): string | undefined {
  const mark = raw.startsWith('\uFEFF') ? 1 : 0;
  const text = raw.slice(mark);
  if (text === before) return raw.slice(0, mark) + joinRaw(text, pieces, (offset) => offset);
  // The reader gives LF where git stores LF and the checkout made CRLF of it.
  if (text.replaceAll('\r\n', '\n') !== before) return undefined;
  const withReturns = pieces.map((piece) =>
    piece.kind === 'new' ? { ...piece, text: piece.text.replaceAll('\n', '\r\n') } : piece,
  );
  return raw.slice(0, mark) + joinRaw(text, withReturns, rawOffsets(text));
}

function joinRaw(
  text: string,
  pieces: readonly Piece[],
  toRaw: (offset: number) => number,
): string {
  return pieces
    .map((piece) =>
      piece.kind === 'new'
        ? piece.text
        : text.slice(toRaw(piece.range.start), toRaw(piece.range.end)),
    )
    .join('');
}

/** Offsets of the text with LF as offsets of the text with CRLF, asked for in ascending order. */
function rawOffsets(text: string): (offset: number) => number {
  let at = 0;
  let seen = 0;
  return (offset) => {
    while (at < offset) {
      if (text[at + seen] === '\r' && text[at + seen + 1] === '\n') seen += 1;
      at += 1;
    }
    return offset + seen;
  };
}

function refuseChanged(path: string): never {
  throw new UserError(`${path} was changed while its new text was made`, {
    hint: 'Run the command again.',
  });
}

function findTarget(root: string, path: string): string {
  const inside = toWorkspacePath(path);
  const realRoot = realpathSync.native(root);
  const target = inside === undefined ? undefined : realpathSync.native(join(realRoot, inside));
  const within = target && toWorkspacePath(relative(realRoot, target).split(sep).join('/'));
  if (!target || !within) throw new UserError(`${path} is outside the workspace`);
  return target;
}

function readRaw(target: string): { readonly raw: string; readonly mode: number } {
  const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);
  const file = openSync(target, flags);
  try {
    const stats = fstatSync(file);
    if (!stats.isFile()) throw new UserError('Only regular files are written');
    return { raw: readFileSync(file).toString('utf8'), mode: stats.mode };
  } finally {
    closeSync(file);
  }
}
