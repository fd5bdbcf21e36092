import { readFileSync } from 'node:fs';
import { deflateRawSync, gzipSync } from 'node:zlib';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inflateBounded } from '../../../../shared/recording/archive/inflate-bounded.ts';
import { readZip } from '../../../../shared/recording/archive/read-zip.ts';
import { zstdBounded } from '../../../../shared/recording/archive/zstd-bounded.ts';

const MB = 1024 * 1024;

describe('inflateBounded', () => {
  it('gives back what was packed, gzip or bare', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 5000 }), (bytes) => {
        expect(inflateBounded(gzipSync(bytes), { maxBytes: MB })).toEqual(bytes);
        const raw = inflateBounded(deflateRawSync(bytes), { maxBytes: MB, raw: true });
        expect(raw).toEqual(bytes);
      }),
    );
  });

  it('gives a bomb up', () => {
    const bomb = gzipSync(Buffer.alloc(100 * MB));
    expect(inflateBounded(bomb, { maxBytes: MB })).toBeUndefined();
  });

  it('gives nothing for data that is cut off or no archive', () => {
    const whole = gzipSync(Buffer.from('some text that is packed'));
    expect(inflateBounded(whole.subarray(0, 20), { maxBytes: MB })).toBeUndefined();
    expect(
      inflateBounded(new Uint8Array([1, 2, 3, 4]), { maxBytes: MB, raw: true }),
    ).toBeUndefined();
  });
});

describe('zstdBounded', () => {
  it('gives up on blocks that say they become too large', () => {
    // A frame of run-length blocks: 128 kB of one byte in four bytes each.
    const header = [0x28, 0xb5, 0x2f, 0xfd, 0x00, 0x50];
    const block = [0x02, 0x00, 0x10, 0x41];
    const blocks = Array.from({ length: 2000 }, () => block).flat();
    const bomb = new Uint8Array([...header, ...blocks, 0x03, 0x00, 0x10, 0x41]);
    expect(zstdBounded(bomb, 100 * MB)).toBeUndefined();
    const small = new Uint8Array([...header, 0x53, 0x00, 0x00, 0x41]);
    expect(zstdBounded(small, MB)).toEqual(new Uint8Array(10).fill(0x41));
  });

  it('gives up on a frame that asks for more memory than it may have', () => {
    const greedy = new Uint8Array([0x28, 0xb5, 0x2f, 0xfd, 0x00, 0xff, 0x01, 0x00, 0x00]);
    expect(zstdBounded(greedy, 64 * MB)).toBeUndefined();
  });

  it('never throws', () => {
    const magic = [0x28, 0xb5, 0x2f, 0xfd];
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(() => zstdBounded(new Uint8Array([...magic, ...bytes]), MB)).not.toThrow();
      }),
    );
  });
});

describe('readZip', () => {
  it('never throws, whatever happened to an archive', () => {
    const whole = readFileSync('test/fixtures/recordings/inspect-eval/zstd.eval');
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.nat(255), fc.nat(whole.length), (at, byte, end) => {
        const damaged = Uint8Array.from(whole.subarray(0, end === 0 ? whole.length : end));
        if (at < damaged.length) damaged[at] = byte;
        for (const entry of readZip(damaged)?.values() ?? []) entry.unpack(MB);
      }),
    );
  });
});
