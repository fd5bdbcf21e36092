import type { SourceFile } from '../../text/files.ts';
import { findFrontmatter, findFrontmatterField } from '../../text/frontmatter.ts';
import type { FrontmatterField } from '../../text/frontmatter.ts';
import { sliceOf, trimRange } from '../prompt-text.ts';
import type { ModelRef, TextPart } from '../prompt.ts';

/** A text file taken apart: what is sent, and what its front matter says about it. */
export type MarkdownBody = {
  readonly body: Omit<TextPart, 'kind'>;
  readonly name: { readonly name?: string };
  readonly models: readonly ModelRef[];
};

/** The text of a file without outer white space, and without its front matter when the format has one. */
export function readMarkdownBody(
  file: SourceFile,
  options: { readonly hasFrontmatter: boolean },
): MarkdownBody {
  const { path, text } = file;
  const frontmatter = options.hasFrontmatter ? findFrontmatter(text) : undefined;
  if (!frontmatter) {
    const body = sliceOf(file, trimRange(text, { start: 0, end: text.length }));
    return { body, name: {}, models: [] };
  }
  const name = findFrontmatterField(text, frontmatter, 'name')?.value;
  const model = findFrontmatterField(text, frontmatter, 'model');
  return {
    body: sliceOf(file, trimRange(text, frontmatter.body)),
    name: name === undefined ? {} : { name },
    models: model ? modelsOf(path, model) : [],
  };
}

/** The first of several models is the one that is used; `inherit` is whatever model the caller has. */
function modelsOf(path: string, { value, range }: FrontmatterField): readonly ModelRef[] {
  const id = value.split(' | ', 1)[0]?.trimEnd() ?? '';
  if (id === '' || id === 'inherit') return [];
  return [{ id, span: { path, range: { start: range.start, end: range.start + id.length } } }];
}
