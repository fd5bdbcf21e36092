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
  const flat = flatten(prose);
  return lines.flatMap(({ start, end }): readonly Fact[] => {
    const name = flatten(text.slice(start, end))
      .replace(/^[\s#*]+/, '')
      .replace(/[\s#:：*]+$/, '');
    if (name.length < 2) return [];
    const isReferred = lines.length > MAX_SEARCHED || standsTwice(flat, name);
    return isReferred ? [{ key: `# ${name}`, range: { start, end } }] : [];
  });
}

/** In lower case, with one space where there are more. */
function flatten(text: string): string {
  return text.toLowerCase().replaceAll(/[ \t]+/g, ' ');
}

/** Whether a heading's words stand anywhere but in the heading. */
function standsTwice(flat: string, name: string): boolean {
  const first = flat.indexOf(name);
  return first >= 0 && flat.includes(name, first + name.length);
}
