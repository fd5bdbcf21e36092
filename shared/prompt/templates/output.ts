import type { Range } from '../../text/range.ts';
import type { TemplateMark, TemplateOutput } from '../template-language.ts';
import type { Meter } from './meter.ts';

/** A mark without its place: the output knows where it stands. */
type Mark = WithoutOffset<TemplateMark>;

type WithoutOffset<T> = T extends TemplateMark ? Omit<T, 'offset'> : never;

/** The text of one filling while it grows. */
export type Output = {
  readonly write: (text: string) => void;
  readonly writeValue: (text: string) => void;
  readonly mark: (mark: Mark) => void;
  readonly text: () => string;
  /** Writes all of it to another output, with `indent` before each line that is not the empty end. */
  readonly copyTo: (output: Output, indent: string) => void;
  readonly filled: (missing: Iterable<string>) => TemplateOutput;
};

/** What was written, in order. */
type Piece =
  | { readonly kind: 'text' | 'value'; readonly text: string }
  | { readonly kind: 'mark'; readonly mark: Mark };

export function createOutput(meter: Meter): Output {
  const pieces: Piece[] = [];
  const push = (kind: 'text' | 'value', text: string): void => {
    meter.produce(text.length);
    if (text !== '') pieces.push({ kind, text });
  };
  return {
    write: (text) => push('text', text),
    writeValue: (text) => push('value', text),
    mark: (mark) => pieces.push({ kind: 'mark', mark }),
    text: () => join(pieces).text,
    copyTo: (output, indent) => copyIndented(pieces, output, indent),
    filled: (missing) => ({ kind: 'filled', missing: [...missing], ...join(pieces) }),
  };
}

function join(pieces: readonly Piece[]): {
  readonly text: string;
  readonly values: readonly Range[];
  readonly marks: readonly TemplateMark[];
} {
  let text = '';
  const values: Range[] = [];
  const marks: TemplateMark[] = [];
  for (const piece of pieces) {
    if (piece.kind === 'mark') {
      marks.push({ ...piece.mark, offset: text.length });
      continue;
    }
    const start = text.length;
    text += piece.text;
    if (piece.kind === 'value') values.push({ start, end: text.length });
  }
  return { text, values, marks };
}

function copyIndented(pieces: readonly Piece[], output: Output, indent: string): void {
  let startsLine = true;
  for (const piece of pieces) {
    if (piece.kind === 'mark') {
      output.mark(piece.mark);
      continue;
    }
    const write = piece.kind === 'text' ? output.write : output.writeValue;
    for (const line of piece.text.split(/(?<=\n)/)) {
      if (startsLine) output.write(indent);
      write(line);
      startsLine = line.endsWith('\n');
    }
  }
}
