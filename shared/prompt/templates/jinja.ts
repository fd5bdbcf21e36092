import type { TemplateLanguage } from '../template-language.ts';
import { compileTemplate } from './jinja-engine/engine.ts';
import { findHoles } from './jinja-engine/find-holes.ts';
import { jinjaDialect } from './jinja-engine/jinja-dialect.ts';

/** prompty, promptflow and Jinja files. */
export const jinja: TemplateLanguage = {
  id: 'jinja',
  findVariables: (text) => findHoles(text, jinjaDialect),
  compile: (text) => compileTemplate(text, jinjaDialect),
};
