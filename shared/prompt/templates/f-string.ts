import { sentence, type Sentence } from '../../text/sentence.ts';
import type { TemplateLanguage } from '../template-language.ts';
import { createHoleLanguage, type HolePiece } from './hole-language.ts';
import { printPython } from './jinja-engine/python-values.ts';

/** LangChain's f-strings, which are Python's `str.format`: `{name}`, `{{` and `}}` for braces. */
export const fString: TemplateLanguage = createHoleLanguage({
  id: 'f-string',
  read: readFString,
  print: printPython,
});

/** A name, then `.key` and `[key]`, a conversion and a format, which say how and not what. */
const FIELD =
  /^([\p{L}_][\p{L}\p{N}_]*)((?:\.[\p{L}\p{N}_]+|\[[^[\]{}]*\])*)(?:![rsa])?(?::[^{}]*)?$/u;
const LONGEST_FIELD = 1000;

function readFString(text: string): readonly HolePiece[] | { readonly reason: Sentence } {
  const pieces: HolePiece[] = [];
  let start = 0;
  for (let at = nextBrace(text, 0); at < text.length; at = nextBrace(text, start)) {
    pieces.push({ kind: 'text', text: text.slice(start, at) });
    const brace = text.charAt(at);
    if (text.charAt(at + 1) === brace) {
      pieces.push({ kind: 'text', text: brace });
      start = at + 2;
      continue;
    }
    if (brace === '}') return { reason: sentence`a } stands alone; write }} for the letter` };
    const close = text.indexOf('}', at);
    if (close === -1) return { reason: sentence`a { is not closed; write {{ for the letter` };
    const field = text.slice(at + 1, Math.min(close, at + LONGEST_FIELD));
    const match = FIELD.exec(field);
    if (!match) return { reason: sentence`{${field.slice(0, 40)}} names no variable` };
    const path = [...(match[2] ?? '').matchAll(/\.([^.[]+)|\[([^\]]*)\]/g)].map(
      ([, dotted, bracketed]) => dotted ?? bracketed ?? '',
    );
    start = close + 1;
    pieces.push({ kind: 'hole', name: match[1] ?? '', path, range: { start: at, end: start } });
  }
  pieces.push({ kind: 'text', text: text.slice(start) });
  return pieces;
}

function nextBrace(text: string, from: number): number {
  const brace = /[{}]/g;
  brace.lastIndex = from;
  return brace.exec(text)?.index ?? text.length;
}
