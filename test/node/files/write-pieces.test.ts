import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { mergePieces, writePieces } from '../../../node/files/write-pieces.ts';
import { editPieces, type Piece, wholePieces } from '../../../shared/compress/pieces.ts';

/** Takes `removed` out of `before`, once. */
function without(before: string, removed: string, written = ''): readonly Piece[] {
  const start = before.indexOf(removed);
  const range = { start, end: start + removed.length };
  return editPieces(wholePieces(before), [{ range, text: written }]);
}

describe('merging edits into the bytes of a file', () => {
  it.each([
    ['a plain file', 'a  b\n', 'a  b\n', 'a b\n'],
    ['a byte order mark', '\uFEFFa  b\n', 'a  b\n', '\uFEFFa b\n'],
    ['CRLF that the reader gave as CRLF', 'x\r\na  b\r\n', 'x\r\na  b\r\n', 'x\r\na b\r\n'],
    ['CRLF that the reader gave as LF', 'x\r\na  b\r\n', 'x\na  b\n', 'x\r\na b\r\n'],
    ['mixed line ends', 'x\r\ny\na  b\r\n', 'x\ny\na  b\n', 'x\r\ny\na b\r\n'],
  ])('keeps %s', (_, raw, ...[before, expected]) => {
    expect(mergePieces(raw, before, without(before, '  ', ' '))).toBe(expected);
  });

  it('takes out the whole line end of a line that goes', () => {
    expect(mergePieces('a\r\nb\r\nc\r\n', 'a\nb\nc\n', without('a\nb\nc\n', 'b\n'))).toBe(
      'a\r\nc\r\n',
    );
  });

  it('writes new line breaks like the others', () => {
    expect(mergePieces('a b\r\nc\r\n', 'a b\nc\n', without('a b\nc\n', ' ', '\n'))).toBe(
      'a\r\nb\r\nc\r\n',
    );
  });

  it('refuses a file that is another by now', () => {
    expect(mergePieces('other', 'a  b', without('a  b', ' '))).toBeUndefined();
  });
});

describe('writing a file anew', () => {
  let root = '';
  let outside = '';
  const before = 'a  b\n';
  const change = { before, pieces: without(before, ' ') };

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'promptfare-write-'));
    outside = mkdtempSync(join(tmpdir(), 'promptfare-outside-'));
    mkdirSync(join(root, 'prompts'));
    writeFileSync(join(root, 'prompts/a.txt'), before);
    writeFileSync(join(outside, 'b.txt'), before);
  });

  it('keeps its mode and leaves nothing else behind', () => {
    chmodSync(join(root, 'prompts/a.txt'), 0o640);
    writePieces(root, 'prompts/a.txt', change);
    expect(readFileSync(join(root, 'prompts/a.txt'), 'utf8')).toBe('a b\n');
    expect(statSync(join(root, 'prompts/a.txt')).mode & 0o777).toBe(0o640);
    expect(readdirSync(join(root, 'prompts'))).toEqual(['a.txt']);
  });

  it('follows a link that stays inside, and keeps the link', () => {
    symlinkSync('a.txt', join(root, 'prompts/link.txt'));
    writePieces(root, 'prompts/link.txt', change);
    expect(readFileSync(join(root, 'prompts/a.txt'), 'utf8')).toBe('a b\n');
    expect(readFileSync(join(root, 'prompts/link.txt'), 'utf8')).toBe('a b\n');
  });

  it.each([
    [
      'a link to a file outside',
      () => symlinkSync(join(outside, 'b.txt'), join(root, 'out.txt')),
      'out.txt',
    ],
    [
      'a path through a linked folder',
      () => symlinkSync(outside, join(root, 'folder')),
      'folder/b.txt',
    ],
  ])('refuses %s', (_, link, path) => {
    link();
    expect(() => writePieces(root, path, change)).toThrow('outside the workspace');
    expect(readFileSync(join(outside, 'b.txt'), 'utf8')).toBe(before);
  });

  it.each(['../b.txt', '/etc/hosts', '.git/config'])('refuses %s', (path) => {
    expect(() => writePieces(root, path, change)).toThrow('outside the workspace');
  });

  it('refuses to overwrite what somebody else wrote meanwhile', () => {
    writeFileSync(join(root, 'prompts/a.txt'), 'other\n');
    expect(() => writePieces(root, 'prompts/a.txt', change)).toThrow('was changed');
    expect(readFileSync(join(root, 'prompts/a.txt'), 'utf8')).toBe('other\n');
  });
});
