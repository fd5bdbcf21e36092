import type { TemplateLanguage } from '../template-language.ts';

export const handlebars: TemplateLanguage = {
  id: 'handlebars',
  findVariables: (text) =>
    [...text.matchAll(/\{\{[-~]?\s*([A-Za-z_]\w*)[^{}]*\}\}/g)].map((match) => ({
      name: match[1] ?? '',
      range: { start: match.index, end: match.index + match[0].length },
    })),
  compile: () => () => ({ kind: 'failed', reason: 'not written yet' }),
};
