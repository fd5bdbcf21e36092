import { expect, it } from 'vitest';
import {
  findTemplateLanguage,
  TEMPLATE_LANGUAGES,
} from '../../../../shared/prompt/templates/index.ts';

it.each(Object.entries(TEMPLATE_LANGUAGES))('lists %s under its own id', (id, language) => {
  expect(language.id).toBe(id);
});

it('finds a language by its id', () => {
  expect(findTemplateLanguage('jinja').id).toBe('jinja');
});
