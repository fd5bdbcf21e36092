import type { Json } from '../text/json.ts';
import type { Problem } from '../text/problem.ts';
import { sentence } from '../text/sentence.ts';
import { keyDrafts } from './draft.ts';
import type { Draft } from './draft.ts';
import { RECORDING_FORMATS } from './formats/index.ts';
import { internTexts } from './intern-texts.ts';
import { valuesOfLine } from './json-lines.ts';
import type { JsonLine, Line } from './json-lines.ts';
import { problemList } from './problem-list.ts';
import type { ProblemList } from './problem-list.ts';
import { HEAD_SIZE } from './record-values.ts';
import type { LinesReading } from './recording-format.ts';
import type { Recording } from './recording.ts';
import type { ValueReader } from './value-reader.ts';

/** What is known of a file once its lines have gone by. */
export type LinesOutcome = Pick<Recording, 'format' | 'problems'>;

/**
 * Reads JSON Lines a line at a time and gives each sample away as soon as it is whole; nothing is kept but what the
 * format itself needs to tell samples apart. Undefined when no format reads lines like these.
 */
export async function readLines(
  path: string,
  lines: AsyncIterable<string>,
  take: Take,
): Promise<LinesOutcome | undefined> {
  const problems = problemList(path);
  const state: LinesState = {
    path,
    problems,
    head: [],
    format: undefined,
    reader: undefined,
    isStopped: false,
    take,
  };
  let number = 0;
  for await (const text of lines) {
    number += 1;
    if (hearLine(state, { path, number, text }) === 'stop') break;
  }
  if (!state.reader) return undefined;
  const rest = state.isStopped ? [] : (state.reader.end?.() ?? []);
  for (const draft of rest) if (take(draft) === 'stop') break;
  return { format: state.format ?? 'unknown', problems: problems.all() };
}

/** Reads a line; `stop` when the format wants no more of the file, or no format wants any of it. */
function hearLine(state: LinesState, line: Line): 'stop' | undefined {
  for (const value of valuesOfLine(line, state.problems)) {
    if (value === 'broken') continue;
    if (hearValue(state, value) === 'stop') {
      state.isStopped = true;
      return 'stop';
    }
  }
  return !state.reader && state.head.length >= HEAD_SIZE ? 'stop' : undefined;
}

/** Takes a sample; `stop` when no more are wanted. */
export type Take = (draft: Draft) => 'stop' | undefined;

type LinesState = {
  readonly path: string;
  readonly problems: ProblemList;
  /** The first lines, until one shows the format. */
  readonly head: JsonLine[];
  format: string | undefined;
  reader: ValueReader | undefined;
  /** The format gave the rest of the file up. */
  isStopped: boolean;
  readonly take: Take;
};

function hearValue(state: LinesState, line: JsonLine): 'stop' | undefined {
  return state.reader ? readOne(state.reader, line, state) : openReader(state, line);
}

/** Opens the reader of the format that the lines so far show, and gives them to it. */
function openReader(state: LinesState, line: JsonLine): 'stop' | undefined {
  state.head.push(line);
  const values = state.head.map(({ value }) => value);
  const found = findLinesFormat(values, state.path);
  if (!found) return undefined;
  state.format = found.id;
  state.reader = found.lines.open(state.path);
  for (const early of state.head.splice(0)) {
    if (readOne(state.reader, early, state) === 'stop') return 'stop';
  }
  return undefined;
}

function findLinesFormat(
  head: readonly Json[],
  path: string,
): { readonly id: string; readonly lines: LinesReading } | undefined {
  for (const { id, lines } of RECORDING_FORMATS) {
    if (lines?.matches(head, path)) return { id, lines };
  }
  return undefined;
}

function readOne(reader: ValueReader, line: JsonLine, state: LinesState): 'stop' | undefined {
  const { value, locate } = line;
  const read = reader.read({
    value,
    report: (note) => state.problems.add(note.severity, () => [locate(note)]),
  });
  if (read === 'stop') return 'stop';
  for (const draft of read) if (state.take(draft) === 'stop') return 'stop';
  return undefined;
}

/** All the text that the samples of one large recording may keep: of prompts, variables and answers. */
const MAX_KEPT_TEXT = 12 * 1024 * 1024;

/**
 * The samples of a large JSON Lines file, as one recording. Texts that samples share (a system prompt) are kept once;
 * when what is left is still too much, the recording is refused: half a suite measured is no suite measured.
 */
export async function collectSamples(
  path: string,
  lines: AsyncIterable<string>,
): Promise<Recording | undefined> {
  const drafts: Draft[] = [];
  const texts = internTexts(MAX_KEPT_TEXT);
  let isTooLarge = false;
  const outcome = await readLines(path, lines, (draft) => {
    const sample = texts.intern(draft.sample);
    if (sample) {
      drafts.push({ ...draft, sample });
      return undefined;
    }
    isTooLarge = true;
    return 'stop';
  });
  if (!outcome) return undefined;
  if (isTooLarge) return { path, format: outcome.format, samples: [], problems: [tooMuch(path)] };
  return { path, ...outcome, samples: keyDrafts(drafts) };
}

function tooMuch(path: string): Problem {
  const message = sentence`The recording holds more than ${MAX_KEPT_TEXT / 1024 / 1024} MB of different texts`;
  const hint = sentence`Split it, or record fewer calls.`;
  return { severity: 'error', path, position: { line: 1, column: 1 }, message, hint };
}
