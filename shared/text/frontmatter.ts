import type { Range } from './range.ts';

/** The front matter of a text, without its fences, and what follows it. */
export type Frontmatter = { readonly yaml: Range; readonly body: Range };

/**
 * Finds a front matter block: `---` (or `+++`) alone on a line, up to the next line that is the same. Only blank lines
 * may stand before it, and, where the format has them (dotprompt's licence headers), lines of `#` comments.
 * Undefined when there is none or it is never closed: the whole text is body then.
 */
export function findFrontmatter(
  text: string,
  options: { readonly afterComments?: boolean } = {},
): Frontmatter | undefined {
  let line = lineAt(text, 0);
  while (isPreamble(line, options.afterComments ?? false)) line = lineAt(text, line.next);
  const fence = line.content;
  if (fence !== '---' && fence !== '+++') return undefined;
  const start = line.next;
  while (line.next < text.length) {
    line = lineAt(text, line.next);
    if (line.content === fence) {
      return {
        yaml: { start, end: line.start },
        body: { start: line.next, end: text.length },
      };
    }
  }
  return undefined;
}

type Line = { readonly start: number; readonly content: string; readonly next: number };

function lineAt(text: string, start: number): Line {
  const breakAt = text.indexOf('\n', start);
  const next = breakAt < 0 ? text.length : breakAt + 1;
  return { start, content: text.slice(start, next).trimEnd(), next };
}

function isPreamble({ start, content, next }: Line, afterComments: boolean): boolean {
  return next > start && (content === '' || (afterComments && content.startsWith('#')));
}

/** One value of a front matter, and where it stands. */
export type FrontmatterField = { readonly value: string; readonly range: Range };

/**
 * The value of a top-level `key: value` line, of the first item when it is a list. Read line by line, because editors'
 * rule files hold lines that are no YAML (`globs: **\/*`) and their editors do not mind.
 */
export function findFrontmatterField(
  text: string,
  { yaml }: Frontmatter,
  key: string,
): FrontmatterField | undefined {
  for (let line = lineAt(text, yaml.start); line.start < yaml.end; line = lineAt(text, line.next)) {
    if (!line.content.startsWith(key)) continue;
    const colon = /^[ \t]*:/.exec(line.content.slice(key.length))?.[0].length;
    if (colon === undefined) continue;
    const start = line.start + key.length + colon;
    const value = scalarIn(text, { start, end: line.start + line.content.length });
    if (value) return value;
    const item = lineAt(text, line.next);
    const dash = item.start < yaml.end ? /^[ \t]*-[ \t]/.exec(item.content)?.[0].length : undefined;
    if (dash === undefined) return undefined;
    return scalarIn(text, { start: item.start + dash, end: item.start + item.content.length });
  }
  return undefined;
}

/** The text of a scalar or of the first item of a `[list]`, without quotes or a comment. */
function scalarIn(text: string, { start, end }: Range): FrontmatterField | undefined {
  const content = text.slice(start, end);
  const scalar = content.trimStart();
  const match = /^(\[?[ \t]*)(?:"([^"]*)"|'([^']*)'|([^[\]"'#,|>][^\],#]*))/.exec(scalar);
  if (!match) return undefined;
  const [, lead = '', double, single, plain] = match;
  const value = (double ?? single ?? plain ?? '').trimEnd();
  const quote = plain === undefined ? 1 : 0;
  const from = start + content.length - scalar.length + lead.length + quote;
  return value === '' ? undefined : { value, range: { start: from, end: from + value.length } };
}
