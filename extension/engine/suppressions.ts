import type { FileEdit } from '../../shared/compress/pieces.ts';
import type { TemplateSyntax } from '../../shared/prompt/prompt.ts';
import type { Range } from '../../shared/text/range.ts';

/** Comments that would switch a rule off, and what of them a prompt's own text would hold. */
export type Suppression = { readonly edits: readonly FileEdit[]; readonly inText?: string };

export type SuppressionPlace = {
  readonly path: string;
  readonly text: string;
  readonly rule: string;
  /** Where the finding stands, and the text that it is about; in units of the file. */
  readonly finding: Range;
  readonly part: Range;
  readonly syntax: TemplateSyntax;
};

type CommentStyle = { readonly open: string; readonly close: string };

const HASH: CommentStyle = { open: '# ', close: '' };
const SLASHES: CommentStyle = { open: '// ', close: '' };
const HTML: CommentStyle = { open: '<!-- ', close: ' -->' };
const JINJA: CommentStyle = { open: '{# ', close: ' #}' };
const HANDLEBARS: CommentStyle = { open: '{{!-- ', close: ' --}}' };

const HASH_FILES = /\.(?:ya?ml|py|rb|sh|toml)$/i;
const SLASH_FILES = /\.(?:[cm]?[jt]sx?|go|java|kt|cs|swift|rs|php|dart|baml)$/i;
const MARKUP_FILES = /\.(?:poml|xml|html?)$/i;
const TEXT_FILES = /(?:\.(?:md|mdc|markdown|txt|prompt|prompty|j2|jinja2?|hbs)|\/?\.\w+rules)$/i;

/** How many lines above a text its literal or key may begin. */
const MAX_LINES_ABOVE = 4;

/**
 * Comments in the order they are tried: for one line before many, and those that no model sees before those it is sent.
 * Whether a file still says the same with one is for the caller to find out.
 */
export function* suppressions(place: SuppressionPlace): Generator<Suppression, void> {
  const host = hostStyle(place.path);
  if (host) {
    yield lineAbove(place, host);
    yield* aroundPart(place, host);
  }
  const template = templateStyle(place.syntax);
  if (template) yield* endOfPreviousLine(place, template);
  yield* inFrontmatter(place);
  if (TEXT_FILES.test(place.path)) yield asText(lineAbove(place, HTML));
}

function hostStyle(path: string): CommentStyle | undefined {
  if (HASH_FILES.test(path)) return HASH;
  if (SLASH_FILES.test(path)) return SLASHES;
  return MARKUP_FILES.test(path) ? HTML : undefined;
}

function templateStyle(syntax: TemplateSyntax): CommentStyle | undefined {
  if (syntax === 'jinja' || syntax === 'nunjucks') return JINJA;
  return syntax === 'handlebars' ? HANDLEBARS : undefined;
}

function lineAbove({ text, rule, finding }: SuppressionPlace, style: CommentStyle): Suppression {
  const start = lineStart(text, finding.start);
  return { edits: [commentLine(text, start, comment('disable-next-line', rule, style))] };
}

/** For the whole text: it cannot hold a comment itself, as a block of YAML or a string of code. */
function* aroundPart(
  { text, rule, part }: SuppressionPlace,
  style: CommentStyle,
): Generator<Suppression, void> {
  const enable = commentBehind(text, part.end, comment('enable', rule, style));
  let start = lineStart(text, part.start);
  for (let above = 0; above <= MAX_LINES_ABOVE; above += 1) {
    const disable = commentLine(text, start, comment('disable', rule, style));
    yield { edits: [disable, enable] };
    if (start === 0) return;
    start = lineStart(text, start - 1);
  }
}

/** A comment of the template language leaves nothing behind, not even a line. */
function* endOfPreviousLine(
  { text, rule, finding, part }: SuppressionPlace,
  style: CommentStyle,
): Generator<Suppression, void> {
  const start = lineStart(text, finding.start);
  if (start <= part.start) return;
  const end = lineEnd(text, start - 1);
  const written = comment('disable-next-line', rule, style);
  yield { edits: [{ range: { start: end, end }, text: written }], inText: written };
}

/** For the whole file. */
function* inFrontmatter({ text, rule }: SuppressionPlace): Generator<Suppression, void> {
  const opening = /^---[ \t]*\r?\n/.exec(text);
  if (opening)
    yield { edits: [commentLine(text, opening[0].length, comment('disable', rule, HASH))] };
}

function asText({ edits }: Suppression): Suppression {
  return { edits, inText: edits.map(({ text }) => text).join('') };
}

function comment(
  verb: 'disable-next-line' | 'disable' | 'enable',
  rule: string,
  { open, close }: CommentStyle,
): string {
  return `${open}promptfare-${verb} ${rule}${close}`;
}

/** A line of its own before the one at `start`, as far in as that. */
function commentLine(text: string, start: number, written: string): FileEdit {
  const indent = /^[ \t]*/.exec(text.slice(start))?.[0] ?? '';
  return { range: { start, end: start }, text: `${indent}${written}${endOfLine(text)}` };
}

/** A line of its own behind the one at `offset`, at the margin. */
function commentBehind(text: string, offset: number, written: string): FileEdit {
  const eol = endOfLine(text);
  const end = lineEnd(text, Math.max(0, offset - 1));
  if (end >= text.length) return { range: { start: end, end }, text: `${eol}${written}` };
  const next = end + (text.startsWith('\r\n', end) ? 2 : 1);
  return { range: { start: next, end: next }, text: `${written}${eol}` };
}

function lineStart(text: string, offset: number): number {
  return offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
}

/** Before the line end, CR and all. */
function lineEnd(text: string, offset: number): number {
  const feed = text.indexOf('\n', offset);
  if (feed < 0) return text.length;
  return text[feed - 1] === '\r' && feed > offset ? feed - 1 : feed;
}

function endOfLine(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}
