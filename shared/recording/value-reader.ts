import type { Json } from '../text/json.ts';
import type { Draft } from './draft.ts';
import type { Note } from './locate-notes.ts';

/** One value of a file: a line of JSON Lines, an item of a list, or a whole document. */
export type RecordValue = {
  readonly value: Json;
  /** Takes note of something wrong at a path inside the value. */
  readonly report: (note: Note) => void;
};

/** Reads the values of one file in order. */
export type ValueReader = {
  /** The samples a value completes; `stop` gives the rest of the file up. */
  readonly read: (record: RecordValue) => readonly Draft[] | 'stop';
  /** The samples that only the end of the file completes. */
  readonly end?: () => readonly Draft[];
};
