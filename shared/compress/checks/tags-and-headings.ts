import type { Check } from '../check.ts';
import { type Fact, factCheck } from '../compare-facts.ts';
import type { ScannedText } from '../scanned-text.ts';

const TAG = /<(\/?)([A-Za-z_][\w:.-]{0,60})((?:\s[^<>]{0,300})?)(\/?)>/g;

/** With more headings than this, every one is guarded, so that the work stays linear. */
const MAX_SEARCHED = 200;

/** Tags, and headings that the text speaks of elsewhere: what is referred to has to keep its name. */
export const tagsAndHeadings: Check = factCheck({
  id: 'tags-and-headings',
  title: 'Tags and headings',
  refusesNew: true,
  factsOf: (scanned) => [...tags(scanned), ...headings(scanned)],
});

function tags({ prose }: ScannedText): readonly Fact[] {
  return Array.from(prose.matchAll(TAG), (match): Fact => {
    const [written, slash = '', name = '', inside = '', end = ''] = match;
    const key = `<${slash}${name}${inside.replaceAll(/\s+/g, ' ').trimEnd()}${end}>`;
    return { key, range: { start: match.index, end: match.index + written.length } };
  });
}

function headings({ text, prose, structure }: ScannedText): readonly Fact[] {
  const lines = structure.lines.filter(({ kind }) => kind === 'heading');
  const lower = prose.toLowerCase();
  return lines.flatMap(({ start, end }): readonly Fact[] => {
    const name = text
      .slice(start, end)
      .replace(/^[\s#]+/, '')
      .replace(/[\s#:：*]+$/, '')
      .replace(/^\*+/, '')
      .toLowerCase();
    if (name.length < 2) return [];
    const isReferred = lines.length > MAX_SEARCHED || standsOutside(lower, name, { start, end });
    return isReferred ? [{ key: `# ${name}`, range: { start, end } }] : [];
  });
}

function standsOutside(
  lower: string,
  name: string,
  { start, end }: { readonly start: number; readonly end: number },
): boolean {
  const first = lower.indexOf(name);
  return (first >= 0 && first < start) || lower.includes(name, end);
}
