import type { Range } from '../../text/range.ts';
import { mergeRanges } from './range-index.ts';
import type { Structure } from './structure.ts';

const EXAMPLE_TAG =
  /^<(\/?)((?:[a-z]+[-_])?(?:examples?|samples?|few_?shots?|demonstrations?|示例|例子))(?:[\s>])/i;
const EXAMPLE_HEADING =
  /\b(?:examples?|samples?|few-?shots?|demonstrations?)\b|示例|例子|样例|范例|举例/i;

/** Where a text shows examples: inside tags and under headings that say so. In order, without overlap. */
export function findExampleRanges(text: string, structure: Structure): readonly Range[] {
  return mergeRanges([
    ...findExampleTags(text, structure).map(({ range }) => range),
    ...exampleSections(text, structure),
  ]);
}

/** Elements such as `<example>…</example>`, innermost ones too, with their names. */
export function findExampleTags(
  text: string,
  { inline }: Structure,
): readonly { readonly name: string; readonly range: Range }[] {
  const found: { name: string; range: Range }[] = [];
  const open: { name: string; start: number }[] = [];
  for (const { start, end, kind } of inline) {
    if (kind !== 'tag') continue;
    const [, slash, written] = EXAMPLE_TAG.exec(text.slice(start, Math.min(end, start + 60))) ?? [];
    if (written === undefined) continue;
    const name = written.toLowerCase();
    if (slash === '') open.push({ name, start });
    else if (open.at(-1)?.name === name) {
      found.push({ name, range: { start: open.pop()?.start ?? start, end } });
    }
  }
  return found;
}

function exampleSections(text: string, { lines }: Structure): readonly Range[] {
  const sections: Range[] = [];
  let open: { readonly level: number; readonly start: number } | undefined;
  for (const line of lines) {
    if (line.kind !== 'heading') continue;
    const written = text.slice(line.start + line.indent, Math.min(line.end, line.start + 200));
    const level = /^#+/.exec(written)?.[0].length ?? 1;
    if (open && level <= open.level) {
      sections.push({ start: open.start, end: line.start });
      open = undefined;
    }
    if (!open && EXAMPLE_HEADING.test(written)) open = { level, start: line.start };
  }
  if (open) sections.push({ start: open.start, end: text.length });
  return sections;
}
