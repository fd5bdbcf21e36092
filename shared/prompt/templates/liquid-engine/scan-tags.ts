import type { Range } from '../../../text/range.ts';

/** One tag of a Liquid template; `content` is what stands between its braces, without the dashes. */
export type LiquidTag = {
  readonly kind: 'output' | 'statement';
  readonly content: string;
  readonly range: Range;
  readonly stripsBefore: boolean;
  readonly stripsAfter: boolean;
};

const VERBATIM = new Set(['raw', 'comment']);

/** The tags of a template in order; what stands in raw and comment blocks is none. Linear in the text. */
export function scanTags(text: string): readonly LiquidTag[] {
  const tags: LiquidTag[] = [];
  let block: string | undefined;
  let open = nextOpener(text, 0);
  while (open >= 0) {
    const close = text.charAt(open + 1) === '{' ? '}}' : '%}';
    const end = text.indexOf(close, open + 2);
    if (end < 0) return tags;
    const tag = readTag(text, { start: open, end: end + 2 });
    const word = firstWord(tag);
    if (block === undefined || word === `end${block}`) {
      tags.push(tag);
      block = tag.kind === 'statement' && VERBATIM.has(word) ? word : undefined;
    }
    open = nextOpener(text, end + 2);
  }
  return tags;
}

function firstWord({ content }: LiquidTag): string {
  return /^\w+/.exec(content)?.[0] ?? '';
}

function nextOpener(text: string, from: number): number {
  const opener = /\{[{%]/g;
  opener.lastIndex = from;
  return opener.exec(text)?.index ?? -1;
}

function readTag(text: string, range: Range): LiquidTag {
  const inner = text.slice(range.start + 2, range.end - 2);
  const stripsBefore = inner.startsWith('-');
  const stripsAfter = inner.length > 1 && inner.endsWith('-');
  return {
    kind: text.charAt(range.start + 1) === '{' ? 'output' : 'statement',
    content: inner.slice(stripsBefore ? 1 : 0, stripsAfter ? -1 : undefined).trim(),
    range,
    stripsBefore,
    stripsAfter,
  };
}

const TOKEN = /"[^"]*"|'[^']*'|[\p{L}_][\p{L}\p{N}_-]*\??|-?\d+(?:\.\d+)?|\.\.|[=!<>]=|<>|[^\s]/gu;

/** The words, texts, numbers and signs of a tag. */
export function tokensOf(content: string): readonly string[] {
  return [...content.matchAll(TOKEN)].map(([token]) => token);
}
