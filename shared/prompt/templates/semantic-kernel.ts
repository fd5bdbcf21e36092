import type { TemplateLanguage } from '../template-language.ts';
import { createHoleLanguage, type HolePiece } from './hole-language.ts';

/**
 * Semantic Kernel's own language: `{{$name}}`, `{{'text'}}`, and `{{Plugin.function $x}}`, whose result is known at run
 * time only, so that it is a variable named after the function (learn.microsoft.com, prompt-template-syntax).
 */
export const semanticKernel: TemplateLanguage = createHoleLanguage({
  id: 'semantic-kernel',
  read: readTemplate,
});

const TAG =
  /\{\{\s{0,80}(?:\$([\w]+)|(["'])((?:\\.|(?!\2)[^\\{}])*)\2|([\p{L}_][\w.-]*)[^{}]*?)\s{0,80}\}\}/gu;

function readTemplate(text: string): readonly HolePiece[] {
  const pieces: HolePiece[] = [];
  let end = 0;
  for (const match of text.matchAll(TAG)) {
    pieces.push({ kind: 'text', text: text.slice(end, match.index) });
    end = match.index + match[0].length;
    const name = match[1] ?? match[4];
    if (name === undefined) pieces.push({ kind: 'text', text: match[3] ?? '' });
    else pieces.push({ kind: 'hole', name, range: { start: match.index, end } });
  }
  pieces.push({ kind: 'text', text: text.slice(end) });
  return pieces;
}
