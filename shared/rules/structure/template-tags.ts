import type { Range } from '../../text/range.ts';

/**
 * A tag of any template language: `output` is filled with a value, `block` decides what is sent (`{% if %}`,
 * `{{#each}}`, `{{/if}}`, `{{else}}`), `comment` is never sent.
 */
export type TemplateTag = Range & { readonly kind: 'output' | 'block' | 'comment' };

/** How a tag begins, how it ends, and how far the end may be. */
const FORMS: readonly {
  readonly open: string;
  readonly close: string;
  readonly kind: TemplateTag['kind'];
  readonly isOneLine?: boolean;
}[] = [
  { open: '{{!', close: '}}', kind: 'comment' },
  { open: '{{#', close: '}}', kind: 'block' },
  { open: '{{/', close: '}}', kind: 'block' },
  { open: '{{', close: '}}', kind: 'output' },
  { open: '{%', close: '%}', kind: 'block' },
  { open: '{#', close: '#}', kind: 'comment' },
  { open: '<%', close: '%>', kind: 'output' },
  { open: '${', close: '}', kind: 'output', isOneLine: true },
];

const ELSE = /^\{\{[~-]?\s*(?:else|\^)/;
const NAMED = /\{[A-Za-z_][\w.[\]]{0,80}\}/y;
const MAX_ONE_LINE = 200;

/** Tags in order, of every dialect at once: text that only looks like one is protected too, which harms nobody. Linear. */
export function findTemplateTags(text: string): readonly TemplateTag[] {
  const tags: TemplateTag[] = [];
  const unclosed = new Set<string>();
  const starts = /[{<$]/g;
  for (let match = starts.exec(text); match; match = starts.exec(text)) {
    const tag = readTag(text, match.index, unclosed);
    if (!tag) continue;
    tags.push(tag);
    starts.lastIndex = tag.end;
  }
  return tags;
}

function readTag(text: string, start: number, unclosed: Set<string>): TemplateTag | undefined {
  const form = FORMS.find(({ open }) => text.startsWith(open, start));
  if (!form) return readNamed(text, start);
  // One failed search says that no later tag closes either; searching again would be quadratic.
  if (unclosed.has(form.close) && !form.isOneLine) return undefined;
  const end = form.isOneLine
    ? endOnLine(text, start, form.close)
    : text.indexOf(form.close, start + form.open.length);
  if (end < 0) {
    if (!form.isOneLine) unclosed.add(form.close);
    return undefined;
  }
  let after = end + form.close.length;
  if (form.close === '}}') while (text[after] === '}' && text[start + 2] === '{' && after < end + 4) after += 1;
  const isElse = form.kind === 'output' && ELSE.test(text.slice(start, start + 20));
  return { start, end: after, kind: isElse ? 'block' : form.kind };
}

function endOnLine(text: string, start: number, close: string): number {
  const line = text.slice(start, start + MAX_ONE_LINE).split('\n', 1)[0] ?? '';
  const at = line.indexOf(close);
  return at < 0 ? -1 : start + at;
}

function readNamed(text: string, start: number): TemplateTag | undefined {
  NAMED.lastIndex = start;
  const name = NAMED.exec(text)?.[0];
  return name === undefined ? undefined : { start, end: start + name.length, kind: 'output' };
}
