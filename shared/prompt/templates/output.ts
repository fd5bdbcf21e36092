import type { Range } from '../../text/range.ts';
import type { TemplateMark, TemplateOutput } from '../template-language.ts';
import type { Meter } from './meter.ts';

/** A mark without its place: the output knows where it stands. */
export type Mark = WithoutOffset<TemplateMark>;

type WithoutOffset<T> = T extends TemplateMark ? Omit<T, 'offset'> : never;

/** The text of one filling while it grows. */
export type Output = {
  readonly write: (text: string) => void;
  readonly writeValue: (text: string) => void;
  readonly mark: (mark: Mark) => void;
  readonly text: () => string;
  readonly filled: (missing: Iterable<string>) => TemplateOutput;
};

export function createOutput(meter: Meter): Output {
  let text = '';
  const values: Range[] = [];
  const marks: TemplateMark[] = [];
  const write = (more: string): void => {
    meter.produce(more.length);
    text += more;
  };
  return {
    write,
    writeValue: (value) => {
      const start = text.length;
      write(value);
      if (value !== '') values.push({ start, end: text.length });
    },
    mark: (mark) => marks.push({ ...mark, offset: text.length }),
    text: () => text,
    filled: (missing) => ({ kind: 'filled', text, missing: [...missing], values, marks }),
  };
}
