import type { TemplateSyntax, TextPart } from './prompt.ts';
import type { TemplateLanguage } from './template-language.ts';
import { findTemplateLanguage } from './templates/index.ts';

type Holes = ReturnType<TemplateLanguage['findVariables']>;

/** The holes of a text, found once. Ranges in the text. */
export function holesOfPart(part: TextPart, syntax: TemplateSyntax): Holes {
  const known = KNOWN.get(part);
  if (known?.syntax === syntax) return known.holes;
  const holes = findTemplateLanguage(syntax).findVariables(part.text);
  KNOWN.set(part, { syntax, holes });
  return holes;
}

/** Parts are never written to, so that what was found stays true. */
const KNOWN = new WeakMap<TextPart, { readonly syntax: TemplateSyntax; readonly holes: Holes }>();
