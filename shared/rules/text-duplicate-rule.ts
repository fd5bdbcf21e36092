import type { Range } from '../text/range.ts';
import { findSentences, type Sentence, wordsOf } from './sentences.ts';
import type { RuleContext, RulePart } from './rule-context.ts';
import type { Rule, Waste } from './rule.ts';

/**
 * A sentence that was said before. People repeat on purpose what must not be missed, so this is a suggestion; only a
 * whole line that stands twice in a row can go unseen.
 */
export const duplicateRule: Rule = {
  id: 'text/duplicate-rule',
  title: 'The same sentence twice',
  severity: 'info',
  fix: 'suggestion',
  messages: {
    again: 'This says again what line {line} says',
    elsewhere: 'This says again what line {line} says, in an earlier message',
    adjacent: 'This line stands twice in a row',
  },
  find: findDuplicates,
};

type Seen = { readonly part: RulePart; readonly sentence: Sentence };

function* findDuplicates(context: RuleContext): Generator<Waste> {
  const seen = new Map<number, Seen>();
  for (const part of instructionsOf(context)) yield* duplicatesIn(part, seen);
}

function* duplicatesIn(part: RulePart, seen: Map<number, Seen>): Generator<Waste> {
  let previous: Sentence | undefined;
  let run: Repeated | undefined;
  for (const sentence of findSentences(part)) {
    const first = firstOf(seen, part, sentence);
    if (run && first && follows(run, sentence)) run.sentences.push(sentence);
    else {
      if (run) yield toWaste(run);
      run = first && { part, first, sentences: [sentence], previous };
    }
    previous = sentence;
  }
  if (run) yield toWaste(run);
}

/** Where a sentence was said before so that both are sent; notes a new one. */
function firstOf(seen: Map<number, Seen>, part: RulePart, sentence: Sentence): Seen | undefined {
  const first = seen.get(sentence.hash);
  if (!first) seen.set(sentence.hash, { part, sentence });
  return first && isAlwaysSentWith(first, part, sentence) && saysTheSame(first, part, sentence)
    ? first
    : undefined;
}

function saysTheSame(first: Seen, part: RulePart, { range }: Sentence): boolean {
  const before = first.sentence.range;
  const isLetterForLetter =
    first.part.text.slice(before.start, before.end) === part.text.slice(range.start, range.end);
  return isLetterForLetter || wordsOf(first.part.text, before) === wordsOf(part.text, range);
}

/** Turns that show the model how to answer repeat what they repeat; the instructions are around them. */
function instructionsOf({ parts }: RuleContext): readonly RulePart[] {
  const isConversation = parts.some(({ role }) => role === 'assistant');
  const last = parts.at(-1);
  return parts.filter(
    (part) =>
      part.role === 'system' || (part.role === 'user' && (!isConversation || part === last)),
  );
}

/** Of two branches of a condition only one is sent. */
function isAlwaysSentWith(first: Seen, part: RulePart, sentence: Sentence): boolean {
  return (
    first.sentence.branch === 0 ||
    (first.part === part && first.sentence.branch === sentence.branch)
  );
}

/** Sentences one after the other that all were said before, as one piece. */
type Repeated = {
  readonly part: RulePart;
  readonly first: Seen;
  readonly sentences: Sentence[];
  /** What stands right before the repetition. */
  readonly previous: Sentence | undefined;
};

const MAX_RUN = 200;

function follows({ part, sentences }: Repeated, { range }: Sentence): boolean {
  const last = sentences.at(-1);
  if (!last || sentences.length >= MAX_RUN) return false;
  return /^[\s*_>•.)\d-]*$/.test(part.text.slice(last.range.end, range.start).slice(0, 100));
}

function toWaste(repeated: Repeated): Waste {
  const { part, first, sentences } = repeated;
  const start = sentences[0]?.range.start ?? 0;
  const range = { start, end: sentences.at(-1)?.range.end ?? start };
  const replacement = { range: cutOf(part, sentences), text: '' };
  if (isAdjacent(repeated)) {
    return { part, range, message: 'adjacent', replacement, fix: 'automatic' };
  }
  const related = { part: first.part, range: first.sentence.range };
  const message = first.part === part ? 'again' : 'elsewhere';
  return { part, range, message, related, replacement };
}

/** One whole line that stands twice in a row, letter for letter. */
function isAdjacent({ part, first, sentences, previous }: Repeated): boolean {
  const twin = first.sentence;
  const [only, ...others] = sentences;
  if (!only || others.length > 0 || previous !== twin || first.part !== part) return false;
  const isNext = only.line.start === twin.line.next;
  return isNext && isWholeLine(part, twin) && lineText(part, only) === lineText(part, twin);
}

function lineText({ text }: RulePart, { line }: Sentence): string {
  return text.slice(line.start, line.end);
}

function isWholeLine({ text }: RulePart, { range, line }: Sentence): boolean {
  return (
    /^[\s*•>-]*$/.test(text.slice(line.start, range.start)) &&
    text.slice(range.end, line.end).trim() === ''
  );
}

/** The repetition with the list mark before it and the line break behind it, when nothing else stands on its lines. */
function cutOf(part: RulePart, sentences: readonly Sentence[]): Range {
  const first = sentences[0];
  const last = sentences.at(-1);
  if (!first || !last) return { start: 0, end: 0 };
  const { text } = part;
  const isAtStart = /^[\s*•>\d.)-]*$/.test(text.slice(first.line.start, first.range.start));
  const isAtEnd = /^[\s*_]*$/.test(text.slice(last.range.end, last.line.end));
  if (isAtStart && isAtEnd) return { start: first.line.start, end: last.line.next };
  if (isAtStart) {
    const space = /^\s*/.exec(text.slice(last.range.end, last.range.end + 20))?.[0].length ?? 0;
    return { start: first.range.start, end: last.range.end + space };
  }
  const space = /\s*$/.exec(text.slice(Math.max(0, first.range.start - 20), first.range.start));
  return { start: first.range.start - (space?.[0].length ?? 0), end: last.range.end };
}
