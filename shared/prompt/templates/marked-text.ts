import type { Range } from '../../text/range.ts';
import { dotpromptRole } from '../split-dotprompt-roles.ts';
import type { TemplateMark, TemplateOutput } from '../template-language.ts';

/*
 * Marks that a template's author wrote travel through an engine that knows only text between two letters of the
 * private use area. A value may hold the same letters; those are text, because the engine says where values stand.
 */
const OPEN = '\uE0F0';
const CLOSE = '\uE0F1';
const MARK = /\uE0F0([^\uE0F0\uE0F1]{0,200})\uE0F1/g;

/** Starts a message; `role` may be template text that names it. */
export function writeRoleMark(role: string): string {
  return `${OPEN}role:${role}${CLOSE}`;
}

/** An image, a document or a sound; `url` may be template text. */
export function writeMediaMark(url: string): string {
  return `${OPEN}media:${url}${CLOSE}`;
}

/** Takes the marks out of a filled text and puts them beside it. */
export function liftMarks(output: TemplateOutput): TemplateOutput {
  if (output.kind === 'failed') return output;
  const values = output.values ?? [];
  const lifted: Lifted = { text: '', marks: [], values: [] };
  const cuts: Range[] = [];
  let nextValue = 0;
  let end = 0;
  for (const match of output.text.matchAll(MARK)) {
    const close = match.index + match[0].length - 1;
    while ((values[nextValue]?.end ?? Number.POSITIVE_INFINITY) <= match.index) nextValue += 1;
    if (isInside(values[nextValue], match.index) || isInValue(values, nextValue, close)) continue;
    lifted.text += output.text.slice(end, match.index);
    end = close + 1;
    cuts.push({ start: match.index, end });
    const mark = readMark(match[1] ?? '', lifted.text.length);
    if (mark) lifted.marks.push(mark);
  }
  if (cuts.length === 0) return output;
  lifted.text += output.text.slice(end);
  moveValues(values, cuts, lifted);
  return { ...output, ...lifted };
}

type Lifted = { text: string; readonly marks: TemplateMark[]; readonly values: Range[] };

function isInside(range: Range | undefined, offset: number): boolean {
  return range !== undefined && range.start <= offset && offset < range.end;
}

/** A role may be made of values; its closing letter may not. */
function isInValue(values: readonly Range[], from: number, offset: number): boolean {
  for (let index = from; index < values.length; index += 1) {
    const value = values[index];
    if (!value || value.start > offset) return false;
    if (isInside(value, offset)) return true;
  }
  return false;
}

function readMark(content: string, offset: number): TemplateMark | undefined {
  const [, kind, rest = ''] = /^(role|media):([^]*)$/.exec(content) ?? [];
  if (kind === 'media') return { kind: 'media', offset, url: rest };
  return kind === 'role' ? { kind: 'role', offset, role: dotpromptRole(rest.trim()) } : undefined;
}

/** Values that were inside a mark are gone; the others moved to the left. */
function moveValues(values: readonly Range[], cuts: readonly Range[], lifted: Lifted): void {
  let next = 0;
  let removed = 0;
  for (const { start, end } of values) {
    for (let cut = cuts[next]; cut && cut.end <= start; cut = cuts[next]) {
      removed += cut.end - cut.start;
      next += 1;
    }
    if (!isInside(cuts[next], start))
      lifted.values.push({ start: start - removed, end: end - removed });
  }
}
