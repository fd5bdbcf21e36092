import { readStructure, type Structure } from '../rules/structure/structure.ts';
import type { Range } from '../text/range.ts';

/** A word of Latin letters with what stands inside it (`don't`), in lower case. */
export type Word = Range & { readonly lower: string };

/** A text with what several checks need to know of it; every part is found when it is first asked for. */
export type ScannedText = {
  readonly text: string;
  readonly structure: Structure;
  /** Inline code, with its marks. */
  readonly inlineCode: readonly Range[];
  /** The text with code, JSON and template tags blanked out, offset for offset; other checks guard those. */
  readonly prose: string;
  readonly words: readonly Word[];
};

export function scanText(text: string): ScannedText {
  const structure = readStructure(text);
  let inlineCode: readonly Range[] | undefined;
  let prose: string | undefined;
  let words: readonly Word[] | undefined;
  const findCode = (): readonly Range[] => (inlineCode ??= findInlineCode(text, structure));
  const findProse = (): string =>
    (prose ??= blankOut(plainSpaces(text), [
      ...structure.fences.map(({ range }) => range),
      ...structure.jsonBlocks.map(({ range }) => range),
      ...findCode(),
      ...structure.templateTags,
    ]));
  return {
    text,
    structure,
    get inlineCode() {
      return findCode();
    },
    get prose() {
      return findProse();
    },
    get words() {
      return (words ??= findWords(findProse()));
    },
  };
}

/** White space is white space: a carriage return before its line feed, and every width of space, is a blank. */
function plainSpaces(text: string): string {
  return text.replaceAll('\r\n', ' \n').replaceAll(/[\u00A0\u2000-\u200A\u202F]/g, ' ');
}

const INLINE_CODE = /(`{1,2})(?!`)([^`\n]{1,2000})\1(?!`)/g;

function findInlineCode(text: string, { fences }: Structure): readonly Range[] {
  const outside = blankOut(
    text,
    fences.map(({ range }) => range),
  );
  return Array.from(outside.matchAll(INLINE_CODE), ({ 0: { length }, index }) => ({
    start: index,
    end: index + length,
  }));
}

/** Blanks for everything but line breaks. */
function blankOut(text: string, ranges: readonly Range[]): string {
  let blanked = '';
  let at = 0;
  for (const { start, end } of ranges.toSorted((a, b) => a.start - b.start)) {
    if (end <= at) continue;
    blanked += text.slice(at, Math.max(at, start));
    blanked += text.slice(Math.max(at, start), end).replaceAll(/[^\n]/g, ' ');
    at = end;
  }
  return blanked + text.slice(at);
}

const WORD = /[A-Za-z]+(?:['’][A-Za-z]+)*/g;

function findWords(prose: string): readonly Word[] {
  return Array.from(prose.matchAll(WORD), ({ 0: word, index }) => ({
    start: index,
    end: index + word.length,
    lower: word.toLowerCase().replaceAll('’', "'"),
  }));
}
