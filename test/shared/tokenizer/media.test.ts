import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MediaPart } from '../../../shared/prompt/prompt.ts';
import { countMediaTokens } from '../../../shared/tokenizer/media/count-media-tokens.ts';
import { readImageSize } from '../../../shared/tokenizer/media/image-size.ts';
import { MEDIA_RULES } from '../../../shared/tokenizer/media/media-rules.ts';

function dataUri(type: string, bytes: Uint8Array): string {
  return `data:${type};base64,${Buffer.from(bytes).toString('base64')}`;
}

function part(
  source: string,
  mediaKind: MediaPart['mediaKind'] = 'image',
  detail?: MediaPart['detail'],
): MediaPart {
  const span = { path: 'prompts/a.yml', range: { start: 0, end: 1 } };
  return { kind: 'media', mediaKind, source, span, ...(detail && { detail }) };
}

function png(width: number, height: number): Buffer {
  const bytes = Buffer.alloc(33);
  bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]);
  bytes.write('IHDR', 12, 'latin1');
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  return bytes;
}

function gif(width: number, height: number): Buffer {
  const bytes = Buffer.from('GIF89a\0\0\0\0\0\0', 'latin1');
  bytes.writeUInt16LE(width, 6);
  bytes.writeUInt16LE(height, 8);
  return bytes;
}

/** A preview in the metadata has a frame header of its own, which is not the image's. */
function jpeg(width: number, height: number): Buffer {
  const metadata = Buffer.from([0xff, 0xe1, 0, 12, 0xff, 0xd8, 0xff, 0xc0, 0, 9, 8, 0, 9, 0]);
  const frame = Buffer.from([0xff, 0xff, 0xc2, 0, 17, 8, 0, 0, 0, 0, 3, 0, 0]);
  frame.writeUInt16BE(height, 6);
  frame.writeUInt16BE(width, 8);
  return Buffer.concat([Buffer.from([0xff, 0xd8]), metadata, frame]);
}

function webp(chunk: string, body: readonly number[]): Buffer {
  const bytes = Buffer.alloc(40);
  bytes.write('RIFF', 0, 'latin1');
  bytes.write(`WEBP${chunk}`, 8, 'latin1');
  bytes.set(body, 20);
  return bytes;
}

function wav(seconds: number): Buffer {
  const bytes = Buffer.alloc(44);
  bytes.write('RIFF\0\0\0\0WAVEfmt ', 0, 'latin1');
  bytes.writeUInt32LE(16, 16);
  bytes.writeUInt32LE(32_000, 28);
  bytes.write('data', 36, 'latin1');
  bytes.writeUInt32LE(32_000 * seconds, 40);
  return bytes;
}

function box(name: string, ...contents: readonly Buffer[]): Buffer {
  const body = Buffer.concat(contents);
  const head = Buffer.alloc(8);
  head.writeUInt32BE(body.length + 8, 0);
  head.write(name, 4, 'latin1');
  return Buffer.concat([head, body]);
}

/** A film of that many thousandths of a second. */
function mp4(duration: number, version = 0): Buffer {
  const header = Buffer.alloc(version === 1 ? 112 : 100);
  header.writeUInt8(version, 0);
  header.writeUInt32BE(1000, version === 1 ? 20 : 12);
  if (version === 1) header.writeBigUInt64BE(BigInt(duration), 24);
  else header.writeUInt32BE(duration, 16);
  const free = box('free', Buffer.alloc(5));
  return Buffer.concat([
    box('ftyp', Buffer.from('isom')),
    free,
    box('moov', free, box('mvhd', header)),
  ]);
}

const PDF =
  '%PDF-1.4\n1 0 obj<</Type /Pages /Count 2>>\n2 0 obj<</Type/Page>>\n3 0 obj<</Type /Page /A 1>>';

function count(media: MediaPart, name: string): number | undefined {
  const { tokens, unknown } = countMediaTokens([media], { written: name, name });
  return unknown.length > 0 ? undefined : tokens;
}

describe('the size of an image', () => {
  it.each([
    ['PNG', png(640, 480)],
    ['GIF', gif(640, 480)],
    ['JPEG behind metadata', jpeg(640, 480)],
    ['lossy WebP', webp('VP8 ', [0, 0, 0, 0x9d, 0x01, 0x2a, 0x80, 0x02, 0xe0, 0x01])],
    ['lossless WebP', webp('VP8L', [0x2f, 0x7f, 0xc2, 0x77, 0x00])],
    ['extended WebP', webp('VP8X', [0, 0, 0, 0, 0x7f, 0x02, 0, 0xdf, 0x01, 0])],
  ])('is read from a %s', (_, bytes) => {
    expect(readImageSize(bytes)).toEqual({ width: 640, height: 480 });
  });

  it('is unknown for whatever else there is, and never an error', () => {
    const starts = fc.constantFrom(png(1, 1), gif(1, 1), jpeg(1, 1), webp('VP8X', []), Buffer.of());
    const bytes = fc.tuple(starts, fc.nat(40), fc.uint8Array({ maxLength: 60 }));
    fc.assert(
      fc.property(bytes, ([start, kept, rest]) => {
        const size = readImageSize(Buffer.concat([start.subarray(0, kept), rest]));
        expect(size === undefined || (size.width > 0 && size.height > 0)).toBe(true);
      }),
    );
  });
});

