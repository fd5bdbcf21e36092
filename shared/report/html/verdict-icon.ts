import type { VerdictState } from '../../budget/verdict.ts';
import { markup, type Html } from './markup.ts';

type Tone = 'good' | 'note' | 'warning' | 'bad';

const TONES: { readonly [state in VerdictState]: Tone } = {
  'no-change': 'good',
  cheaper: 'good',
  'costs-more': 'note',
  'not-comparable': 'note',
  warning: 'warning',
  approved: 'warning',
  'could-not-measure': 'warning',
  blocked: 'bad',
};

/** Each tone has a shape of its own, not only a colour. */
const SHAPES: { readonly [tone in Tone]: Html } = {
  good: markup`<circle cx="12" cy="12" r="11" /><path d="m7 12.5 3.5 3.5L17 8.5" />`,
  note: markup`<circle cx="12" cy="12" r="11" /><path d="M12 11v6M12 7v.5" />`,
  warning: markup`<path class="sign" d="M12 2 23 21H1z" /><path d="M12 9v5M12 17v.5" />`,
  bad: markup`<circle cx="12" cy="12" r="11" /><path d="M7 12h10" />`,
};

/** A class for the colour of a verdict. */
export function toneOf(state: VerdictState): Tone {
  return TONES[state];
}

/** Drawn, because not every machine has a font with these signs; the words stand beside it. */
export function verdictIcon(state: VerdictState): Html {
  return markup`<svg class="icon" viewBox="0 0 24 24" width="28" height="28" aria-hidden="true" focusable="false">${SHAPES[TONES[state]]}</svg>`;
}
