import type { Range } from '../../../text/range.ts';
import type { Segment } from '../../../text/source-span.ts';
import type { Role } from '../../prompt.ts';
import { decodeEntities } from './parse-xml.ts';
import type { Piece } from './piece.ts';

/** A run of one message's text while it grows. */
type Run = { text: string; start: number; end: number; segments: Segment[] };

/** Writes pieces as POML's Markdown writer lays them out: blocks a blank line apart, white space collapsed. */
export type Writer = {
  readonly pieces: readonly Piece[];
  /** Text of the file; `pre` keeps its white space. */
  readonly writeText: (text: string, range: Range, pre: boolean) => void;
  readonly writeMade: (text: string, range: Range, hasHoles?: true) => void;
  readonly writePiece: (piece: Piece) => void;
  /** Asks for `breakText` before whatever comes next; the longer of two wins. */
  readonly breakLine: (breakText: string) => void;
  readonly inRole: (role: Role, body: () => void) => void;
  readonly inLoop: (body: () => void) => void;
  readonly indented: (indent: string, body: () => void) => void;
};

type State = {
  readonly pieces: Piece[];
  run: Run | undefined;
  /** Where the last text of the file ended. */
  textEnd: number;
  role: Role | undefined;
  isNewMessage: boolean;
  hasText: boolean;
  breakText: string;
  hasSpace: boolean;
  /** Whether what was written last ends with white space. */
  endsBlank: boolean;
  indent: string;
  isFreshLoop: boolean;
};

export function createWriter(): Writer {
  const state: State = {
    pieces: [],
    run: undefined,
    textEnd: 0,
    role: undefined,
    isNewMessage: true,
    hasText: false,
    breakText: '',
    hasSpace: false,
    endsBlank: true,
    indent: '',
    isFreshLoop: false,
  };
  return {
    pieces: state.pieces,
    writeText: (text, range, pre) => writeTokens(state, { text, range, pre }),
    writeMade: (text, range, hasHoles) => {
      prepare(state, range);
      flush(state);
      state.pieces.push({ kind: 'made', text, range, ...(hasHoles && { holes: hasHoles }) });
      state.endsBlank = /\s$/.test(text);
    },
    writePiece: (piece) => {
      flush(state);
      if (piece.kind === 'media') prepare(state, piece.range);
      state.pieces.push(piece);
    },
    breakLine: (breakText) => {
      flush(state);
      state.hasSpace = false;
      if (breakText.length > state.breakText.length) state.breakText = breakText;
    },
    inRole: (role, body) => inRole(state, role, body),
    inLoop: (body) => {
      flush(state);
      state.isFreshLoop = !state.hasText;
      body();
      flush(state);
      state.isFreshLoop = false;
    },
    indented: (indent, body) => {
      const outer = state.indent;
      state.indent += indent;
      body();
      state.indent = outer;
    },
  };
}

function inRole(state: State, role: Role, body: () => void): void {
  const outer = state.role;
  const open = (next: Role | undefined): void => {
    flush(state);
    Object.assign(state, {
      role: next,
      isNewMessage: true,
      hasText: false,
      breakText: '',
      hasSpace: false,
    });
  };
  open(role);
  body();
  open(outer);
}

/** White space, an entity, or a word with whatever is no entity. */
const TOKEN =
  /\s+|[&#](?:[a-z]{2,6}|#x?[0-9a-f]{1,7});|(?:[^\s&#]|[&#](?!(?:[a-z]{2,6}|#x?[0-9a-f]{1,7});))+/gi;

function writeTokens(
  state: State,
  {
    text,
    range: place,
    pre,
  }: { readonly text: string; readonly range: Range; readonly pre: boolean },
): void {
  // Something stands between this text and the one before, be it a tag that closes nothing.
  if (place.start !== state.textEnd) flush(state);
  state.textEnd = place.end;
  for (const match of text.matchAll(TOKEN)) {
    const [token] = match;
    const at = place.start + match.index;
    const range = { start: at, end: at + token.length };
    if (/^\s/.test(token) && !pre) {
      state.hasSpace ||= state.breakText === '' && state.hasText && !state.endsBlank;
      continue;
    }
    prepare(state, range);
    const decoded = /^[&#].*;$/.test(token) ? decodeEntities(token) : token;
    if (decoded === token) extend(state, token, at);
    else {
      flush(state);
      state.pieces.push({ kind: 'made', text: decoded, range });
    }
  }
}

/** Writes what was asked for before the next text: a role, a line break, a space. */
function prepare(state: State, range: Range): void {
  const before = { start: range.start, end: range.start };
  if (state.isNewMessage) {
    flush(state);
    state.pieces.push({ kind: 'role', ...(state.role && { role: state.role }) });
    state.isNewMessage = false;
  }
  if (state.breakText !== '' && (state.hasText || state.isFreshLoop)) {
    flush(state);
    const text = state.breakText + state.indent;
    if (state.hasText) state.pieces.push({ kind: 'made', text, range: before });
    else {
      const statement = `{% if not loop.first %}${text}{% endif %}`;
      state.pieces.push({ kind: 'control', statement });
    }
  } else if (state.hasSpace) {
    if (state.run && state.run.end < range.start) state.run.text += ' ';
    else state.pieces.push({ kind: 'made', text: ' ', range: before });
  }
  state.breakText = '';
  state.hasSpace = false;
  state.hasText = true;
  state.isFreshLoop = false;
  state.endsBlank = false;
}

function extend(state: State, token: string, at: number): void {
  const { run } = state;
  const segment = { sourceStart: at, length: token.length };
  if (!run) {
    const segments = [{ textStart: 0, ...segment }];
    state.run = { text: token, start: at, end: at + token.length, segments };
    return;
  }
  run.segments.push({ textStart: run.text.length, ...segment });
  run.text += token;
  run.end = at + token.length;
}

function flush(state: State): void {
  const { run } = state;
  state.run = undefined;
  if (!run) return;
  const range = { start: run.start, end: run.end };
  const segments = joined(run.segments);
  const isWhole = segments.length === 1 && run.text.length === range.end - range.start;
  const piece = { kind: 'text' as const, text: run.text, range };
  state.pieces.push(isWhole ? piece : { ...piece, segments });
}

/** Neighbours in the text that are neighbours in the file are one segment; so are those a single letter apart in both. */
function joined(segments: readonly Segment[]): readonly Segment[] {
  const result: Segment[] = [];
  for (const segment of segments) {
    const last = result.at(-1);
    const gap = last ? segment.textStart - last.textStart - last.length : -1;
    const sourceGap = last ? segment.sourceStart - last.sourceStart - last.length : -1;
    if (last && gap === 0 && sourceGap === 0) {
      result[result.length - 1] = { ...last, length: last.length + segment.length };
    } else result.push(segment);
  }
  return result;
}
