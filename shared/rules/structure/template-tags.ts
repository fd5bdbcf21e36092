import type { Range } from '../../text/range.ts';

/**
 * A tag of any template language: `output` is filled with a value, `block` decides what is sent (`{% if %}`,
 * `{{#each}}`, `{{/if}}`, `{{else}}`), `comment` is never sent.
 */
export type TemplateTag = Range & {
  readonly kind: 'output' | 'block' | 'comment';
  /** The first word of a block tag with its mark: `if`, `endif`, `#each`, `/if`, `else`; empty for the others. */
  readonly verb: string;
};

type Form = {
  readonly open: string;
  readonly close: string;
  readonly kind: TemplateTag['kind'];
  readonly isOneLine?: boolean;
};

const FORMS: readonly Form[] = [
  { open: '{{!', close: '}}', kind: 'comment' },
  { open: '{{#', close: '}}', kind: 'block' },
  { open: '{{/', close: '}}', kind: 'block' },
  { open: '{{', close: '}}', kind: 'output' },
  { open: '{%', close: '%}', kind: 'block' },
  { open: '{#', close: '#}', kind: 'comment' },
  { open: '<%', close: '%>', kind: 'output' },
  { open: '${', close: '}', kind: 'output', isOneLine: true },
];

/** The first two characters of any form. */
const OPENING = /\{[{%#A-Za-z_]|<%|\$\{/g;
const ELSE = /^\{\{[~-]?\s*(?:else|\^)/;
const VERB = /^(?:\{\{|\{%)[-+~]?\s*([#/^]?\s?\w*)/;
const NAMED = /\{[A-Za-z_][\w.[\]]{0,80}\}/y;
const MAX_ONE_LINE = 200;

/** Tags in order, of every dialect at once: text that only looks like one is protected too, which harms nobody. Linear. */
export function findTemplateTags(text: string): readonly TemplateTag[] {
  const tags: TemplateTag[] = [];
  const unclosed = new Set<string>();
  const starts = new RegExp(OPENING);
  while (starts.test(text)) {
    const start = starts.lastIndex - 2;
    const tag = readTag(text, start, unclosed);
    if (tag) tags.push(tag);
    starts.lastIndex = tag ? tag.end : start + 1;
  }
  return tags;
}

function readTag(text: string, start: number, unclosed: Set<string>): TemplateTag | undefined {
  const form = FORMS.find(({ open }) => text.startsWith(open, start));
  if (!form) return readNamed(text, start);
  const end = endOf(form, { text, start, unclosed });
  if (end === undefined) return undefined;
  const isElse = form.open === '{{' && ELSE.test(text.slice(start, start + 20));
  const kind = isElse ? 'block' : form.kind;
  const verb = kind === 'block' ? (VERB.exec(text.slice(start, start + 40))?.[1] ?? '') : '';
  return { start, end, kind, verb };
}

type Search = { readonly text: string; readonly start: number; readonly unclosed: Set<string> };

function endOf(form: Form, { text, start, unclosed }: Search): number | undefined {
  if (form.isOneLine) return endOnLine(text, start, form.close);
  // One failed search says that no later tag closes either; searching again would be quadratic.
  if (unclosed.has(form.close)) return undefined;
  const at = text.indexOf(form.close, start + form.open.length);
  if (at < 0) {
    unclosed.add(form.close);
    return undefined;
  }
  const end = at + form.close.length;
  // `{{{raw}}}` ends with three.
  return text.startsWith('{{{', start) && text[end] === '}' ? end + 1 : end;
}

function endOnLine(text: string, start: number, close: string): number | undefined {
  const line = text.slice(start, start + MAX_ONE_LINE).split('\n', 1)[0] ?? '';
  const at = line.indexOf(close);
  return at < 0 ? undefined : start + at + close.length;
}

function readNamed(text: string, start: number): TemplateTag | undefined {
  NAMED.lastIndex = start;
  const name = NAMED.exec(text)?.[0];
  return name === undefined
    ? undefined
    : { start, end: start + name.length, kind: 'output', verb: '' };
}
