import { describe, expect, it } from 'vitest';
import { createTextGenerator } from '../../../../bench/tokens/text-generator.mjs';
import {
  codePointKinds,
  createEncodedText,
  encodeText,
  OTHER,
} from '../../../../shared/tokenizer/encoded-text.ts';
import { nextSafeCut } from '../../../../shared/tokenizer/safe-cut.ts';
import { SPLIT_RULES, type SplitRule } from '../../../../shared/tokenizer/packs/split-rules.ts';

const GPT_2 = String.raw`'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+`;
const TEXTS = 2000;
const LONE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/** The patterns as JavaScript writes them; their case-insensitive group is spelled out, with the long s. */
function patternsOf({ patterns }: SplitRule): readonly RegExp[] {
  return (patterns.length === 0 ? [GPT_2] : patterns).map((pattern) => {
    const spelled = pattern.replaceAll(
      "(?i:'s|'t|'re|'ve|'m|'ll|'d)",
      "(?:'[sSſ]|'[tT]|'[rR][eE]|'[vV][eE]|'[mM]|'[lL][lL]|'[dD])",
    );
    return new RegExp(spelled, 'gu');
  });
}

/** Each pattern cuts the pieces of the one before; what it does not match is a piece as well. */
function cutBy(patterns: readonly RegExp[], text: string): readonly string[] {
  let pieces: readonly string[] = [text];
  for (const pattern of patterns) pieces = pieces.flatMap((piece) => cutOnce(pattern, piece));
  return pieces;
}

function cutOnce(pattern: RegExp, text: string): readonly string[] {
  const pieces: string[] = [];
  let end = 0;
  for (const { 0: found, index } of text.matchAll(pattern)) {
    pieces.push(text.slice(end, index), found);
    end = index + found.length;
  }
  return [...pieces, text.slice(end)].filter((piece) => piece !== '');
}

/** Not in texts: white space that Rust and JavaScript see differently, lone surrogates, newer letters than ours. */
function isComparable(text: string): boolean {
  if (/[\u0085\ufeff]/.test(text) || LONE.test(text)) return false;
  const kinds = codePointKinds();
  return Array.from(text).every((character) => {
    const isOther = kinds[character.codePointAt(0) ?? 0] === OTHER;
    return isOther === !/[\p{L}\p{M}\p{N}\s]/u.test(character);
  });
}

function piecesOf(text: string, { pieceEnd }: SplitRule): readonly string[] {
  const encoded = createEncodedText(text.length);
  encodeText(text, { start: 0, end: text.length }, encoded);
  const pieces: string[] = [];
  for (let start = 0, end = 0; start < encoded.length; start = end) {
    end = pieceEnd(encoded, start);
    pieces.push(Buffer.from(encoded.bytes.subarray(start, end)).toString('utf8'));
  }
  return pieces;
}

describe.each(SPLIT_RULES)('the pattern of $id', (rule) => {
  const patterns = patternsOf(rule);

  it.each([
    "don't DON'T I'LL it'ſ x's1 y'stuff !'s 1's \n's é's",
    '1234567 １２３４５ a1b22',
    'HTTPServer parseJSONFile ǅungla é e\u0301 \u0301AB \u0301ABc',
    '  \n\n  indented\r\n\r\n\tx  y \u3000z',
    'a //\n// b;\n//c !!\n/\n/',
    '你好，世界。北京彩票東京 한국어 हिन्दी',
    'a漢字 b  漢字 c  1 x・y゠ \u0000\u0001a \u0000\u0301 (foo) .bar #é \u200d\u200dx\u2060',
  ])('cuts %j as its regular expression does', (text) => {
    expect(piecesOf(text, rule)).toEqual(cutBy(patterns, text));
  });

  it('cuts generated texts as its regular expression does', () => {
    const nextText = createTextGenerator(8128);
    let compared = 0;
    for (let input = 0; input < TEXTS; input += 1) {
      const text = nextText();
      if (!isComparable(text)) continue;
      compared += 1;
      const [pieces, expected] = [piecesOf(text, rule), cutBy(patterns, text)];
      if (pieces.join('|') !== expected.join('|'))
        expect({ text, pieces }).toEqual({ text, expected });
    }
    expect(compared).toBeGreaterThan(TEXTS / 2);
  });

  it('keeps its pieces when a text is cut before lines', () => {
    const nextText = createTextGenerator(28);
    let compared = 0;
    for (let input = 0; input < TEXTS; input += 1) {
      const text = `${nextText()}\n${nextText()}`;
      const cut = nextSafeCut(text, 1, rule.lineCuts);
      if (cut === text.length) continue;
      compared += 1;
      const whole = piecesOf(text, rule);
      const parts = [text.slice(0, cut), text.slice(cut)].flatMap((part) => piecesOf(part, rule));
      if (parts.join('|') !== whole.join('|')) expect({ text, parts }).toEqual({ text, whole });
    }
    expect(compared).toBeGreaterThan(TEXTS / 10);
  });
});
