import { escapeHtml } from './escape-html.ts';

/** Markup of our own; whatever else it holds was escaped when it was put in. */
export type Html = { readonly html: string };

type Value = string | number | Html | readonly Html[] | undefined;

/**
 * Puts markup together: markup`<td>${name}</td>`. Every text is escaped here and nowhere else, so that none can be
 * forgotten; attributes need their quotes. `undefined` is nothing.
 */
export function markup(strings: TemplateStringsArray, ...values: readonly Value[]): Html {
  return { html: strings.map((text, index) => text + htmlOf(values[index])).join('') };
}

function htmlOf(value: Value): string {
  if (value === undefined) return '';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return escapeHtml(value);
  return 'html' in value ? value.html : value.map(({ html }) => html).join('');
}
