import type { Range } from '../text/range.ts';
import type { RulePart } from './rule-context.ts';
import { readBranches } from './structure/branches.ts';
import { findExampleRanges } from './structure/example-ranges.ts';
import { indexRanges } from './structure/range-index.ts';
import type { Line } from './structure/scan-lines.ts';
import { readSentence } from './read-sentence.ts';

/** A sentence of an instruction. */
export type Sentence = {
  readonly range: Range;
  readonly line: Line;
  /** The same for sentences of the same letters and digits, and rarely for others. */
  readonly hash: number;
  /** 0 outside of template blocks; sentences of one branch have the same number. */
  readonly branch: number;
};

const MIN_WORDS = 6;
const MIN_CJK = 12;
const MIN_UNITS = 12;

/** `User:`, `输出：`: a line of a transcript, or a field of a form that every entry has. */
const LABELLED =
  /^\**(?:user|assistant|human|ai|bot|customer|agent|input|output|question|answer|q|a|context|response|thought|action|observation|用户|助手|输入|输出|问题|回答|问|答)\s*\d*\**\s*[:：]/i;

/** An entry of a reference or of a checklist: each list has its own. */
const DEFINITION = /^(?:[-*+]|\d+\.)?\s*(?:`|\[[ x]\])/;

const LINE_HEAD = 40;

/** The sentences of a part that are long enough to be said on purpose, without code, data, tables and examples. */
export function* findSentences(part: RulePart): Generator<Sentence> {
  const { text, structure } = part;
  const branchAt = readBranches(structure.templateTags);
  for (const { line, first } of findLines(part)) {
    let start = first;
    while (start < line.end) {
      const { end, hash, words, cjk, isPlain } = readSentence(text, start, line.end);
      if (isPlain && (words >= MIN_WORDS || cjk >= MIN_CJK)) {
        yield { range: trim(text, start, end), line, hash, branch: branchAt(start) };
      }
      start = end;
    }
  }
}

/** Lines that may hold instructions, with where their words begin. */
function* findLines({
  text,
  structure,
}: RulePart): Generator<{ readonly line: Line; readonly first: number }> {
  const skipped = [
    indexRanges(findExampleRanges(text, structure)),
    indexRanges(structure.jsonBlocks.map(({ range }) => range)),
  ];
  for (const line of structure.lines) {
    const isProse = line.kind === 'text' || line.kind === 'list';
    if (!isProse || line.end - line.start < MIN_UNITS) continue;
    if (skipped.some((ranges) => ranges.touches(line))) continue;
    const start = line.start + line.indent;
    const head = text.slice(start, Math.min(line.end, start + LINE_HEAD));
    if (isEntry(head)) continue;
    yield { line, first: start + markLength(head) };
  }
}

/** The patterns are tried where a mark of theirs stands in the line's head. */
function isEntry(head: string): boolean {
  if (/[:：]/.test(head) && LABELLED.test(head)) return true;
  return /[`[]/.test(head) && DEFINITION.test(head);
}

/** Most lines begin with a letter, and so without a mark. */
function markLength(head: string): number {
  return /^[a-z]/i.test(head) ? 0 : (LIST_MARK.exec(head)?.[0].length ?? 0);
}

const LIST_MARK =
  /^[\s>]*(?:[-*+•]|\d{1,9}[.)、]|[（(]?[一二三四五六七八九十]{1,3}[)）、.])?[ \t　]*/;

function trim(text: string, start: number, end: number): Range {
  const slice = text.slice(start, end);
  const from = start + slice.length - slice.trimStart().length;
  return { start: from, end: start + slice.trimEnd().length };
}

/** What a sentence says, whatever marks stand around it; equal for two that say the same in the same words. */
export function wordsOf(text: string, { start, end }: Range): string {
  return text
    .slice(start, end)
    .toLowerCase()
    .replaceAll(/[*_`]+/g, '')
    .replaceAll(/\s+/g, ' ')
    .replace(/[\s.!。！]+$/, '');
}
