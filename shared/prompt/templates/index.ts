import type { TemplateSyntax } from '../prompt.ts';
import type { TemplateLanguage } from '../template-language.ts';
import { baml } from './baml.ts';
import { claudeArguments } from './claude-arguments.ts';
import { code } from './code.ts';
import { fString } from './f-string.ts';
import { handlebars } from './handlebars.ts';
import { jinja } from './jinja.ts';
import { liquid } from './liquid.ts';
import { literal } from './literal.ts';
import { none } from './none.ts';
import { nunjucks } from './nunjucks.ts';
import { poml } from './poml.ts';
import { semanticKernel } from './semantic-kernel.ts';
import { vscode } from './vscode.ts';

/** Every template language, by id. A new one is one file here and one line in this list. */
export const TEMPLATE_LANGUAGES: { readonly [id in TemplateSyntax]: TemplateLanguage } = {
  none,
  literal,
  jinja,
  nunjucks,
  handlebars,
  liquid,
  'f-string': fString,
  'semantic-kernel': semanticKernel,
  vscode,
  'claude-arguments': claudeArguments,
  baml,
  poml,
  code,
};

export function findTemplateLanguage(id: TemplateSyntax): TemplateLanguage {
  return TEMPLATE_LANGUAGES[id];
}
