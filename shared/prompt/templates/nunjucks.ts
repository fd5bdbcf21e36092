import type { TemplateLanguage } from '../template-language.ts';
import { compileTemplate } from './jinja-engine/engine.ts';
import { findHoles } from './jinja-engine/find-holes.ts';
import { nunjucksDialect } from './jinja-engine/nunjucks-dialect.ts';

/** promptfoo's prompts. */
export const nunjucks: TemplateLanguage = {
  id: 'nunjucks',
  findVariables: (text) => findHoles(text, nunjucksDialect),
  compile: (text) => compileTemplate(text, nunjucksDialect),
};