describe('the tokens of an image', () => {
  it.each([
    // The examples of the providers' guides, and billed sizes.
    ['gpt-4o', 1024, 1024, 765],
    ['gpt-4o', 2048, 4096, 1105],
    ['gpt-5', 1024, 1024, 630],
    ['gpt-5-mini', 256, 256, 77],
    ['gpt-5-mini', 2048, 768, 1844],
    ['gpt-4.1-mini', 1800, 2400, Math.ceil(1452 * 1.62)],
    ['claude-sonnet-4-5', 1000, 1000, 1296],
    ['claude-opus-4-8', 1024, 1024, 1369],
    ['gemini-2.5-pro', 384, 384, 258],
    ['gemini-2.5-pro', 600, 400, 258],
    ['gemini-2.5-pro', 1000, 700, 516],
    ['gemini-3.1-pro', 4000, 3000, 1083],
  ])('for %s at %i × %i are %i', (name, width, height, tokens) => {
    expect(count(part(dataUri('image/png', png(width, height))), name)).toBe(tokens);
  });

  it('are few with low detail, whatever the image', () => {
    expect(count(part('https://example.com/cat.png', 'image', 'low'), 'gpt-4o')).toBe(85);
  });

  it.each([
    ['https://example.com/cat.png', 'gpt-4o'],
    ['{{photo}}', 'claude-sonnet-4-5'],
    ['data:image/png;base64,', 'gpt-4o'],
    ['data:image/png;base64,%%%%', 'gpt-4o'],
    [dataUri('image/png', png(64, 64)), 'gpt-5.6'],
    [dataUri('image/png', png(64, 64)), 'our-own-model'],
  ])('are unknown, not zero: %s for %s', (source, name) => {
    expect(count(part(source), name)).toBeUndefined();
  });

  it('never exceed the cap of Claude', () => {
    const side = fc.integer({ min: 1, max: 20_000 });
    fc.assert(
      fc.property(side, side, (width, height) => {
        const tokens = count(part(dataUri('image/png', png(width, height))), 'claude-haiku-4-5');
        expect(tokens).toBeGreaterThan(0);
        expect(tokens).toBeLessThanOrEqual(1568);
      }),
    );
  });
});

describe('the tokens of documents and sounds', () => {
  it.each([
    ['a PDF of two pages', part(dataUri('application/pdf', Buffer.from(PDF)), 'document'), 516],
    ['four seconds of film', part(dataUri('video/mp4', mp4(4000)), 'video'), 1052],
    ['a film with long times', part(dataUri('video/mp4', mp4(1500, 1)), 'video'), 395],
    ['ten seconds of sound', part(dataUri('audio/wav', wav(10)), 'audio'), 320],
  ])('are those of %s', (_, media, tokens) => {
    expect(count(media, 'gemini-2.5-flash')).toBe(tokens);
  });

  it.each([
    ['claude-sonnet-4-5', 2333],
    ['claude-opus-5-5', 2333],
    ['us.anthropic.claude-haiku-4-5-20251001-v1:0', 2333],
    ['gemini-3.5-flash', 560],
  ])('are the pages of a PDF for %s, %i each', (model, tokens) => {
    const pdf = part(dataUri('application/pdf', Buffer.from(PDF)), 'document');
    expect(count(pdf, model)).toBe(2 * tokens);
    expect(count(part('https://example.com/a.pdf', 'document'), model)).toBeUndefined();
  });

  it.each([
    ['packed', part(dataUri('application/pdf', Buffer.from('%PDF-1.5 /Type /ObjStm')), 'document')],
    ['a video', part('https://example.com/a.mp4', 'video')],
    ['no film', part(dataUri('video/mp4', Buffer.alloc(64)), 'video')],
    ['a film that is cut', part(dataUri('video/mp4', mp4(4000).subarray(0, 60)), 'video')],
    ['no sound', part(dataUri('audio/wav', Buffer.from('RIFF')), 'audio')],
  ])('are unknown when it is %s', (_, media) => {
    expect(count(media, 'gemini-2.5-flash')).toBeUndefined();
  });
});

it.each(MEDIA_RULES)('the rule of $prefixes has a source and a day', ({ source, seen }) => {
  expect(source).not.toBe('');
  expect(seen).toMatch(/^\d{4}-\d{2}-\d{2}$/);
});
