import type { TemplateLanguage } from '../template-language.ts';
import { createHoleLanguage, type HolePiece } from './hole-language.ts';

const NAME = String.raw`[\p{L}_$][\p{L}\p{N}_$]*`;

/** A hole, or a `${` that is text: of the backslashes before its brace one is ours, the others are text. */
const MARK = new RegExp(String.raw`\$\{(${NAME})((?:\.${NAME})*|\(\))\}|\$(\\+)\{`, 'gu');

/**
 * Prompts in source code: `${user.name}` is what the program puts in, whichever way its language writes that, and
 * `${user()}` something it makes of `user`. The text `${` is written `$\{`.
 */
export const code: TemplateLanguage = createHoleLanguage({ id: 'code', read: readCodeText });

function readCodeText(text: string): readonly HolePiece[] {
  const pieces: HolePiece[] = [];
  let end = 0;
  for (const { 0: mark, 1: name, 2: members = '', 3: slashes, index } of text.matchAll(MARK)) {
    pieces.push({ kind: 'text', text: text.slice(end, index) });
    const start = index;
    end = index + mark.length;
    if (name === undefined) {
      pieces.push({ kind: 'text', text: `$${slashes?.slice(1) ?? ''}{` });
      continue;
    }
    // What a program makes of a value is not the value.
    const path = members === '()' ? ['()'] : members.split('.').slice(1);
    pieces.push({ kind: 'hole', name, path, range: { start, end } });
  }
  pieces.push({ kind: 'text', text: text.slice(end) });
  return pieces;
}
