import type { Check } from '../check.ts';
import { excerpt, type Fact, factCheck } from '../compare-facts.ts';
import type { Loss } from '../loss.ts';
import type { ScannedText } from '../scanned-text.ts';

const TAG = /<(\/?)([A-Za-z_][\w:.-]{0,60})((?:\s[^<>]{0,300})?)(\/?)>/g;

/** With more headings than this, every one is guarded, so that the work stays linear. */
const MAX_SEARCHED = 200;

/** Tags, and headings that the text speaks of elsewhere: what is referred to has to keep its name. */
export const tagsAndHeadings: Check = {
  id: 'tags-and-headings',
  title: 'Tags and headings',
  findLosses: (before, after, options) => [
    ...tagCheck.findLosses(before, after, options),
    ...headingLosses(before, after, 'lost'),
    ...headingLosses(after, before, 'added'),
  ],
};

const tagCheck: Check = factCheck({
  id: 'tags-and-headings',
  title: 'Tags',
  refusesNew: true,
  factsOf: tags,
});

function tags({ prose }: ScannedText): readonly Fact[] {
  return Array.from(prose.matchAll(TAG), (match): Fact => {
    const [written, slash = '', name = '', inside = '', end = ''] = match;
    const key = `<${slash}${name}${inside.replaceAll(/\s+/g, ' ').trimEnd()}${end}>`;
    return { key, range: { start: match.index, end: match.index + written.length } };
  });
}

/** Headings that one text speaks of and the other one has not: what is no longer spoken of may go. */
function headingLosses(one: ScannedText, other: ScannedText, kind: Loss['kind']): readonly Loss[] {
  const kept = new Set(headings(other).map(({ key }) => key));
  const gone = headings(one).filter(({ key }) => !kept.has(key));
  const flat = flatten(one.prose);
  const isMany = gone.length > MAX_SEARCHED;
  return gone.flatMap(({ key, range }): readonly Loss[] => {
    if (!isMany && !standsTwice(flat, key)) return [];
    return [{ check: 'tags-and-headings', kind, what: excerpt(one.text, range), count: 1, range }];
  });
}

/** By their words, without marks around them. */
function headings({ text, structure }: ScannedText): readonly Fact[] {
  return structure.lines
    .filter(({ kind }) => kind === 'heading')
    .map(({ start, end }) => ({
      key: flatten(text.slice(start, end))
        .replace(/^[\s#*]+/, '')
        .replace(/[\s#:：*]+$/, ''),
      range: { start, end },
    }))
    .filter(({ key }) => key.length > 1);
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
