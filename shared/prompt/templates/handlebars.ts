import type { TemplateLanguage } from '../template-language.ts';
import { compileTemplate } from './handlebars-engine/engine.ts';
import { findHoles } from './handlebars-engine/find-holes.ts';

/** dotprompt: Handlebars without escaping, with dotprompt's helpers. */
export const handlebars: TemplateLanguage = {
  id: 'handlebars',
  findVariables: findHoles,
  compile: (text, partials = new Map()) => compileTemplate(text, partials),
};
