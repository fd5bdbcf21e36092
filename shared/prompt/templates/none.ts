import type { TemplateLanguage } from '../template-language.ts';

/** No holes: the text is sent as it stands. */
export const none: TemplateLanguage = {
  id: 'none',
  findVariables: () => [],
  compile: (text) => () => ({ kind: 'filled', text, missing: [] }),
};
