import { rememberByText } from '../text/remember-by-text.ts';
import type { TemplateSyntax } from './prompt.ts';
import type { TemplateLanguage } from './template-language.ts';
import { findTemplateLanguage } from './templates/index.ts';

type Holes = ReturnType<TemplateLanguage['findVariables']>;

/** The holes of a text and what is left without them, found once. Ranges in the text. */
export type TextHoles = { readonly holes: Holes; readonly fixed: string };

const REMEMBERED = new Map<TemplateSyntax, (text: string) => TextHoles>();

/** The reader of a prompt asks for them, and everything that measures it. */
export function holesOfText(text: string, syntax: TemplateSyntax): TextHoles {
  const known = REMEMBERED.get(syntax);
  if (known) return known(text);
  const { findVariables } = findTemplateLanguage(syntax);
  const remembered = rememberByText((each): TextHoles => {
    const holes = findVariables(each);
    return { holes, fixed: withoutHoles(each, holes) };
  });
  REMEMBERED.set(syntax, remembered);
  return remembered(text);
}

function withoutHoles(text: string, holes: Holes): string {
  let fixed = '';
  let end = 0;
  for (const { range } of holes) {
    if (range.start < end) continue;
    fixed += text.slice(end, range.start);
    end = range.end;
  }
  return fixed + text.slice(end);
}
