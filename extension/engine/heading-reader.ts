import { editBetween, isVersion } from '../../shared/tokenizer/edit-between.ts';
import { type Heading, MIN_HEADED_UNITS, splitHeadings } from './split-headings.ts';

type CountedHeading = Heading & {
  /** Of its section. */
  readonly tokens: number;
};

type CountTokens = (text: string) => number;

/** Reads the sections of a text. */
export type ReadHeadings = (text: string, countTokens: CountTokens) => readonly CountedHeading[];

type Read = {
  readonly text: string;
  readonly countTokens: CountTokens;
  readonly headings: readonly CountedHeading[];
};

/** The long texts of a prompt or two. */
const MAX_READ = 8;
/** A line without these is no heading, and neither opens nor closes fenced code. */
const MARKS = /[#`~\n]/;

export const readHeadings: ReadHeadings = (text, countTokens) =>
  splitHeadings(text).map((heading) => ({
    ...heading,
    tokens: countTokens(text.slice(heading.start, heading.end)),
  }));

/**
 * `readHeadings` for texts that are edited: an edit within a line of prose is counted in its section, and moves the
 * sections behind it.
 */
export function createHeadingReader(): ReadHeadings {
  let remembered: readonly Read[] = [];
  return (text, countTokens) => {
    if (text.length < MIN_HEADED_UNITS) return readHeadings(text, countTokens);
    const counted = remembered.filter((one) => one.countTokens === countTokens);
    const same = counted.find((one) => one.text === text);
    if (same) return same.headings;
    const earlier = counted.find((one) => isVersion(one.text, text));
    const headings = (earlier && editHeadings(earlier, text)) ?? readHeadings(text, countTokens);
    const others = remembered.filter((one) => one !== earlier);
    remembered = [{ text, countTokens, headings }, ...others].slice(0, MAX_READ);
    return headings;
  };
}

/** Absent where the edit may have changed what a heading is. */
function editHeadings(earlier: Read, text: string): readonly CountedHeading[] | undefined {
  const { offset, removed, inserted } = editBetween(earlier.text, text);
  const line = lineAround(earlier.text, offset, removed);
  if (MARKS.test(line) || MARKS.test(inserted)) return undefined;
  const added = inserted.length - removed;
  const move = (at: number): number => (at >= offset ? at + added : at);
  return earlier.headings.map((heading) => {
    const { title } = heading;
    const [start, end] = [move(heading.start), move(heading.end)];
    const isEdited = heading.start <= offset && offset <= heading.end;
    const tokens = isEdited ? earlier.countTokens(text.slice(start, end)) : heading.tokens;
    return { title, start, end, tokens };
  });
}

/** What is removed at `offset`, with the rest of its lines. */
function lineAround(text: string, offset: number, removed: number): string {
  const start = offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
  const end = text.indexOf('\n', offset + removed);
  return text.slice(start, end === -1 ? text.length : end);
}
