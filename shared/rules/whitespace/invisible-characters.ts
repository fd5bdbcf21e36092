import type { Replacement } from '../replacement.ts';
import type { RulePart } from '../rule-context.ts';

/**
 * Characters that nobody sees: zero-width space, word joiner, byte order mark, soft hyphen, and no-break space. Joiners
 * (U+200C, U+200D) and variation selectors make letters and emoji what they are and are left alone.
 */
const INVISIBLE = /[\u200B\u2060\uFEFF\u00AD\u00A0]/g;

/** Thai, Lao, Tibetan, Burmese and Khmer mark where words may break with a zero-width space. */
const UNSPACED_SCRIPT = /[\u0E00-\u0FFF\u1000-\u109F\u1780-\u17FF]/;

export function* findInvisibleCharacters({ text, structure }: RulePart): Generator<Replacement> {
  for (const { index, 0: character } of text.matchAll(INVISIBLE)) {
    const range = { start: index, end: index + 1 };
    const around = text.slice(Math.max(0, index - 1), index + 2);
    if (UNSPACED_SCRIPT.test(around) || structure.literals.touches(range)) continue;
    if (character !== '\u00A0') yield { range, text: '' };
    // French sets it before high punctuation; between words it is a paste.
    else if (/^[\p{L}\p{N},.]\u00A0[\p{L}\p{N}]$/u.test(around)) yield { range, text: ' ' };
  }
}
