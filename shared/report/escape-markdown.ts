import { stripControl } from './strip-control.ts';

/**
 * Text from a pull request inside GitHub Markdown: no markup, no HTML, no mention, no issue reference, no link, one
 * line. GitHub resolves mentions and links after rendering, so a backslash or an entity does not stop them; a zero-width
 * space does.
 */
export function escapeMarkdown(text: string): string {
  return stripControl(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll(/[\\`*_[\]{}()#+!|~$-]/g, String.raw`\$&`)
    .replaceAll(/@(?=[\w-])/g, '@\u200B')
    .replaceAll(/#(?=\d)/g, '#\u200B')
    .replaceAll(/\b(?:GH-)(?=\d)/gi, 'GH-\u200B')
    .replaceAll(/:\/\//g, ':\u200B//')
    .replaceAll(/\bwww\./gi, '$&\u200B');
}

/** A name or path as code: markup, mentions and links are inert inside; safe in a table cell too. */
export function codeSpan(text: string): string {
  const line = stripControl(text);
  const longest = Math.max(0, ...(line.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  const padding = line.startsWith('`') || line.endsWith('`') || line === '' ? ' ' : '';
  return `${fence}${padding}${line.replaceAll('|', String.raw`\|`)}${padding}${fence}`;
}
