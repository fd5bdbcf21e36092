import type { TemplateLanguage } from '../template-language.ts';
import { compileTemplate } from './jinja-engine/engine.ts';
import { findLiquidHoles } from './liquid-engine/find-holes.ts';
import { liquidDialect } from './liquid-engine/liquid-dialect.ts';
import { translateLiquid } from './liquid-engine/translate.ts';

/** Liquid, as Semantic Kernel and elastacloud's DotPrompt use it: its tags are read as those of the Jinja engine. */
export const liquid: TemplateLanguage = {
  id: 'liquid',
  findVariables: findLiquidHoles,
  compile: (text) => {
    const translated = translateLiquid(text);
    if (typeof translated !== 'string') return () => ({ kind: 'failed', ...translated });
    return compileTemplate(translated, liquidDialect);
  },
};
