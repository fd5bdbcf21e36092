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

/** Takes the marks out of a filled text and puts them beside it; `trims` takes the white space around roles too. */
export function liftMarks(
  output: TemplateOutput,
  { trims = false }: { readonly trims?: boolean } = {},
): TemplateOutput {
  if (output.kind === 'failed') return output;
  const { text, values = [] } = output;
  const lifted: Lifted = { text: '', marks: [], values: [] };
  const cuts: Range[] = [];
  let end = 0;
  for (const { content, range } of findMarks(text, values)) {
    const cut = trims && content.startsWith('role:') ? withBlanks(text, range) : range;
    lifted.text += text.slice(end, Math.max(end, cut.start));
    cuts.push({ start: Math.max(end, cut.start), end: cut.end });
    end = cut.end;
    const mark = readMark(content, lifted.text.length);
    if (mark) lifted.marks.push(mark);
  }
  lifted.text += trims ? text.slice(end).trimEnd() : text.slice(end);
  moveValues(values, cuts, lifted);
  return { ...output, ...lifted };
}

type FoundMark = { readonly content: string; readonly range: Range };

/** Marks whose both ends the template's author wrote. */
function* findMarks(text: string, values: readonly Range[]): Generator<FoundMark> {
  let nextValue = 0;
  for (const match of text.matchAll(MARK)) {
    const end = match.index + match[0].length;
    while ((values[nextValue]?.end ?? Number.POSITIVE_INFINITY) <= match.index) nextValue += 1;
    const isForged =
      isInside(values[nextValue], match.index) || isInValue(values, nextValue, end - 1);
    if (!isForged) yield { content: match[1] ?? '', range: { start: match.index, end } };
  }
}

/** `range` with the white space on both its sides. */
function withBlanks(text: string, { start, end }: Range): Range {
  let from = start;
  while (from > 0 && /\s/.test(text.charAt(from - 1))) from -= 1;
  let to = end;
  while (to < text.length && /\s/.test(text.charAt(to))) to += 1;
  return { start: from, end: to };
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
