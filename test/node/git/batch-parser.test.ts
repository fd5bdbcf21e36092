import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BatchAnswer, createBatchParser } from '../../../node/git/batch-parser.ts';

const ID = 'a'.repeat(40);

describe('the stream of git cat-file --batch', () => {
  it('is read the same however it is cut', () => {
    const objects = fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 6 });
    fc.assert(
      fc.property(objects, fc.integer({ min: 1, max: 17 }), (contents, chunkBytes) => {
        const stream = Buffer.concat(contents.map((bytes) => object(Buffer.from(bytes))));
        const { answers, isReadable } = parse(stream, chunkBytes, 40);
        expect(isReadable).toBe(true);
        expect(answers).toEqual(
          contents.map((bytes) => ({ kind: 'object', type: 'blob', bytes: Buffer.from(bytes) })),
        );
      }),
    );
  });

  it('goes on behind objects that are missing or too large', () => {
    const stream = Buffer.concat([
      Buffer.from(`${ID} missing\n`),
      object(Buffer.alloc(100, 10)),
      object(Buffer.from('small')),
    ]);
    expect(parse(stream, 7, 10).answers).toEqual([
      { kind: 'missing' },
      { kind: 'too-large', sizeBytes: 100 },
      { kind: 'object', type: 'blob', bytes: Buffer.from('small') },
    ]);
  });

  it.each(['not a header\n', `${ID} blob -1\n`, 'x'.repeat(5000)])('is given up at %#', (text) => {
    expect(parse(Buffer.from(text), 1000, 10)).toEqual({ answers: [], isReadable: false });
  });
});

function object(bytes: Buffer): Buffer {
  return Buffer.concat([Buffer.from(`${ID} blob ${bytes.length}\n`), bytes, Buffer.from('\n')]);
}

function parse(
  stream: Buffer,
  chunkBytes: number,
  maxBytes: number,
): { readonly answers: readonly BatchAnswer[]; readonly isReadable: boolean } {
  const answers: BatchAnswer[] = [];
  const parser = createBatchParser(
    () => maxBytes,
    (answer) => answers.push(answer),
  );
  let isReadable = true;
  for (let at = 0; at < stream.length && isReadable; at += chunkBytes) {
    isReadable = parser.push(stream.subarray(at, at + chunkBytes));
  }
  return { answers, isReadable };
}
