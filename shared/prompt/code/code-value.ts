import type { Range } from '../../text/range.ts';
import type { TextPiece } from './code-text.ts';

export type CodePlace = { readonly path: string; readonly range: Range };

export type CodeText = {
  readonly kind: 'text';
  readonly pieces: readonly TextPiece[];
  readonly place: CodePlace;
};

export type CodeList = {
  readonly kind: 'list';
  readonly items: readonly CodeValue[];
  readonly place: CodePlace;
};

type CodeRecord = {
  readonly kind: 'record';
  readonly members: ReadonlyMap<string, CodeValue>;
  /** Whether the program may add members: a spread, a computed key. */
  readonly isOpen: boolean;
  readonly place: CodePlace;
};

/** A call that is no text, list or record: `openai("gpt-4o")`, `HumanMessage(content=…)`. */
export type CodeCall = {
  readonly kind: 'call';
  /** As written, without white space: `ChatPromptTemplate.from_messages`. */
  readonly callee: string;
  readonly positional: readonly CodeValue[];
  readonly named: ReadonlyMap<string, CodeValue>;
  /** What a method is called on, where a library keeps settings of the request there. */
  readonly receiver?: CodeValue;
  readonly place: CodePlace;
};

/** What an expression is as far as it is written out. */
export type CodeValue =
  | CodeText
  | CodeList
  | CodeRecord
  | CodeCall
  | {
      readonly kind: 'scalar';
      readonly value: number | boolean | null;
      readonly place: CodePlace;
    }
  | CodeUnknown;

/** A value that only the program knows. */
export type CodeUnknown = {
  readonly kind: 'unknown';
  readonly name: string;
  readonly label: string;
  readonly place: CodePlace;
  /** Any number of list items: `...history`, `*history`. */
  readonly isSpread?: true;
  /** Whether somebody else hands it in: a parameter, a member of an object. */
  readonly isGiven?: true;
};

/** The text, when nothing of it is left to the program. */
export function literalOf(value: CodeValue | undefined): string | undefined {
  if (value?.kind !== 'text') return undefined;
  let text = '';
  for (const piece of value.pieces) {
    if (piece.kind === 'hole') return undefined;
    text += piece.text;
  }
  return text;
}

/** `None`, `undefined`, `omit`: as if the setting were not there. */
export function isNothing(value: CodeValue): boolean {
  if (value.kind === 'unknown') return /^(?:undefined|NOT_GIVEN|omit|Omit)$/.test(value.name);
  return value.kind === 'scalar' && value.value === null;
}
