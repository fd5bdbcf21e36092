import { readStructure } from '../rules/structure/structure.ts';
import type { Range } from '../text/range.ts';

/** Longer sections are cut at a blank line. */
const USUAL_LENGTH = 1500;

/** Shorter ones have nothing to give. */
const MIN_LENGTH = 120;

/**
 * The stretches of a text that can be written anew one at a time: from heading to heading, cut at blank lines when they are
 * long, never inside code or JSON. Without the white space around them, in order, without overlap.
 */
export function splitSections(text: string): readonly Range[] {
  const { lines, jsonBlocks } = readStructure(text);
  const starts = [0];
  let isAfterBlank = false;
  for (const { start, kind } of lines) {
    const length = start - (starts.at(-1) ?? 0);
    const isCut = kind === 'heading' || (isAfterBlank && length >= USUAL_LENGTH && kind !== 'code');
    const isInJson = jsonBlocks.some(({ range }) => range.start < start && start < range.end);
    if (isCut && length > 0 && !isInJson) starts.push(start);
    isAfterBlank = kind === 'blank';
  }
  return starts.flatMap((start, index): readonly Range[] => {
    const section = trimmed(text, { start, end: starts[index + 1] ?? text.length });
    return section.end - section.start >= MIN_LENGTH ? [section] : [];
  });
}

function trimmed(text: string, { start, end }: Range): Range {
  const section = text.slice(start, end);
  const from = start + section.length - section.trimStart().length;
  return { start: from, end: Math.max(from, start + section.trimEnd().length) };
}
