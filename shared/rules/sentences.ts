import type { Range } from '../text/range.ts';
import type { RulePart } from './rule-context.ts';
import { findExampleRanges } from './structure/example-ranges.ts';
import { indexRanges } from './structure/range-index.ts';
import type { Line } from './structure/scan-lines.ts';

/** A sentence of an instruction. */
export type Sentence = {
  readonly range: Range;
  readonly line: Line;
  /** Counted from 1, in the part's text. */
  readonly lineNumber: number;
  /** The same for sentences that say the same in the same words, whatever marks stand around them. */
  readonly key: string;
  /** 0 outside of template blocks; sentences of one branch have the same number. */
  readonly branch: number;
};

const MIN_WORDS = 6;
const MIN_CJK = 12;
const CJK = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/g;

/** `User:`, `输出：`: a line of a transcript, or a field of a form that every entry has. */
const LABELLED =
  /^\**(?:user|assistant|human|ai|bot|customer|agent|input|output|question|answer|q|a|context|response|thought|action|observation|用户|助手|输入|输出|问题|回答|问|答)\s*\d*\**\s*[:：]/i;

/** An entry of a reference or of a checklist: each list has its own. */
const DEFINITION = /^\s*(?:[-*+]|\d+\.)?\s*(?:`|\[[ x]\])/;

/** The sentences of a part that are long enough to be said on purpose, without code, data, tables and examples. */
export function* findSentences(part: RulePart): Generator<Sentence> {
  const { text, structure } = part;
  const examples = indexRanges(findExampleRanges(text, structure));
  const json = indexRanges(structure.jsonBlocks.map(({ range }) => range));
  const branchAt = readBranches(part);
  for (const [index, line] of structure.lines.entries()) {
    if (line.kind !== 'text' && line.kind !== 'list') continue;
    if (examples.touches(line) || json.touches(line)) continue;
    const written = text.slice(line.start, line.end);
    if (DEFINITION.test(written) || LABELLED.test(written.slice(line.indent))) continue;
    for (const range of splitSentences(written, line.start)) {
      const key = keyOf(text.slice(range.start, range.end));
      if (key === undefined) continue;
      yield { range, line, lineNumber: index + 1, key, branch: branchAt(range.start) };
    }
  }
}

const LIST_MARK =
  /^[\s>]*(?:[-*+•]|\d{1,9}[.)、]|[（(]?[一二三四五六七八九十]{1,3}[)）、.])?[ \t　]*/;
const SENTENCE_END = /[.!?](?=["'”’)*_]{0,3}\s)|[。！？；](?=[^”』」）])/g;

function splitSentences(line: string, offset: number): readonly Range[] {
  const ranges: Range[] = [];
  let start = LIST_MARK.exec(line.slice(0, 200))?.[0].length ?? 0;
  const push = (end: number): void => {
    const slice = line.slice(start, end);
    const from = start + slice.length - slice.trimStart().length;
    const to = start + slice.trimEnd().length;
    if (to > from) ranges.push({ start: offset + from, end: offset + to });
    start = end;
  };
  for (const { index } of line.matchAll(SENTENCE_END)) push(index + 1);
  push(line.length);
  return ranges;
}

/** What a sentence says, or nothing when it is too short, a question, leads to what follows, or depends on a variable. */
function keyOf(sentence: string): string | undefined {
  if (/[:：?？]\**$/.test(sentence) || /\{|<%|^[|<]/.test(sentence)) return undefined;
  const words = sentence
    .toLowerCase()
    .replaceAll(/[*_`]+/g, '')
    .replaceAll(/\s+/g, ' ')
    .replace(/[\s.!。！]+$/, '');
  const cjk = (words.match(CJK) ?? []).length;
  if (cjk >= MIN_CJK) return words;
  return words.split(' ').filter((word) => /\p{L}/u.test(word)).length >= MIN_WORDS
    ? words
    : undefined;
}

/** Which branch of the template's conditions and loops an offset is in; offsets must not go back. */
function readBranches({ structure }: RulePart): (offset: number) => number {
  const blocks = structure.templateTags.filter(({ kind }) => kind === 'block');
  let next = 0;
  let branch = 0;
  let made = 0;
  const outer: number[] = [];
  return (offset) => {
    for (let tag = blocks[next]; tag && tag.start < offset; tag = blocks[next]) {
      next += 1;
      const verb = verbOf(tag.verb);
      if (verb === 'open') outer.push(branch);
      if (verb === 'close') branch = outer.pop() ?? 0;
      else if (verb !== 'other') branch = made += 1;
    }
    return branch;
  };
}

const OPENING = /^#|^(?:if|for|unless|each|with|macro|call|filter|block|switch)\b/;

function verbOf(verb: string): 'open' | 'close' | 'else' | 'other' {
  if (/^(?:\/|end)/.test(verb)) return 'close';
  if (OPENING.test(verb)) return 'open';
  return /^(?:else|elif|elsif|elseif|\^|case|default)/.test(verb) ? 'else' : 'other';
}
