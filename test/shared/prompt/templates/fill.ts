import type { TemplateSyntax } from '../../../../shared/prompt/prompt.ts';
import type { Vars } from '../../../../shared/prompt/template-language.ts';
import { findTemplateLanguage } from '../../../../shared/prompt/templates/index.ts';
import { englishOf } from '../../../../shared/text/sentence.ts';

/** The filled text, or `failed: ` and the reason. */
export function fill(syntax: TemplateSyntax, template: string, vars: Vars = {}): string {
  const output = findTemplateLanguage(syntax).compile(template)(vars);
  return output.kind === 'filled' ? output.text : `failed: ${englishOf(output.reason)}`;
}

export function missingIn(
  syntax: TemplateSyntax,
  template: string,
  vars: Vars = {},
): readonly string[] {
  const output = findTemplateLanguage(syntax).compile(template)(vars);
  return output.kind === 'filled' ? output.missing : [`failed: ${englishOf(output.reason)}`];
}

/** Each hole as its name and the tag it stands in, cut from the template. */
export function holesOf(syntax: TemplateSyntax, template: string): readonly string[] {
  return findTemplateLanguage(syntax)
    .findVariables(template)
    .map(({ name, range }) => `${name} in ${template.slice(range.start, range.end)}`);
}
