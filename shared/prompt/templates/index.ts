import type { TemplateSyntax } from '../prompt.ts';
import type { TemplateLanguage } from '../template-language.ts';
import { handlebars } from './handlebars.ts';
import { jinja } from './jinja.ts';
import { literal } from './literal.ts';
import { none } from './none.ts';
import { nunjucks } from './nunjucks.ts';

/** Every template language, by id. A new one is one file here and one line in this list. */
export const TEMPLATE_LANGUAGES: { readonly [id in TemplateSyntax]: TemplateLanguage } = {
  none,
  literal,
  jinja,
  nunjucks,
  handlebars,
};

export function findTemplateLanguage(id: TemplateSyntax): TemplateLanguage {
  return TEMPLATE_LANGUAGES[id];
}
